import { baseAddress } from './base-address.js';
import { bodyOf } from './body-of.js';
import { checkedExchange } from './check-answer.js';
import type { ClientOptions, PutOptions } from './client-options.js';
import { ConditionalCache, type Answer } from './conditional-cache.js';
import { createExchange, type Message } from './create-exchange.js';
import { InFlight } from './in-flight.js';
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
  options?: PutOptions,
) => Promise<ResultOf<Id>>;

/** The way to one server, which resources share. */
export interface Transport {
  /**
   * Compiles an operation. Reads are answered from memory on 304 and shared while in flight; after a write, nothing
   * that was asked before it is shared any more.
   */
  readonly endpoint: <Id extends OperationId>(operation: Operation<Id>) => Endpoint<Id>;
  /** Compiles an operation that answers a stream. Neither kept nor shared; aborting the signal ends the stream. */
  readonly stream: <Id extends OperationId>(
    operation: Operation<Id>,
  ) => (request: EndpointRequest<Id>, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  /** What runs now and began after the last write. */
  readonly inFlight: InFlight;
}

/**
 * Opens the way to a server. Sends nothing yet.
 *
 * @throws {TypeError} when an option cannot be used; the message says which and what would do.
 */
export function createTransport(options: ClientOptions): Transport {
  const { token } = options;
  const base = baseAddress(options.baseUrl);
  const cache = options.cache === false ? undefined : new ConditionalCache();
  const inFlight = new InFlight();
  const { exchange: unchecked, open } = createExchange(options);
  const exchange = options.checkAnswer ? checkedExchange(unchecked, options.checkAnswer) : unchecked;

  async function currentToken(signal: AbortSignal | undefined): Promise<string | undefined> {
    const current = typeof token === 'function' ? await new SharedTask(async () => token()).join(signal) : token;
    if (current !== undefined && !/^[\x21-\x7e]+$/.test(current))
      throw new TypeError('token must be visible ASCII characters without spaces, and without "Bearer".');
    return current;
  }

  async function read(operation: Operation, message: Message, signal: AbortSignal | undefined): Promise<object> {
    const { operationId } = operation;
    if (!cache)
      return bodyOf(await new SharedTask((left) => exchange(operation, message, left)).join(signal), operationId);
    // Another token may see another answer at the same address.
    const key = `${message.token ?? ''} ${message.url}`;
    const ask = async (left: AbortSignal): Promise<Answer> => {
      const held = cache.get(key);
      const answer = await exchange(operation, { ...message, headers: { 'if-none-match': held?.etag } }, left);
      if (answer.status !== 304) cache.set(key, answer);
      else if (held) return { ...held, requestId: answer.requestId };
      return answer;
    };
    const answer = await inFlight.join(key, ask, signal);
    try {
      return bodyOf(answer, operationId);
    } catch (error) {
      cache.delete(key);
      throw error;
    }
  }

  async function write(operation: Operation, message: Message, signal: AbortSignal | undefined): Promise<object> {
    try {
      return bodyOf(
        await new SharedTask((left) => exchange(operation, message, left)).join(signal),
        operation.operationId,
      );
    } finally {
      // Whatever became of the write, what is read from now on must be asked after it.
      inFlight.clear();
      cache?.clear();
    }
  }

  return {
    inFlight,
    stream(operation) {
      const address = requestAddress(base, operation);
      return async ({ path = [], query = {} }, signal) =>
        open(operation, { url: address(path, query), token: await currentToken(signal) }, signal);
    },
    endpoint<Id extends OperationId>(operation: Operation<Id>): Endpoint<Id> {
      const address = requestAddress(base, operation);
      return async ({ path = [], query = {}, body }, { signal, idempotencyKey, ifMatch, ifNoneMatch } = {}) => {
        const url = address(path, query);
        const message = { url, token: await currentToken(signal) };
        if (operation.method === 'GET') return (await read(operation, message, signal)) as ResultOf<Id>;
        const headers = {
          'content-type': 'application/json',
          'idempotency-key': idempotencyKey ?? randomId(),
          'if-match': ifMatch,
          'if-none-match': ifNoneMatch,
        };
        return (await write(operation, { ...message, headers, body: JSON.stringify(body) }, signal)) as ResultOf<Id>;
      };
    },
  };
}
