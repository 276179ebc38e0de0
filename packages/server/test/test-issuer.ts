import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

export const ISSUER = 'https://issuer.lanxi.example';
export const AUDIENCE = 'https://api.lanxi.example';

/** A key pair of an issuer. */
export interface IssuerKey {
  kid: string;
  alg: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

export async function makeKey(kid: string, alg = 'RS256'): Promise<IssuerKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** A token that is right in everything, but for what is given. */
export function signToken(
  { kid, alg, privateKey }: IssuerKey,
  claims: JWTPayload = {},
  header: Record<string, unknown> = {},
): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000);
  const all = { iss: ISSUER, aud: AUDIENCE, sub: 'client-1', iat: seconds, exp: seconds + 300, ...claims };
  // A claim that is given as undefined is to be missing.
  const payload = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return new SignJWT(payload).setProtectedHeader({ alg, kid, ...header }).sign(privateKey);
}

/** The address of an issuer's keys, over real HTTP. */
export interface KeyServer {
  url: URL;
  /** The keys that it gives. Undefined makes it fail. */
  keys: JWK[] | undefined;
  /** How often it was asked. */
  asked: number;
  close: () => Promise<void>;
}

export async function startKeyServer(keys: JWK[]): Promise<KeyServer> {
  const http = createServer((_request, response) => {
    server.asked += 1;
    if (!server.keys) response.writeHead(503).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: server.keys }));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: KeyServer = {
    url: new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}/jwks`),
    keys,
    asked: 0,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}
