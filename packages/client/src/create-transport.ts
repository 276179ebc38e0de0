import type { Answer } from './answer.js';
import { baseAddress } from './base-address.js';
import { bodyOf } from './body-of.js';
import type { ClientOptions, ReadOptions } from './client-options.js';
import { createExchange, type Message } from './create-exchange.js';
import { createMemory, type Memory } from './create-memory.js';
import { createTokens } from './create-tokens.js';
import type { Operation, OperationId, QueryOf, ReadOperationId, ResultOf } from './operation-types.js';
import { requestAddress } from './request-address.js';

/** What one call asks. */
export interface EndpointRequest<Id extends OperationId> {
  /** Values of the path's parameters, in their order. */
  readonly path?: readonly string[];
  readonly query?: QueryOf<Id>;
}

/** A read of one server. */
export type Endpoint<Id extends OperationId> = (
  request: EndpointRequest<Id>,
  options?: ReadOptions<ResultOf<Id>>,
) => Promise<ResultOf<Id>>;

/** The way to one server, which resources share. */
export interface Transport {
  /**
   * Compiles a read; `writeEndpoint` is for writes. It is answered from memory on 304 and shared while in flight.
   */
  readonly endpoint: <Id extends ReadOperationId>(operation: Operation<Id>) => Endpoint<Id>;
  /**
   * Sends one request of an operation. Its answer is neither kept nor shared; aborting the signal ends it. After a write,
   * nothing that was asked before it is shared any more.
   */
  readonly send: <Id extends OperationId>(
    operation: Operation<Id>,
    request: EndpointRequest<Id>,
    message: Omit<Message, 'url' | 'token'>,
    signal?: AbortSignal,
  ) => Promise<Answer>;
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
  const { recall, drop, forget } = createMemory(options.cache, tokens);
  const exchange = createExchange(options, (refused) => {
    // What a newer token is answered is not kept for whoever asked with the old one, or with none.
    forget();
    return tokens.renewed(refused);
  });

  const compiled = new Map<Operation, unknown>();

  function compile<Id extends ReadOperationId>(operation: Operation<Id>): Endpoint<Id> {
    const { operationId } = operation;
    const address = requestAddress(base, operation);
    const result = (answer: Answer): ResultOf<Id> => bodyOf(answer, operationId) as ResultOf<Id>;
    return async ({ path = [], query = {} }, { signal, reload, onNewer } = {}) => {
      const url = address(path, query);
      const answer = await recall<Answer>(
        url,
        (token, left, held) => {
          const etag = held?.head.headers.get('etag');
          if (!held || !etag) return exchange(operation, { url, token }, left);
          return exchange(operation, { url, token, headers: { 'if-none-match': etag } }, left).then((fresh) =>
            fresh.head.status === 304 ? { ...held, head: { ...held.head, requestId: fresh.head.requestId } } : fresh,
          );
        },
        { signal, reload, ...(onNewer && { onNewer: (newer) => onNewer(result(newer)) }) },
      );
      try {
        return result(answer);
      } catch (error) {
        drop(url);
        throw error;
      }
    };
  }

  return {
    recall,
    send: async (operation, { path = [], query = {} }, message, signal) => {
      const url = requestAddress(base, operation)(path, query);
      try {
        return await exchange(operation, { ...message, url, token: await tokens.current(signal) }, signal);
      } finally {
        // Whatever became of a write, what is read from now on must be asked after it.
        if (operation.method !== 'GET') forget();
      }
    },
    endpoint: <Id extends ReadOperationId>(operation: Operation<Id>) => {
      const known = (compiled.get(operation) as Endpoint<Id> | undefined) ?? compile(operation);
      compiled.set(operation, known);
      return known;
    },
  };
}
