import { randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, createLocalJWKSet, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { TrustedIssuer } from '../access/jwt-reader.js';
import type { Db } from '../records/record.js';
import { databaseSecret } from '../store/secret.js';
import type { SandboxClient } from './client-named.js';

/** `iss` of its tokens. It is no address: the same server is reached by many. */
export const SANDBOX_ISSUER = 'urn:yijian:sandbox';
const AUDIENCE = 'urn:yijian:sandbox:api';
const ALGORITHM = 'ES256';

/** How long its tokens open anything. */
export const TOKEN_SECONDS = 15 * 60;

/** Gives tokens for development, to whoever knows one secret, as whom they like. */
export interface SandboxIssuer {
  trusted: TrustedIssuer;
  /** The public keys (RFC 7517). */
  keys: { keys: JWK[] };
  /** A token (RFC 9068). */
  sign: (client: SandboxClient, scopes: readonly string[]) => Promise<string>;
}

/** The development issuer of a database: all servers on it have the same key, and the next start too. */
export async function openSandboxIssuer(db: Db, now: () => Date): Promise<SandboxIssuer> {
  const key = JSON.parse(await databaseSecret(db, 'sandbox-issuer', makeKey)) as JWK;
  const { d: _, ...open } = key;
  const keys = { keys: [open] };
  return {
    keys,
    trusted: { issuer: SANDBOX_ISSUER, audience: AUDIENCE, keys: createLocalJWKSet(keys) },
    sign: ({ id, holder }, scopes) => {
      const seconds = Math.floor(now().getTime() / 1000);
      return new SignJWT({ client_id: id, scope: scopes.join(' '), yijian: holder })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: key.kid ?? '' })
        .setIssuer(SANDBOX_ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(id)
        .setJti(randomUUID())
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + TOKEN_SECONDS)
        .sign(key);
    },
  };
}

async function makeKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return JSON.stringify({ ...jwk, alg: ALGORITHM, use: 'sig', kid: await calculateJwkThumbprint(jwk) });
}
