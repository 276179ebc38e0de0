import type { CollectionOperations, CollectionReads } from '@yijian/standard/resources';
import type { Transport } from '../create-transport.js';
import type { Operation, OperationId, PagedOperationId, ReadOperationId } from '../operation-types.js';
import { readable, type Readable } from './readable.js';
import { writable, type Writable } from './writable.js';

/** What one can do with the records of a collection of the standard. */
export type ResourceOf<Operations> =
  Operations extends CollectionReads<infer Many, infer One>
    ? Readable<`list${Many}` & PagedOperationId, `get${One}` & ReadOperationId> &
        (Operations extends CollectionOperations<Many, One>
          ? Writable<`create${One}` & OperationId, `put${One}` & OperationId>
          : unknown)
    : never;

/**
 * The records of one collection of one server: `resource(createTransport({ baseUrl }), penalties)` with `penalties` from
 * `@yijian/client/resources`. A page bundles only the collections that it names.
 */
export function resource<Operations extends CollectionReads<string, string>>(
  transport: Transport,
  operations: Operations,
): ResourceOf<Operations> {
  const { list, get, create, put } = operations as unknown as {
    list: Operation<PagedOperationId>;
    get: Operation<ReadOperationId>;
    create?: Operation;
    put?: Operation;
  };
  return {
    ...readable(transport, { list, get }),
    ...(create && put && writable(transport, { create, put })),
  } as unknown as ResourceOf<Operations>;
}
