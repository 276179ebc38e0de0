import { listChanges } from '@yijian/standard/resources';
import type { CallOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import { ContractError } from '../errors/contract-error.js';
import { isYijianError, type AnyYijianError } from '../errors/is-yijian-error.js';
import type { QueryOf, ResultOf } from '../operation-types.js';
import { pause } from '../pause.js';

/** One page of the change feed. */
export type ChangesPage = ResultOf<'listChanges'>;

export interface FollowOptions extends CallOptions {
  /** Milliseconds to wait when everything has been read; half a minute unless given. */
  readonly intervalMs?: number;
  /**
   * Longest pause after a failure that may pass (no connection, a time-out, status 429 or 5xx), in milliseconds: the
   * pauses double from a second and are drawn at random below that. Five minutes unless given. A longer `Retry-After` of
   * the server comes before it.
   */
  readonly longestPauseMs?: number;
  /** Hears of each such failure, which does not end the following. */
  readonly onFailure?: (error: AnyYijianError) => void;
}

/** What was stored, in the order in which it was (变更). */
export interface Changes {
  /** Reads one page of the feed: from `since`, from a `cursor` kept before, or from the oldest change. */
  readonly read: (parameters?: QueryOf<'listChanges'>, options?: CallOptions) => Promise<ChangesPage>;
  /**
   * Follows the feed until `signal` is aborted: page after page while there are any, then again after a while. Each
   * change comes at least once, in order. A failure that may pass is waited out. Keep `page.page.nextCursor` after a page has been dealt with, and give it as `cursor`
   * to go on there at any later time.
   */
  readonly follow: (
    parameters?: QueryOf<'listChanges'>,
    options?: FollowOptions,
  ) => AsyncGenerator<ChangesPage, void, undefined>;
}

/** What was stored, in the order in which it was (变更). */
export const changes = (transport: Transport): Changes => {
  const endpoint = transport.endpoint(listChanges);
  const read: Changes['read'] = (query, options) => endpoint({ ...(query && { query }) }, options);
  return {
    read,
    async *follow(parameters, { intervalMs = 30_000, longestPauseMs = 300_000, onFailure, signal } = {}) {
      let query = parameters;
      for (let failures = 0; ;) {
        let page: ChangesPage;
        try {
          page = await read(query, { signal });
          failures = 0;
        } catch (error) {
          if (!mayPass(error)) throw error;
          onFailure?.(error);
          const asked = error.kind === 'problem' ? error.retryAfterMs : undefined;
          // A server that says "at once" again and again, or a moment that is past, is not asked without end.
          const own = Math.random() * Math.min(longestPauseMs, 1000 * 2 ** failures);
          await wait(Math.max(asked ?? 0, own), signal);
          failures += 1;
          continue;
        }
        const { nextCursor, caughtUp } = (page.page as Partial<ChangesPage['page']> | undefined) ?? {};
        const { operationId } = listChanges;
        if (!nextCursor) throw new ContractError('the server gave a page of changes without a cursor', { operationId });
        if (!caughtUp && nextCursor === query?.cursor)
          throw new ContractError('the server gave the same cursor twice, though more is to come', { operationId });
        yield page;
        // The cursor keeps the filters of the first request.
        query = { cursor: nextCursor, ...(parameters?.limit !== undefined && { limit: parameters.limit }) };
        if (caughtUp) await wait(intervalMs, signal);
      }
    },
  };
};

/** A timer for longer than some 24 days would run out at once. */
const wait = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  pause(Math.min(milliseconds, 2 ** 31 - 1), signal);

const mayPass = (error: unknown): error is AnyYijianError =>
  isYijianError(error) &&
  (error.kind === 'network' ||
    error.kind === 'timeout' ||
    (error.kind === 'problem' && (error.status === 429 || error.status >= 500)));
