import ky, { isNetworkError } from 'ky';
import type { Answer } from './answer.js';
import { bodyOf } from './body-of.js';
import type { ClientOptions } from './client-options.js';
import { AbortedError } from './errors/aborted-error.js';
import { NetworkError } from './errors/network-error.js';
import { ProblemError } from './errors/problem-error.js';
import { TimeoutError } from './errors/timeout-error.js';
import { YijianError, type ErrorOrigin } from './errors/yijian-error.js';
import type { Tokens } from './create-tokens.js';
import type { Attempt } from './hooks.js';
import type { Operation } from './operation-types.js';
import { pause } from './pause.js';
import { ensurePlatform, randomId } from './platform.js';
import { problemOf } from './problem-of.js';
import { retryPause } from './retry-pause.js';

/** What one request is made of, apart from its operation. */
export interface Message {
  readonly url: string;
  readonly token: string | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Media types that the caller takes. */
  readonly accept?: string;
  readonly body?: string | undefined;
  /** Whether the body of a successful answer is left to be read as it arrives. */
  readonly streamed?: boolean;
}

/**
 * Sends one request, in as many attempts as it takes, and reads the answer whole. Rejects with `ProblemError`,
 * `NetworkError` or `TimeoutError`; with a `TypeError` when a header cannot be sent; and with `AbortedError` when `signal`
 * is aborted.
 */
export type Exchange = (operation: Operation, message: Message, signal?: AbortSignal) => Promise<Answer>;

/**
 * Makes an exchange out of a client's options.
 *
 * ky makes the request, bounds the time of an attempt and cancels it. Repeating is done here, because ky would clone
 * every request that it might repeat (a seventh of its time), begins pauses that outlast the total time, and wakes from
 * none where `AbortSignal.any` is missing (Chromium below 116).
 *
 * @throws {TypeError} when a limit cannot be used.
 */
export function createExchange(options: Omit<ClientOptions, 'baseUrl'>, renewed: Tokens['renewed']): Exchange {
  ensurePlatform();
  const { language, hooks = [], retry = {}, timeoutMs = 10_000, totalTimeoutMs = 30_000, checkAnswer } = options;
  for (const [name, value] of Object.entries({ timeoutMs, totalTimeoutMs }))
    if (!(value > 0 && value < 2 ** 31))
      throw new TypeError(`${name} must be milliseconds above 0 and below 2^31, not ${value}.`);
  const repeats = retry || { limit: 0 };
  const { limit = 0 } = repeats;
  if (!(Number.isInteger(limit) && limit >= 0))
    throw new TypeError(`retry.limit must be a whole number from 0, not ${limit}.`);

  return async ({ operationId, method }, message, signal) => {
    const { url, headers, body, accept = 'application/json, application/problem+json', streamed } = message;
    const end = performance.now() + totalTimeoutMs;
    const requestId = randomId();
    const origin = (): ErrorOrigin => ({ operationId, requestId, request: { method, url } });
    let { token } = message;
    let refused = false;
    for (let number = 1, failed = 0; ; number += 1) {
      const began = performance.now();
      let attempt: Attempt | undefined;
      let response: Response | undefined;
      let text = '';
      let answer: Answer | undefined;
      let error: YijianError | undefined;
      const sent = ky(url, {
        // Each option more is copied over and over by ky: what is its default is left out.
        ...(method !== 'GET' && { method }),
        ...(body !== undefined && { body }),
        ...(signal && { signal }),
        // A write goes to the server that it was meant for, or nowhere; and Chromium below 119 would take a token along.
        ...((token !== undefined || body !== undefined) && { redirect: 'error' as const }),
        timeout: Math.min(timeoutMs, end - began),
        retry: 0,
        throwHttpErrors: false,
        fetch: async (input) => {
          const request = input as Request;
          // Set here, because ky copies headers that are given to it five times.
          const { headers: head } = request;
          head.set('accept', accept);
          head.set('x-request-id', requestId);
          if (language) head.set('accept-language', language);
          if (token) head.set('authorization', `Bearer ${token}`);
          for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) head.set(name, value);
          if (hooks.length) {
            attempt = { operationId, requestId, number, request };
            for (const { before } of hooks) await before?.(attempt);
          }
          try {
            response = await (options.fetch ?? globalThis.fetch)(request);
            // An attempt ends with its body: a connection that drops in the middle of it is repeated like one that
            // never came about.
            if (!streamed || !response.ok) text = await response.text();
            return response;
          } catch (cause) {
            throw new NetworkError({ ...origin(), cause });
          }
        },
      });
      try {
        const got = await sent;
        const { status, headers: head } = got;
        if (got.ok || status === 304) {
          answer = {
            head: { status, headers: head, requestId: head.get('x-request-id') ?? requestId },
            text,
            stream: streamed ? got.body : undefined,
          };
        } else {
          const safe = shown(head, token);
          error = new ProblemError(problemOf(status, safe['content-type'], text, token), {
            ...origin(),
            requestId: safe['x-request-id'] ?? requestId,
            response: { status, headers: safe },
          });
        }
      } catch (reason) {
        if (signal?.aborted) throw new AbortedError(signal);
        if ((reason as Error).name === 'TimeoutError') error = new TimeoutError(origin());
        else if (reason instanceof YijianError) error = reason;
        // A hook's own failure, which ky may have taken for one of the network.
        else throw isNetworkError(reason) ? reason.cause : reason;
      }
      let retryInMs: number | undefined;
      if (error?.response?.status === 401 && !refused) {
        refused = true;
        const newer = await renewed(token);
        if (newer !== undefined && newer !== token) {
          token = newer;
          retryInMs = 0;
        }
      } else if (error) retryInMs = retryPause(repeats, error, (failed += 1), end - performance.now());
      if (attempt) {
        const outcome = { response, error, durationMs: performance.now() - began, retryInMs };
        for (const { after } of hooks) await after?.(attempt, outcome);
      }
      if (answer) {
        // What the check refuses is neither kept nor given to anybody.
        if (checkAnswer && !streamed && answer.head.status !== 304)
          await checkAnswer({ operationId, body: bodyOf(answer, operationId), requestId: answer.head.requestId });
        return answer;
      }
      if (retryInMs === undefined) throw error as YijianError;
      await pause(retryInMs, signal);
    }
  };
}

/** The headers that an error shows: no cookies, which Node has, and no token that the server has repeated. */
function shown(headers: Headers, secret = '\n'): Record<string, string> {
  const all = [...headers].filter(([name]) => name !== 'set-cookie');
  return Object.fromEntries(all.map(([name, value]) => [name, value.split(secret).join('[token]')]));
}
