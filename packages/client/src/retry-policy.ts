import { isHTTPError, type Options } from 'ky';
import type { RetryOptions } from './client-options.js';
import { retryAfterMs } from './retry-after-ms.js';

type KyRetry = Exclude<Options['retry'], number | undefined>;

const statusCodes = [408, 425, 429, 500, 502, 503, 504];
const methods: NonNullable<KyRetry['methods']> = ['get', 'post', 'put'];

/**
 * ky's retry options for one call that starts now. A pause that would outlast the call's time is not begun: the
 * caller gets the server's own error at once, instead of a time-out later.
 */
export function retryPolicy(options: RetryOptions | false, totalTimeoutMs: number): KyRetry {
  const { limit = 2, backoffMs = 500, backoffLimitMs = 8000 } = options || { limit: 0 };
  const end = performance.now() + totalTimeoutMs;
  const delay = (attempt: number): number => Math.min(backoffLimitMs, backoffMs * 2 ** (attempt - 1));
  return {
    limit,
    methods,
    statusCodes,
    afterStatusCodes: statusCodes,
    delay,
    jitter: true,
    shouldRetry: ({ error, retryCount }) => {
      const left = end - performance.now();
      if (!isHTTPError(error)) return delay(retryCount) < left;
      const wait = retryAfterMs(error.response.headers);
      if (!statusCodes.includes(error.response.status) || (wait ?? delay(retryCount)) >= left) return false;
      // ky reads other, ambiguous headers too; with `undefined` it goes by Retry-After.
      return wait === undefined ? true : undefined;
    },
  };
}
