import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { units } from '@yijian/standard/resources';
import { problem, startServer, type TestServer } from '../test/test-server.js';
import type { CacheOptions } from './client-options.js';
import { createTransport, type Endpoint, type Transport } from './create-transport.js';
import { creditSummaries } from './resources/credit-summaries.js';
import { writeEndpoint } from './write-endpoint.js';

let server: TestServer | undefined;
let now = 0;
let version = 1;
beforeEach(() => {
  now = 1000;
  version = 1;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server?.[Symbol.asyncDispose]();
});

/** A server whose records are all of one version, and badges for every subject. */
async function connect(
  cache: CacheOptions,
  token?: () => string | undefined,
): Promise<{ transport: Transport; get: Endpoint<'getUnit'>; server: TestServer }> {
  server = await startServer(({ method, path, query, headers }) => {
    const etag = `"${version}"`;
    if (method !== 'GET') return problem(500, 'internal');
    if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
    if (path !== '/credit-summaries') return { headers: { etag }, body: { version } };
    const data = query.getAll('subject').map((id) => ({ subject: { id }, gradeCode: `v${version}` }));
    return { headers: { etag }, body: { data, schemes: [], generatedAt: '' } };
  });
  const transport = createTransport({ baseUrl: server.url, cache, token, retry: false });
  return { transport, get: transport.endpoint(units.get), server };
}
const unit = { path: ['u'] };

describe('fresh answers', () => {
  it('are given without asking until their time is over, and then confirmed', async () => {
    const { get, server } = await connect({ freshMs: 60_000 });
    for (let n = 0; n < 5; n += 1) expect(await get(unit)).toEqual({ version: 1 });
    expect(server.requests).toHaveLength(1);
    now += 60_001;
    expect(await get(unit)).toEqual({ version: 1 });
    expect(await get(unit)).toEqual({ version: 1 });
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"']);
  });

  it('show 1,000 badges by 10 requests, and the same badges again by none', async () => {
    const { transport, server } = await connect({ freshMs: 60_000 });
    const { get } = creditSummaries(transport);
    const view = async (): Promise<unknown> => Promise.all(Array.from({ length: 1000 }, (_, n) => get(`fac-${n}`)));
    const first = await view();
    expect(server.requests.map(({ query }) => query.getAll('subject').length)).toEqual(Array(10).fill(100));
    expect(await view()).toEqual(first);
    expect(server.requests).toHaveLength(10);
  });

  it('are forgotten by a write, even by one that failed, and by another token', async () => {
    let token = 'one';
    const { transport, get, server } = await connect({ freshMs: 60_000 }, () => token);
    await get(unit);
    await writeEndpoint(transport, units.create)({ body: {} as never }).catch(() => undefined);
    await get(unit);
    token = 'other';
    await get(unit);
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'GET']);
  });

  it('are none when they were asked for before a write', async () => {
    const { transport, get, server } = await connect({ freshMs: 60_000 });
    const before = get(unit);
    await writeEndpoint(transport, units.create)({ body: {} as never }).catch(() => undefined);
    await before;
    await get(unit);
    expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(2);
  });
});

describe('stale answers', () => {
  it('are given at once while the server is asked behind them, once for all, and the newer one is told', async () => {
    const { get, server } = await connect({ staleMs: 60_000 });
    await get(unit);
    version = 2;
    const newer: unknown[] = [];
    const onNewer = (body: unknown): void => void newer.push(body);
    expect(await Promise.all([get(unit, { onNewer }), get(unit, { onNewer })])).toEqual([
      { version: 1 },
      { version: 1 },
    ]);
    await vi.waitFor(() => expect(newer).toEqual([{ version: 2 }, { version: 2 }]));
    expect(server.requests).toHaveLength(2);
    expect(await get(unit)).toEqual({ version: 2 });
  });

  it('are not given when they are too old', async () => {
    const { get } = await connect({ staleMs: 60_000 });
    await get(unit);
    version = 2;
    now += 60_001;
    expect(await get(unit)).toEqual({ version: 2 });
  });

  it('stay when the server cannot be asked, and nobody hears of it', async () => {
    const { get, server } = await connect({ staleMs: 60_000 });
    await get(unit);
    await server[Symbol.asyncDispose]();
    const onNewer = vi.fn();
    expect(await get(unit, { onNewer })).toEqual({ version: 1 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await get(unit)).toEqual({ version: 1 });
    expect(onNewer).not.toHaveBeenCalled();
  });
});

describe('a read that reloads', () => {
  it('asks the server, however fresh the answer is, and what came is kept', async () => {
    const { get, server } = await connect({ freshMs: 60_000, staleMs: 600_000 });
    await get(unit);
    version = 2;
    expect(await get(unit)).toEqual({ version: 1 });
    expect(await get(unit, { reload: true })).toEqual({ version: 2 });
    expect(await get(unit)).toEqual({ version: 2 });
    expect(server.requests).toHaveLength(2);
  });

  it('asks for a badge again, though its batch was answered just now', async () => {
    const { transport, server } = await connect({ freshMs: 60_000, staleMs: 600_000 });
    const { get } = creditSummaries(transport);
    await get('fac-1');
    version = 2;
    expect(await get('fac-1', { reload: true })).toMatchObject({ data: [{ gradeCode: 'v2' }] });
    expect(server.requests).toHaveLength(2);
  });
});

it('shows a badge that is older than fresh at once, and tells of the newer one', async () => {
  const { transport, server } = await connect({ freshMs: 60_000, staleMs: 600_000 });
  const { get } = creditSummaries(transport);
  await get('fac-1');
  version = 2;
  now += 60_001;
  const newer = new Promise((onNewer) => {
    void get('fac-1', { onNewer }).then((shown) => expect(shown).toMatchObject({ data: [{ gradeCode: 'v1' }] }));
  });
  expect(await newer).toMatchObject({ data: [{ gradeCode: 'v2' }] });
  expect(await get('fac-1')).toMatchObject({ data: [{ gradeCode: 'v2' }] });
  expect(server.requests).toHaveLength(2);
});
