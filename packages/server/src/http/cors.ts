/**
 * Portals of any origin may read, without credentials. Writes and tokens are for programs, not for pages of other origins, so no preflight
 * allows them.
 */
export const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Content-Language, ETag, Link, X-Request-Id, Yijian-Version',
} as const;

export const preflightHeaders = {
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'Accept-Language, If-None-Match, X-Request-Id',
  'access-control-max-age': '86400',
} as const;
