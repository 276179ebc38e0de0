import { bodyOf } from './body-of.js';
import type { PutOptions } from './client-options.js';
import type { EndpointRequest, Transport } from './create-transport.js';
import type { BodyOf, Operation, OperationId, ResultOf } from './operation-types.js';
import { randomId } from './platform.js';
import { SharedTask } from './shared-task.js';

/** What one call of a write sends. */
export interface WriteRequest<Id extends OperationId> extends EndpointRequest<Id> {
  readonly body?: BodyOf<Id>;
}

/** A write of one server. Apart from the transport, so that a page that only reads does not carry it. */
export const writeEndpoint =
  <Id extends OperationId>(
    transport: Transport,
    operation: Operation<Id>,
  ): ((request: WriteRequest<Id>, options?: PutOptions) => Promise<ResultOf<Id>>) =>
  async ({ body, ...request }, { signal, idempotencyKey, reason, ifMatch, ifNoneMatch } = {}) => {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey ?? randomId(),
      // Headers carry no Chinese.
      'yijian-change-reason': reason && encodeURIComponent(reason),
      'if-match': ifMatch,
      'if-none-match': ifNoneMatch,
    };
    const message = { headers, body: JSON.stringify(body) };
    const task = new SharedTask((left) => transport.send(operation, request, message, left));
    return bodyOf(await task.join(signal), operation.operationId) as ResultOf<Id>;
  };
