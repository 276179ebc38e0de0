import ky, { isHTTPError, isNetworkError, isTimeoutError } from 'ky';
import type { ClientOptions } from './client-options.js';
import type { Answer } from './conditional-cache.js';
import { ContractError } from './errors/contract-error.js';
import { NetworkError } from './errors/network-error.js';
import { ProblemError } from './errors/problem-error.js';
import { TimeoutError } from './errors/timeout-error.js';
import type { Operation } from './operation-types.js';
import { ensurePlatform, randomId } from './platform.js';
import { problemOf } from './problem-of.js';
import { retryAfterMs } from './retry-after-ms.js';
import { retryPolicy } from './retry-policy.js';

/** What one request is made of, apart from its operation. */
export interface Message {
  readonly url: string;
  readonly token: string | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

/**
 * Sends one request, in as many attempts as it takes, and reads the answer whole. Rejects with `ProblemError`,
 * `NetworkError` or `TimeoutError`; with a `TypeError` when a header cannot be sent; and with anything when `signal` is
 * aborted.
 */
export type Exchange = (operation: Operation, message: Message, signal: AbortSignal) => Promise<Answer>;

/** Sends one request as an exchange does, and gives the body of the answer as it arrives. */
export type Opening = (
  operation: Operation,
  message: Message,
  signal: AbortSignal,
) => Promise<ReadableStream<Uint8Array>>;

const STREAM = 'application/x-ndjson';

/**
 * Makes an exchange out of a client's options, and an opening of streams.
 *
 * @throws {TypeError} when a limit cannot be used.
 */
export function createExchange(options: Omit<ClientOptions, 'baseUrl'>): { exchange: Exchange; open: Opening } {
  ensurePlatform();
  const { language, retry = {}, timeoutMs = 10_000, totalTimeoutMs = 30_000 } = options;
  for (const [name, value] of Object.entries({ timeoutMs, totalTimeoutMs }))
    if (!(value > 0 && value < 2 ** 31))
      throw new TypeError(`${name} must be milliseconds above 0 and below 2^31, not ${value}.`);
  if (retry && !(Number.isInteger(retry.limit ?? 0) && (retry.limit ?? 0) >= 0))
    throw new TypeError(`retry.limit must be a whole number from 0, not ${String(retry.limit)}.`);
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
      const streamed = response.ok && (request as Request).headers.get('accept')?.startsWith(STREAM);
      if (!streamed) texts.set(response, await response.text());
      return response;
    },
  });

  const answerOf = (response: Response, requestId: string): Answer => ({
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    etag: response.headers.get('etag') ?? undefined,
    requestId: response.headers.get('x-request-id') ?? requestId,
    text: texts.get(response) ?? '',
  });

  async function send(
    { operationId, method }: Operation,
    message: Message,
    signal: AbortSignal,
  ): Promise<{ response: Response; requestId: string }> {
    const requestId = randomId();
    const response = http(message.url, {
      method,
      signal,
      headers: {
        ...message.headers,
        authorization: message.token && `Bearer ${message.token}`,
        'x-request-id': requestId,
      },
      // A write goes to the server that it was meant for, or nowhere.
      ...(message.body !== undefined && { body: message.body, redirect: 'error' as const }),
      retry: retryPolicy(retry, totalTimeoutMs),
    });
    try {
      return { response: await response, requestId };
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

  return {
    exchange: async (operation, message, signal) => {
      const { response, requestId } = await send(operation, message, signal);
      return answerOf(response, requestId);
    },
    open: async (operation, message, signal) => {
      const accept = `${STREAM}, application/problem+json`;
      const { response, requestId } = await send(operation, { ...message, headers: { accept } }, signal);
      const { operationId } = operation;
      if (!response.headers.get('content-type')?.startsWith(STREAM) || !response.body)
        throw new ContractError(`the server answered no ${STREAM}; check baseUrl`, { operationId, requestId });
      return response.body;
    },
  };
}
