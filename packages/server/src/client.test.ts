import { createClient, etagOf, isYijianError, responseOf, type ClientOptions, type YijianClient } from '@yijian/client';
import { getFacilityTimeline, listFacilities } from '@yijian/client/operations';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everything, startTestServer, type TestServer, TOKEN } from '../test/test-server.ts';

let server: TestServer;
/** What the clients sent since the test began, and what came back: `GET /facilities 200`. */
const exchanges: string[] = [];
const connect = (token?: string, options?: Partial<ClientOptions>): YijianClient =>
  createClient({
    ...options,
    baseUrl: `${server.origin}/v1`,
    token,
    language: 'en',
    fetch: async (request) => {
      const response = await fetch(request);
      const { pathname } = new URL(request.url);
      exchanges.push(`${request.method} ${pathname.replace('/v1', '')} ${response.status}`);
      return response;
    },
  });
let client: YijianClient;
let writer: YijianClient;

beforeAll(async () => {
  server = await startTestServer(everything);
});
afterAll(() => server.close());
beforeEach(() => {
  client = connect();
  writer = connect(TOKEN);
  exchanges.length = 0;
});

/** The problem that a call rejects with. */
async function problemOf(call: PromiseLike<unknown>): Promise<{ status: number; code: string; message: string }> {
  const error: unknown = await Promise.resolve(call).catch((reason: unknown) => reason);
  if (!isYijianError(error) || error.kind !== 'problem') throw new Error('a problem was expected', { cause: error });
  return error;
}

describe('the client on this server', () => {
  it('reads what the server is', async () => {
    expect((await client.root()).limits?.maxSubjectsPerRequest).toBe(100);
  });

  it('reads every list to its end, over several pages, each record once, and each record by its id', async () => {
    const { units, facilities, practitioners, creditSchemes, creditRatings, scoreRuleSets } = client;
    const { scoreRecords, inspections, penalties, plans } = client;
    for (const { list, get } of [
      ...[units, facilities, practitioners, creditSchemes, creditRatings, scoreRuleSets],
      ...[scoreRecords, inspections, penalties, plans],
    ]) {
      const whole = await list({ limit: 200 }).toArray({ limit: 100_000 });
      const inPages = await list({ limit: Math.min(150, Math.max(1, Math.ceil(whole.length / 3))) }).toArray({
        limit: 100_000,
      });
      const ids = whole.map(({ id }) => id);
      expect(inPages.map(({ id }) => id)).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
      expect((await get(ids[0]!)).id).toBe(ids[0]);
    }
  });

  it('goes on with filters from a saved cursor', async () => {
    const filters = { kind: ['inspection', 'finding'], limit: 40 };
    const whole = await client.facilities.timeline('fac-400-events', { ...filters, limit: 500 });
    const first = await client.facilities.timeline('fac-400-events', filters);
    const { nextCursor } = first.page;
    const rest = await client.facilities
      .timeline('fac-400-events', { ...filters, cursor: nextCursor })
      .toArray({ limit: 1000 });
    expect(whole.data.length).toBeGreaterThan(100);
    expect([...first.data, ...rest].map(({ id }) => id)).toEqual(whole.data.map(({ id }) => id));
  });

  it('asks for the badges of a page at once, and from memory when nothing has changed', async () => {
    const { data } = await client.facilities.list();
    const badges = async (): Promise<unknown> =>
      Promise.all(
        data.map(async ({ id }) => {
          const { data: summaries, schemes } = await client.creditSummaries.get(id);
          const [summary] = summaries;
          if (summary?.schemeId !== undefined) expect(schemes.map((scheme) => scheme.id)).toContain(summary.schemeId);
          return [summaries.length, summary?.subject.id];
        }),
      );
    exchanges.length = 0;
    expect(await badges()).toEqual(data.map(({ id }) => [1, id]));
    expect(await badges()).toEqual(data.map(({ id }) => [1, id]));
    expect(exchanges).toEqual(['GET /credit-summaries 200', 'GET /credit-summaries 304']);
    expect(await problemOf(client.creditSummaries.get('nobody'))).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('shows the same badges again by no request while they are fresh', async () => {
    const { facilities, creditSummaries } = connect(undefined, { cache: { freshMs: 60_000 } });
    const { data } = await facilities.list({ limit: 100 });
    const badges = async (): Promise<unknown> => Promise.all(data.map(({ id }) => creditSummaries.get(id)));
    exchanges.length = 0;
    const first = await badges();
    expect(await badges()).toEqual(first);
    expect(exchanges).toEqual(['GET /credit-summaries 200']);
  });

  it('answers functions of single operations as it answers resources', async () => {
    const { data } = await listFacilities(client.transport, { limit: 2 });
    expect(data).toEqual((await client.facilities.list({ limit: 2 })).data);
    const timeline = await getFacilityTimeline(client.transport, 'fac-400-events', { limit: 5 });
    expect(timeline).toEqual(await client.facilities.timeline('fac-400-events', { limit: 5 }));
    expect(responseOf(timeline)?.headers.get('etag')).toBe(etagOf(timeline));
    expect(await client.request('GET', '/facilities', { query: { limit: 2 } })).toMatchObject({ data });
  });

  it('understands its problems', async () => {
    expect(await problemOf(client.facilities.get('nobody'))).toMatchObject({ status: 404, code: 'not-found' });
    expect(await problemOf(client.facilities.list({ cursor: 'made-up' }))).toMatchObject({ code: 'bad-cursor' });
    expect(await problemOf(client.facilities.list({ limit: 9999 }))).toMatchObject({
      status: 400,
      code: 'bad-request',
    });
    const { message } = await problemOf(client.plans.matrix('nobody'));
    expect(message).toMatch(/^getPlanMatrix: 404 not-found: .+ \[request [^\]]+\]$/);
  });

  it('creates once, replaces under a version, and is refused an old version', async () => {
    const { updatedAt: _, ...model } = (await client.units.list()).data[0]!;
    const unit = { ...model, id: 'unit-of-the-client' };
    expect(await problemOf(client.units.create(unit))).toMatchObject({ status: 401, code: 'unauthorized' });

    const created = await writer.units.create(unit, { idempotencyKey: 'client-test-1' });
    expect(await writer.units.create(unit, { idempotencyKey: 'client-test-1' })).toEqual(created);
    expect(await problemOf(writer.units.create(unit))).toMatchObject({ status: 409, code: 'conflict' });

    const read = await writer.units.get(unit.id);
    const renamed = await writer.units.put(unit.id, { ...read, name: '改名单位（示例）' }, { ifMatch: etagOf(read) });
    expect(etagOf(renamed)).not.toBe(etagOf(read));
    expect((await writer.units.get(unit.id)).name).toBe('改名单位（示例）');
    expect(await problemOf(writer.units.put(unit.id, read, { ifMatch: etagOf(read) }))).toMatchObject({ status: 412 });
    expect(await problemOf(writer.units.put(unit.id, read))).toMatchObject({ code: 'precondition-required' });
  });

  it('stores a whole plan as it was read', async () => {
    const matrix = await writer.plans.matrix('luzhai-2021-7');
    const stored = await writer.plans.putMatrix('luzhai-2021-7', matrix, { ifMatch: etagOf(matrix) });
    expect(stored.tasks).toEqual(matrix.tasks);
    expect(stored.assignments).toEqual(matrix.assignments);
  });
});
