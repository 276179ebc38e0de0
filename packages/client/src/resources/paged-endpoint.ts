import type { ListOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import type { Operation, PagedOperationId, PageOf, QueryOf } from '../operation-types.js';
import { Paged } from '../paged.js';

/** A paged operation as a function of its path values and query. */
export function pagedEndpoint<Id extends PagedOperationId>(
  transport: Transport,
  operation: Operation<Id>,
): (path: readonly string[], query?: QueryOf<Id>, options?: ListOptions) => Paged<PageOf<Id>> {
  const read = transport.endpoint(operation);
  return (path, query, options) => {
    const { cursor: start } = (query ?? {}) as { cursor?: string };
    const page = async (cursor: string | undefined): Promise<PageOf<Id>> =>
      (await read({ path, query: { ...query, cursor } as QueryOf<Id> }, options)) as PageOf<Id>;
    return new Paged(operation.operationId, page, start);
  };
}
