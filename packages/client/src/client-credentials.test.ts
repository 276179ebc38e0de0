import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { caught } from '../test/caught.js';
import { startServer, type Reply, type TestServer } from '../test/test-server.js';
import { createClient } from './index.js';
import { clientCredentials } from './node.js';

let server: TestServer;
let given = 0;
let answer: () => Reply;
beforeEach(async () => {
  given = 0;
  answer = () => ({ body: { access_token: `t${++given}`, token_type: 'Bearer', expires_in: 3600 } });
  server = await startServer(({ path, headers }) =>
    path === '/token' ? answer() : headers.authorization === 'Bearer t1' ? { body: {} } : { status: 401, body: {} },
  );
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server[Symbol.asyncDispose]();
});
const provider = (): ReturnType<typeof clientCredentials> =>
  clientCredentials({ tokenUrl: `${server.url}/token`, clientId: 'a b', clientSecret: 'p:%/é', scope: 'read write' });

it('shows who it is as RFC 6749 says, and asks once for all who ask at the same time', async () => {
  const token = provider();
  expect(await Promise.all([token(), token(), token()])).toEqual(['t1', 't1', 't1']);
  expect(await token()).toBe('t1');
  expect(server.requests).toHaveLength(1);
  const [{ method, headers, body }] = server.requests as [TestServer['requests'][number]];
  expect(method).toBe('POST');
  expect(body).toBe('grant_type=client_credentials&scope=read+write');
  expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
  expect(Buffer.from(headers.authorization!.slice(6), 'base64').toString()).toBe('a+b:p%3A%25%2F%C3%A9');
});

it('gets another token before the old one ends, and when the server refuses it', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const token = provider();
  await token();
  clock.mockReturnValue(3_569_000);
  expect(await token()).toBe('t1');
  clock.mockReturnValue(3_570_000);
  expect(await token()).toBe('t2');
  expect(await token('t2')).toBe('t3');
  // Whoever was refused an older one gets the one that is held.
  expect(await token('t2')).toBe('t3');
});

it('serves a client', async () => {
  const client = createClient({ baseUrl: server.url, token: provider(), retry: false });
  await client.units.get('u');
  expect(server.requests.map(({ path }) => path)).toEqual(['/token', '/units/u']);
});

it('says what the token server said, never the secret, and tries anew', async () => {
  const works = answer;
  answer = () => ({ status: 400, body: { error: 'invalid_client', error_description: 'p:%/é' } });
  const token = provider();
  const error = await caught(token() as Promise<string>);
  expect(String(error)).toBe('Error: the token server answered 400 invalid_client instead of a token');
  answer = works;
  expect(await token()).toBe('t1');
});

it('refuses to hold a secret in a page', () => {
  vi.stubGlobal('document', {});
  expect(provider).toThrow(/a page cannot keep a secret/);
  vi.unstubAllGlobals();
});

it('keeps the secret out of what it rejects with, however deep a log looks into it', async () => {
  const reasons = { network: new TypeError('fetch failed'), timeout: new DOMException('too late', 'TimeoutError') };
  for (const [kind, reason] of Object.entries(reasons)) {
    const fetch = (): Promise<Response> => Promise.reject(reason);
    const credentials = { tokenUrl: `${server.url}/token`, clientId: 'me', clientSecret: 'very-secret', fetch };
    const error = await caught(clientCredentials(credentials)() as Promise<string>);
    const seen = inspect(error, { depth: Infinity, showHidden: true }) + JSON.stringify(error);
    expect(seen).not.toContain('very-secret');
    expect(seen).not.toContain(btoa('me:very-secret'));
    expect(error).toMatchObject({ kind, request: { method: 'POST', url: `${server.url}/token` } });
  }
});

it('lets whoever follows the feed wait out a token server that is away', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.001);
  let away = true;
  const fetch = (request: Request): Promise<Response> =>
    away ? Promise.reject(new TypeError('fetch failed')) : globalThis.fetch(request);
  const token = clientCredentials({ tokenUrl: `${server.url}/token`, clientId: 'me', clientSecret: 's', fetch });
  const { changes } = createClient({ baseUrl: server.url, token, retry: false });
  const kinds: string[] = [];
  const onFailure = ({ kind }: { kind: string }): void => {
    kinds.push(kind);
    away = false;
  };
  // The test server knows no feed: coming so far is what counts.
  expect(await caught(changes.follow({}, { onFailure }).next())).toMatchObject({ kind: 'contract' });
  expect(kinds).toEqual(['network']);
});
