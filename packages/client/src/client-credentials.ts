import ky, { isTimeoutError } from 'ky';
import type { TokenProvider } from './client-options.js';
import { NetworkError } from './errors/network-error.js';
import { TimeoutError } from './errors/timeout-error.js';

/** How a program shows who it is (OAuth 2.0, RFC 6749, client credentials). */
export interface ClientCredentials {
  /** Address that gives tokens. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the token is for, separated by blanks. */
  readonly scope?: string;
  /** Stands in for the platform's `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Milliseconds by which a token is renewed before its end, so that none ends on its way to the server. */
const marginMs = 30_000;

/**
 * A token provider for a program that acts for itself: gives the token that it holds, gets another shortly before that
 * one ends or when the server refuses it, once for all who ask at the same time. Tokens and secret stay in memory.
 *
 * For `token` of `createClient`. Rejects without the secret: with `NetworkError` or `TimeoutError` when the token server
 * does not answer, with another error when it answers no token.
 *
 * @throws {TypeError} in a browser, where everybody could read the secret.
 */
export function clientCredentials({
  tokenUrl,
  clientId,
  clientSecret,
  scope,
  fetch,
}: ClientCredentials): TokenProvider {
  if ('document' in globalThis) throw new TypeError('clientCredentials is for servers: a page cannot keep a secret.');
  // RFC 6749, 2.3.1: both are form-encoded before they are joined.
  const encoded = (text: string): string => new URLSearchParams({ text }).toString().slice('text='.length);
  const authorization = `Basic ${btoa(`${encoded(clientId)}:${encoded(clientSecret)}`)}`;
  let held: { readonly token: string; readonly ends: number } | undefined;
  let asking: Promise<string> | undefined;

  async function ask(): Promise<string> {
    held = undefined;
    const response = await ky
      .post(tokenUrl, {
        headers: { authorization, accept: 'application/json' },
        body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }) }),
        redirect: 'error',
        // Asking twice for a token harms nobody.
        retry: { methods: ['post'] },
        throwHttpErrors: false,
        ...(fetch && { fetch: (request) => fetch(request as Request) }),
      })
      .catch((reason: unknown) => {
        // ky's errors hold the request, and so the secret, for every log that looks into them.
        const origin = { request: { method: 'POST', url: tokenUrl } };
        if (isTimeoutError(reason)) throw new TimeoutError(origin);
        throw new NetworkError({ ...origin, cause: (reason as Error).cause });
      });
    const answer = (await response.json().catch(() => undefined)) as Record<string, unknown> | null | undefined;
    const { access_token: token, expires_in: seconds, error } = answer ?? {};
    if (!response.ok || typeof token !== 'string')
      throw new Error(
        `the token server answered ${response.status}${typeof error === 'string' ? ` ${error}` : ''} instead of a token`,
      );
    held = { token, ends: performance.now() + (typeof seconds === 'number' ? seconds * 1000 - marginMs : Infinity) };
    return token;
  }

  return (refused) => {
    if (held && held.token !== refused && performance.now() < held.ends) return held.token;
    return (asking ??= ask().finally(() => (asking = undefined)));
  };
}
