import { createHash, timingSafeEqual } from 'node:crypto';
import type { Audience } from '@yijian/rules';
import { ProblemError } from './problem.js';

/** Who asks. */
export interface Caller {
  /** Name for the history. */
  name: string;
  audience: Audience;
}

const ANYBODY: Caller = { name: 'anonymous', audience: 'public' };
const TOKEN_HOLDER: Caller = { name: 'token', audience: 'government' };

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Prepares to tell callers apart by the bearer token of their `Authorization` header. Digests are compared, which have one length, in a time
 * that does not depend on where they differ.
 */
export function authenticator(token: string): (authorization: string | undefined, secured: boolean) => Caller {
  const expected = digest(token);
  /** @throws ProblemError `unauthorized` for a wrong token, and for none where one is needed */
  return (authorization, secured) => {
    const [, given] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
    if (given !== undefined) {
      if (timingSafeEqual(digest(given), expected)) return TOKEN_HOLDER;
      throw unauthorized('Bearer realm="yijian", error="invalid_token"', {
        zh: '令牌无效。请使用本服务的令牌，或去掉 Authorization 以公众身份读取。',
        en: 'The token is not valid. Use the token of this server, or leave Authorization out to read as the public.',
      });
    }
    if (!secured) return ANYBODY;
    throw tokenNeeded();
  };
}

export const tokenNeeded = (): ProblemError =>
  unauthorized('Bearer realm="yijian"', {
    zh: '此操作需要令牌：请加请求头 Authorization: Bearer <令牌>。令牌文件的位置在服务启动时打印。',
    en: 'This operation needs a token: send Authorization: Bearer <token>. The server prints where its token is when it starts.',
  });

const unauthorized = (challenge: string, detail: { zh: string; en: string }): ProblemError =>
  new ProblemError('unauthorized', detail, { headers: { 'www-authenticate': challenge } });
