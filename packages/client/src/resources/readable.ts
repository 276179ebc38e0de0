import type { ListOptions, ReadOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import type { Operation, PagedOperationId, PageOf, QueryOf, ReadOperationId, ResultOf } from '../operation-types.js';
import type { Paged } from '../paged.js';
import { pagedEndpoint } from './paged-endpoint.js';

/** Records that are listed and read by id. */
export interface Readable<List extends PagedOperationId, Get extends ReadOperationId> {
  /**
   * Lists records: `await` for the first page, `for await` for every item, `.pages()` for the pages. `cursor` goes on
   * from a page read before.
   */
  readonly list: (parameters?: QueryOf<List>, options?: ListOptions) => Paged<PageOf<List>>;
  /** Reads one record. Rejects with a `ProblemError` of code `not-found` when there is none. */
  readonly get: (id: string, options?: ReadOptions<ResultOf<Get>>) => Promise<ResultOf<Get>>;
}

/** Makes the reads of a kind of record out of its operations. */
export function readable<List extends PagedOperationId, Get extends ReadOperationId>(
  transport: Transport,
  operations: { readonly list: Operation<List>; readonly get: Operation<Get> },
): Readable<List, Get> {
  const list = pagedEndpoint(transport, operations.list);
  const get = transport.endpoint(operations.get);
  return {
    list: (parameters, options) => list([], parameters, options),
    get: (id, options) => get({ path: [id] }, options),
  };
}
