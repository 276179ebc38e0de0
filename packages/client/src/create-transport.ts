import ky, { isHTTPError, isNetworkError, isTimeoutError } from 'ky';
import { baseAddress } from './base-address.js';
import { bodyOf } from './body-of.js';
import type { ClientOptions, PutOptions } from './client-options.js';
import { ConditionalCache, type Answer } from './conditional-cache.js';
import { NetworkError } from './errors/network-error.js';
import { ProblemError } from './errors/problem-error.js';
import { TimeoutError } from './errors/timeout-error.js';
import { InFlight } from './in-flight.js';
import type { BodyOf, Operation, OperationId, QueryOf, ResultOf } from './operation-types.js';
import { ensurePlatform, randomId } from './platform.js';
import { problemOf } from './problem-of.js';
import { requestAddress } from './request-address.js';
import { retryAfterMs } from './retry-after-ms.js';
import { retryPolicy } from './retry-policy.js';
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
  /** What runs now and began after the last write. */
  readonly inFlight: InFlight;
}

/** What one request is made of, apart from its operation. */
interface Message {
  readonly url: string;
  readonly token: string | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

/**
 * Opens the way to a server. Sends nothing yet.
 *
 * @throws {TypeError} when an option cannot be used; the message says which and what would do.
 */
export function createTransport(options: ClientOptions): Transport {
  ensurePlatform();
  const { token, language, retry = {}, timeoutMs = 10_000, totalTimeoutMs = 30_000 } = options;
  for (const [name, value] of Object.entries({ timeoutMs, totalTimeoutMs }))
    if (!(value > 0 && value < 2 ** 31))
      throw new TypeError(`${name} must be milliseconds above 0 and below 2^31, not ${value}.`);
  if (retry && !(Number.isInteger(retry.limit ?? 0) && (retry.limit ?? 0) >= 0))
    throw new TypeError(`retry.limit must be a whole number from 0, not ${String(retry.limit)}.`);
  const base = baseAddress(options.baseUrl);
  const cache = options.cache === false ? undefined : new ConditionalCache();
  const inFlight = new InFlight();
  const texts = new WeakMap<Response, string>();
  const http = ky.create({
    timeout: timeoutMs,
    totalTimeout: totalTimeoutMs,
    throwHttpErrors: (status) => status !== 304,
    headers: { accept: 'application/json, application/problem+json', 'accept-language': language },
    // An attempt ends with its body: a connection that drops in the middle of it is repeated like one that never came
    // about.
    fetch: async (request) => {
      const response = await (options.fetch ?? globalThis.fetch)(request as Request);
      texts.set(response, await response.text());
      return response;
    },
  });

  async function currentToken(signal: AbortSignal | undefined): Promise<string | undefined> {
    const current = typeof token === 'function' ? await new SharedTask(async () => token()).join(signal) : token;
    if (current !== undefined && !/^[\x21-\x7e]+$/.test(current))
      throw new TypeError('token must be visible ASCII characters without spaces, and without "Bearer".');
    return current;
  }

  async function exchange(operation: Operation, message: Message, signal: AbortSignal): Promise<Answer> {
    const { operationId, method } = operation;
    const requestId = randomId();
    const response = http(message.url, {
      method,
      signal,
      headers: {
        ...message.headers,
        authorization: message.token && `Bearer ${message.token}`,
        'x-request-id': requestId,
      },
      ...(message.body !== undefined && { body: message.body }),
      retry: retryPolicy(retry, totalTimeoutMs),
    });
    try {
      return answerOf(await response, requestId);
    } catch (error) {
      const origin = { operationId, requestId };
      if (isTimeoutError(error)) throw new TimeoutError(origin);
      if (!isHTTPError(error))
        throw new NetworkError({ ...origin, cause: isNetworkError(error) ? error.cause : error });
      const { status, contentType, text, requestId: answered } = answerOf(error.response, requestId);
      throw new ProblemError(problemOf(status, contentType, text, message.token), {
        operationId,
        requestId: answered,
        retryAfterMs: retryAfterMs(error.response.headers),
      });
    }
  }

  const answerOf = (response: Response, requestId: string): Answer => ({
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    etag: response.headers.get('etag') ?? undefined,
    requestId: response.headers.get('x-request-id') ?? requestId,
    text: texts.get(response) ?? '',
  });

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
