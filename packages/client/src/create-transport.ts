import type { Answer } from './answer.js';
import { baseAddress } from './base-address.js';
import { bodyOf } from './body-of.js';
import { checkedExchange } from './check-answer.js';
import type { ClientOptions, PutOptions, ReadOptions } from './client-options.js';
import { createExchange } from './create-exchange.js';
import { createMemory, type Memory } from './create-memory.js';
import { createTokens } from './create-tokens.js';
import { ContractError } from './errors/contract-error.js';
import type { BodyOf, Operation, OperationId, QueryOf, ResultOf } from './operation-types.js';
import { randomId } from './platform.js';
import { requestAddress } from './request-address.js';
import { SharedTask } from './shared-task.js';

/** What one call sends. */
export interface EndpointRequest<Id extends OperationId> {
  /** Values of the path's parameters, in their order. */
  readonly path?: readonly string[];
  readonly query?: QueryOf<Id>;
  readonly body?: BodyOf<Id>;
}

/** An operation of one server. */
export type Endpoint<Id extends OperationId> = (
  request: EndpointRequest<Id>,
  options?: PutOptions & ReadOptions<ResultOf<Id>>,
) => Promise<ResultOf<Id>>;

/** The way to one server, which resources share. */
export interface Transport {
  /**
   * Compiles an operation. Reads are answered from memory on 304 and shared while in flight; after a write, nothing
   * that was asked before it is shared any more.
   */
  readonly endpoint: <Id extends OperationId>(operation: Operation<Id>) => Endpoint<Id>;
  /** Compiles an operation that answers a stream of this type. Neither kept nor shared; aborting the signal ends it. */
  readonly stream: <Id extends OperationId>(
    operation: Operation<Id>,
    mediaType: string,
  ) => (request: EndpointRequest<Id>, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  readonly recall: Memory['recall'];
}

/**
 * Opens the way to a server. Sends nothing yet.
 *
 * @throws {TypeError} when an option cannot be used; the message says which and what would do.
 */
export function createTransport(options: ClientOptions): Transport {
  const base = baseAddress(options.baseUrl);
  const tokens = createTokens(options.token);
  const exchange = createExchange(options, tokens);
  const send = options.checkAnswer ? checkedExchange(exchange, options.checkAnswer) : exchange;
  const { recall, drop, forget } = createMemory(options.cache, tokens);

  return {
    recall,
    stream(operation, mediaType) {
      const address = requestAddress(base, operation);
      const { operationId } = operation;
      return async ({ path = [], query = {} }, signal) => {
        const url = address(path, query);
        const token = await tokens.current(signal);
        const message = { url, token, accept: `${mediaType}, application/problem+json`, streamed: true };
        const { headers: answered, stream, requestId } = await send(operation, message, signal);
        if (!answered.get('content-type')?.startsWith(mediaType) || !stream)
          throw new ContractError(`the server answered no ${mediaType}; check baseUrl`, { operationId, requestId });
        return stream;
      };
    },
    endpoint<Id extends OperationId>(operation: Operation<Id>): Endpoint<Id> {
      const address = requestAddress(base, operation);
      const { operationId, method } = operation;
      const result = (answer: Answer): ResultOf<Id> => bodyOf(answer, operationId) as ResultOf<Id>;
      if (method !== 'GET')
        return async ({ path = [], query = {}, body }, { signal, idempotencyKey, ifMatch, ifNoneMatch } = {}) => {
          const url = address(path, query);
          const token = await tokens.current(signal);
          const headers = {
            'content-type': 'application/json',
            'idempotency-key': idempotencyKey ?? randomId(),
            'if-match': ifMatch,
            'if-none-match': ifNoneMatch,
          };
          const message = { url, token, headers, body: JSON.stringify(body) };
          try {
            return result(await new SharedTask((left) => send(operation, message, left)).join(signal));
          } finally {
            // Whatever became of the write, what is read from now on must be asked after it.
            forget();
          }
        };
      return async ({ path = [], query = {} }, { signal, onNewer } = {}) => {
        const url = address(path, query);
        const answer = await recall<Answer>(
          url,
          async (token, left, held) => {
            const headers = held && { 'if-none-match': held.headers.get('etag') ?? undefined };
            const fresh = await send(operation, { url, token, headers }, left);
            return fresh.status === 304 && held ? { ...held, requestId: fresh.requestId } : fresh;
          },
          { signal, ...(onNewer && { onNewer: (newer) => onNewer(result(newer)) }) },
        );
        try {
          return result(answer);
        } catch (error) {
          drop(url);
          throw error;
        }
      };
    },
  };
}
