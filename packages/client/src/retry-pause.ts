import type { RetryOptions } from './client-options.js';
import type { YijianError } from './errors/yijian-error.js';
import { retryAfterMs } from './retry-after-ms.js';

const statuses = [408, 425, 429, 500, 502, 503, 504];

/**
 * Milliseconds to wait before a failed attempt is repeated; `undefined` when it is not to be. A pause that would
 * outlast the call's time is not begun: the caller gets the server's own error at once, instead of a time-out later.
 *
 * @param failed number of the attempt that failed, from 1.
 * @param leftMs what is left of the call's time.
 */
export function retryPause(
  { limit = 2, backoffMs = 500, backoffLimitMs = 8000 }: RetryOptions,
  { response }: YijianError,
  failed: number,
  leftMs: number,
): number | undefined {
  if (failed > limit || (response && !statuses.includes(response.status))) return undefined;
  const most = Math.min(backoffLimitMs, backoffMs * 2 ** (failed - 1));
  const asked = retryAfterMs(response?.headers['retry-after']);
  return (asked ?? most) < leftMs ? (asked ?? Math.random() * most) : undefined;
}
