import { afterEach, expect, it, vi } from 'vitest';
import { caughtKind } from '../../test/caught.js';
import { problem, startServer, type Received, type Reply, type TestServer } from '../../test/test-server.js';
import { createTransport } from '../create-transport.js';
import { changes, type Changes } from './changes.js';

let server: TestServer | undefined;
afterEach(() => server?.[Symbol.asyncDispose]());

async function connect(reply: (request: Received, nth: number) => Reply): Promise<Changes & { server: TestServer }> {
  server = await startServer(reply);
  return { ...changes(createTransport({ baseUrl: server.url, retry: false })), server };
}

/** A feed of numbered changes, three on a page, of which there are as many as `count` says at the time. */
const feed =
  (count: () => number) =>
  ({ query }: Received): Reply => {
    const from = Number(query.get('cursor') ?? 0);
    const to = Math.min(from + 3, count());
    const data = Array.from({ length: to - from }, (_, n) => ({ id: String(from + n) }));
    return { body: { data, page: { limit: 3, nextCursor: String(to), caughtUp: to === count() } } };
  };

it('follows the feed, page after page, and waits only when it has been read', async () => {
  let count = 7;
  const { follow, server } = await connect(feed(() => count));
  const leaver = new AbortController();
  const seen: string[] = [];
  const following = (async () => {
    for await (const { data, page } of follow(
      { collection: ['penalties'], limit: 3 },
      { intervalMs: 20, signal: leaver.signal },
    )) {
      seen.push(...data.map(({ id }) => id));
      if (page.caughtUp && count === 7) count = 9;
      else if (page.caughtUp) leaver.abort();
    }
  })();
  await caughtKind('aborted', following);
  expect(seen).toEqual(Array.from({ length: 9 }, (_, n) => String(n)));
  expect(server.requests.map(({ query }) => query.toString())).toEqual([
    'collection=penalties&limit=3',
    'cursor=3&limit=3',
    'cursor=6&limit=3',
    'cursor=7&limit=3',
  ]);
});

it('goes on from a cursor that was kept', async () => {
  const { follow } = await connect(feed(() => 5));
  const { value } = await follow({ cursor: '4' }).next();
  expect(value).toMatchObject({ data: [{ id: '4' }], page: { nextCursor: '5' } });
});

it('stops a server whose cursor does not advance', async () => {
  const { follow } = await connect(() => ({
    body: { data: [], page: { limit: 3, nextCursor: '4', caughtUp: false } },
  }));
  const pages = follow({ cursor: '4' });
  await caughtKind('contract', pages.next());
});

it('wakes from its wait when the caller leaves', async () => {
  const { follow } = await connect(feed(() => 1));
  const leaver = new AbortController();
  const pages = follow({}, { intervalMs: 60_000, signal: leaver.signal });
  await pages.next();
  const next = pages.next();
  leaver.abort();
  await caughtKind('aborted', next);
});

it('waits out what may pass, tells of it, and loses and doubles nothing', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.001);
  const answers = feed(() => 7);
  const { follow } = await connect((request, nth) =>
    nth % 2 === 0
      ? [problem(503, 'unavailable'), problem(429, 'too-many-requests'), { drop: 'before answer' as const }][nth % 3]!
      : answers(request),
  );
  const seen: string[] = [];
  const kinds: string[] = [];
  for await (const { data, page } of follow({ limit: 3 }, { onFailure: ({ kind }) => kinds.push(kind) })) {
    seen.push(...data.map(({ id }) => id));
    if (page.caughtUp) break;
  }
  vi.restoreAllMocks();
  expect(seen).toEqual(Array.from({ length: 7 }, (_, n) => String(n)));
  expect(kinds.length).toBeGreaterThan(0);
});

it('ends with what will not pass', async () => {
  const { follow } = await connect(() => problem(403, 'forbidden'));
  expect(await caughtKind('problem', follow().next())).toMatchObject({ status: 403 });
});

it.each(['0', '-5', '9999999999', 'Wed, 21 Oct 2015 07:28:00 GMT'])(
  'does not ask without end a server that says Retry-After: %s',
  async (wait) => {
    vi.spyOn(Math, 'random').mockReturnValue(0.999);
    const { follow, server } = await connect(() => ({
      ...problem(503, 'unavailable'),
      headers: { 'retry-after': wait },
    }));
    const leaver = new AbortController();
    const pauses = vi.spyOn(globalThis, 'setTimeout');
    const next = follow({}, { signal: leaver.signal, onFailure: () => setTimeout(() => leaver.abort(), 50) }).next();
    await caughtKind('aborted', next);
    expect(server.requests).toHaveLength(1);
    // What is longer than a timer can be would run out at once.
    for (const [, milliseconds = 0] of pauses.mock.calls) expect(milliseconds).toBeLessThan(2 ** 31);
    vi.restoreAllMocks();
  },
);
