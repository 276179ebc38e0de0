/** Portals of any origin may read, without credentials. */
export const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'Content-Language, ETag, Link, Location, RateLimit, Retry-After, WWW-Authenticate, X-Request-Id, Yijian-Version',
} as const;

const MAX_AGE_SECONDS = '86400';

/**
 * What a page may do on an address, by its origin. Tokens and writes are for programs, and for the pages of origins that the operator has
 * named; no preflight allows them to others. Cookies play no part: the server has none.
 *
 * @param allow methods that the address takes, with commas
 */
export const preflightHeaders = (
  origin: string | undefined,
  trusted: ReadonlySet<string>,
  allow: string,
): Record<string, string> => ({
  ...(origin !== undefined && trusted.has(origin)
    ? {
        'access-control-allow-methods': allow,
        'access-control-allow-headers':
          'Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id, Yijian-Change-Reason',
      }
    : {
        'access-control-allow-methods': 'GET, HEAD, OPTIONS',
        'access-control-allow-headers': 'Accept-Language, If-None-Match, X-Request-Id',
      }),
  'access-control-max-age': MAX_AGE_SECONDS,
  vary: 'Origin',
});
