import { createHash, timingSafeEqual } from 'node:crypto';
import { anybody, type Caller, tokenHolder } from './caller.js';
import { invalidToken } from './refusals.js';

/**
 * Tells who asks by the `Authorization` header.
 *
 * @throws ProblemError `unauthorized` for a token that is not valid, `unavailable` when that cannot be found out now
 */
export type Authenticate = (authorization: string | undefined) => Promise<Caller>;

/** Tells whose a JSON Web Token is; undefined for a text that is none. */
export type ReadJwt = (token: string) => Promise<Caller | undefined>;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Prepares to tell callers apart by their bearer tokens: the server's own, if there is one, and those of issuers. Digests of the server's own
 * are compared, which have one length, in a time that does not depend on where they differ.
 */
export function authenticator(ownToken: string | undefined, readJwt: ReadJwt): Authenticate {
  const expected = ownToken === undefined ? undefined : digest(ownToken);
  return async (authorization) => {
    const [, given] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
    if (given === undefined) return anybody;
    if (expected && timingSafeEqual(digest(given), expected)) return tokenHolder;
    const caller = await readJwt(given);
    if (caller) return caller;
    throw invalidToken({ zh: '不是本服务的令牌', en: 'it is none of this server' });
  };
}
