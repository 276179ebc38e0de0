import { ProblemError } from '../http/problem.js';
import type { Words } from '../words.js';
import type { Caller } from './caller.js';

const REALM = 'Bearer realm="yijian"';

const unauthorized = (challenge: string, detail: Words): ProblemError =>
  new ProblemError('unauthorized', detail, { headers: { 'www-authenticate': challenge } });

/** Nobody may do this without a token. */
export const tokenNeeded = (): ProblemError =>
  unauthorized(REALM, {
    zh: '此操作需要令牌：请加请求头 Authorization: Bearer <令牌>。令牌由服务入口（GET /v1）所列的签发者发放；自带令牌文件的位置在服务启动时打印。',
    en: 'This operation needs a token: send Authorization: Bearer <token>. Tokens come from the issuer that GET /v1 names; where the server keeps its own is printed when it starts.',
  });

/** The token is none of this server's, or not now. */
export const invalidToken = (why: Words): ProblemError =>
  unauthorized(`${REALM}, error="invalid_token"`, {
    zh: `令牌无效：${why.zh}。请换一个令牌，或去掉 Authorization 以公众身份读取。`,
    en: `The token is not valid: ${why.en}. Use another token, or leave Authorization out to read as the public.`,
  });

/**
 * The token is not meant for this operation (RFC 6750, 3.1).
 *
 * @param alternatives lists of scopes, any of which would do
 */
export function insufficientScope(caller: Caller, alternatives: readonly (readonly string[])[]): ProblemError {
  const lists = alternatives.map((scopes) => scopes.join(' '));
  const own = [...caller.scopes].join(' ');
  // The one that is meant for callers of this kind, where there is one.
  const meant = lists.find((list) => list.startsWith(`${caller.role}:`)) ?? lists[0] ?? '';
  return new ProblemError(
    'forbidden',
    {
      zh: `令牌的授权范围不足：此操作需要 ${lists.join(' 或 ')}，而此令牌（角色 ${caller.role}）可用的范围为 ${own || '空'}。请向签发者申请含该范围的令牌。`,
      en: `The token's scope is not enough: this operation needs ${lists.join(' or ')}; this token (role ${caller.role}) may use ${own || 'none'}. Ask the issuer for a token with that scope.`,
    },
    { headers: { 'www-authenticate': `${REALM}, error="insufficient_scope", scope="${meant}"` } },
  );
}

/** The record is none of those that the caller is in charge of. */
export const forbiddenRecord = (why: Words): ProblemError => new ProblemError('forbidden', why);
