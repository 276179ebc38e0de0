import type { OperationId } from '@yijian/standard/operations';

/** Reads that change with a release of the standard or of the server only. */
const CONSTANT: readonly OperationId[] = ['getApiRoot', 'listCodeTables', 'getCodeTable', 'listProfiles', 'getProfile'];

/** How long shared caches may keep those, at least: a release reaches everybody within five minutes. */
const CONSTANT_SECONDS = 300;

/** Reads by which somebody keeps up to date: what a cache has kept is of no use to them. */
const NEVER_SHARED: readonly OperationId[] = ['listChanges'];

/**
 * Prepares to say what caches may do with the answer of a read.
 *
 * Browsers keep an answer, and ask after it each time: a rating that was withdrawn must not be shown for another minute. The operator may let
 * the caches that it runs itself, and can empty, answer without asking for some seconds (`s-maxage`, which browsers do not heed). What is out of
 * date may be served while it is being fetched anew by caches that are named in a header of their own (RFC 9213): in `Cache-Control` browsers
 * would do so as well.
 *
 * @param sharedSeconds how long shared caches may answer by themselves; 0 for not at all
 */
export function cacheHeaders(
  operation: OperationId,
  sharedSeconds: number,
): (isPublic: boolean) => Readonly<Record<string, string>> {
  const asked = { 'cache-control': 'public, no-cache' };
  const own = { 'cache-control': 'private, no-cache' };
  const seconds = CONSTANT.includes(operation) ? Math.max(sharedSeconds, CONSTANT_SECONDS) : sharedSeconds;
  const shared =
    sharedSeconds === 0 || NEVER_SHARED.includes(operation)
      ? asked
      : {
          'cache-control': `public, max-age=0, s-maxage=${seconds}`,
          'cdn-cache-control': `public, max-age=${seconds}, stale-while-revalidate=${seconds}`,
        };
  return (isPublic) => (isPublic ? shared : own);
}
