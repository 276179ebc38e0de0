import type { PutOptions, WriteOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import type { BodyOf, Operation, OperationId, ResultOf } from '../operation-types.js';
import { writeEndpoint } from '../write-endpoint.js';

/** Records that are created and replaced. Needs a token. */
export interface Writable<Create extends OperationId, Put extends OperationId> {
  /**
   * Stores a new record under the id in the body. Rejects with a `ProblemError` of code `conflict` when the id is
   * taken.
   */
  readonly create: (body: BodyOf<Create>, options?: WriteOptions) => Promise<ResultOf<Create>>;
  /**
   * Creates or replaces the record of this id. Replacing needs `ifMatch`; a `ProblemError` of code
   * `precondition-failed` says that somebody else has changed it since.
   */
  readonly put: (id: string, body: BodyOf<Put>, options?: PutOptions) => Promise<ResultOf<Put>>;
}

/** Makes the writes of a kind of record out of its operations. */
export function writable<Create extends OperationId, Put extends OperationId>(
  transport: Transport,
  operations: { readonly create: Operation<Create>; readonly put: Operation<Put> },
): Writable<Create, Put> {
  const create = writeEndpoint(transport, operations.create);
  const put = writeEndpoint(transport, operations.put);
  return {
    create: (body, options) => create({ body }, options),
    put: (id, body, options) => put({ path: [id], body }, options),
  };
}
