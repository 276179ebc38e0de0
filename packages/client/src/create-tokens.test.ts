import { afterEach, expect, it, vi } from 'vitest';
import { units } from '@yijian/standard/resources';
import { caught, caughtKind } from '../test/caught.js';
import { problem, startServer, type Received, type Reply, type TestServer } from '../test/test-server.js';
import type { TokenProvider } from './client-options.js';
import { createTransport, type Transport } from './create-transport.js';
import { writeEndpoint } from './write-endpoint.js';

let server: TestServer | undefined;
afterEach(() => server?.[Symbol.asyncDispose]());

/** A server that takes one token at a time. */
async function connect(
  token: TokenProvider | string,
  valid: () => string,
): Promise<{ transport: Transport; server: TestServer }> {
  const reply = ({ headers, path }: Received): Reply =>
    headers.authorization === `Bearer ${valid()}` ? { body: { path } } : problem(401, 'unauthorized');
  server = await startServer(reply);
  return { transport: createTransport({ baseUrl: server.url, token, retry: false }), server };
}
const tokensOf = (of: TestServer): unknown[] => of.requests.map(({ headers }) => headers.authorization);

it('asks once for a newer token for all calls that were refused, and repeats each of them once', async () => {
  let token = 'old';
  const refresh = vi.fn(async (refused?: string) => {
    if (refused === token) token = 'new';
    return Promise.resolve(token);
  });
  const { transport, server } = await connect(refresh, () => 'new');
  const get = transport.endpoint(units.get);
  const bodies = await Promise.all(['a', 'b', 'c', 'd'].map((id) => get({ path: [id] })));
  expect(bodies).toEqual(['a', 'b', 'c', 'd'].map((id) => ({ path: `/units/${id}` })));
  expect(refresh.mock.calls.filter(([refused]) => refused !== undefined)).toEqual([['old']]);
  expect(tokensOf(server).sort()).toEqual([
    ...Array<string>(4).fill('Bearer new'),
    ...Array<string>(4).fill('Bearer old'),
  ]);
});

it('keeps the request id and the idempotency key of a write that is repeated with a newer token', async () => {
  const { transport, server } = await connect(
    (refused) => (refused ? 'new' : 'old'),
    () => 'new',
  );
  await writeEndpoint(transport, units.create)({ body: { id: 'u' } as never });
  expect(tokensOf(server)).toEqual(['Bearer old', 'Bearer new']);
  for (const header of ['x-request-id', 'idempotency-key'])
    expect(new Set(server.requests.map(({ headers }) => headers[header])).size).toBe(1);
});

it('gives the refusal to the caller when there is no other token, or the newer one is refused too', async () => {
  const same = await connect(
    () => 'old',
    () => 'new',
  );
  expect(await caughtKind('problem', same.transport.endpoint(units.get)({ path: ['a'] }))).toMatchObject({
    status: 401,
  });
  expect(same.server.requests).toHaveLength(1);
  await server?.[Symbol.asyncDispose]();
  let n = 0;
  const other = await connect(
    () => `t${++n}`,
    () => 'never',
  );
  await caughtKind('problem', other.transport.endpoint(units.get)({ path: ['a'] }));
  expect(tokensOf(other.server)).toEqual(['Bearer t1', 'Bearer t2']);
});

it('does not repeat what a fixed token was refused', async () => {
  const { transport, server } = await connect('old', () => 'new');
  await caughtKind('problem', transport.endpoint(units.get)({ path: ['a'] }));
  expect(server.requests).toHaveLength(1);
});

it('passes on what a renewal throws, and tries anew for the next call', async () => {
  const down = new Error('the login server is down');
  let up = false;
  const { transport } = await connect(
    (refused) => {
      if (refused && !up) throw down;
      return refused ? 'new' : 'old';
    },
    () => 'new',
  );
  const get = transport.endpoint(units.get);
  expect(await caught(get({ path: ['a'] }))).toBe(down);
  up = true;
  expect(await get({ path: ['a'] })).toEqual({ path: '/units/a' });
});

it('sends a token to no other origin: a redirect ends the call', async () => {
  await using thief = await startServer(() => ({ body: {} }));
  server = await startServer(() => ({ status: 302, headers: { location: `${thief.url}/facilities/a` } }));
  const get = createTransport({ baseUrl: server.url, token: 's3cret', retry: false }).endpoint(units.get);
  await caughtKind('network', get({ path: ['a'] }));
  expect(thief.requests).toEqual([]);
});

it('asks for a newer token again when the last asking brought none', async () => {
  const asked: (string | undefined)[] = [];
  let token = 'old';
  const { transport } = await connect(
    (refused) => {
      asked.push(refused);
      // The first renewal fails without a word, as a provider that catches everything does.
      if (asked.filter(Boolean).length === 2) token = 'new';
      return token;
    },
    () => 'new',
  );
  const get = transport.endpoint(units.get);
  await caughtKind('problem', get({ path: ['a'] }));
  expect(await get({ path: ['a'] })).toEqual({ path: '/units/a' });
  expect(asked.filter(Boolean)).toEqual(['old', 'old']);
});

it.each([{ freshMs: 60_000 }, false] as const)(
  'shows and lends nobody what belongs to who was logged in for one call (cache: %j)',
  async (cache) => {
    server = await startServer(({ headers }) =>
      headers.authorization === 'Bearer bob' ? { body: { of: 'bob' } } : problem(401, 'unauthorized'),
    );
    // Bob logs in while his first call is on its way.
    const sessions = [undefined, 'bob'];
    const transport = createTransport({ baseUrl: server.url, token: () => sessions.shift(), cache, retry: false });
    const get = transport.endpoint(units.get);
    expect(await get({ path: ['a'] })).toEqual({ of: 'bob' });
    expect(await caughtKind('problem', get({ path: ['a'] }))).toMatchObject({ status: 401 });
    expect(tokensOf(server)).toEqual([undefined, 'Bearer bob', undefined]);
  },
);
