import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../test/test-server.ts';
import { resources } from '../resources/resources.js';
import { insertRecords } from './store-records.js';

const KINDS = ['court', 'health-authority', 'hospital'];
/** Ids whose order differs between alphabets: capitals, digits, punctuation, several lengths. */
const ids = [
  ...new Set(Array.from({ length: 137 }, (_, n) => `${['a', 'B', 'c-', 'C_', '9.', 'Z'][n % 6]}${(n * 7919) % 1000}`)),
];

let server: TestServer;
let extra = 0;
beforeAll(async () => {
  server = await startTestServer([]);
  await store(ids, new Date('2026-01-01T00:00:00Z'));
});
afterAll(() => server?.close());

function store(newIds: readonly string[], at: Date): Promise<unknown> {
  const documents = newIds.map((id) => ({ id, name: `单位 ${id}`, kind: KINDS[id.length % 3]! }));
  return server.store.db
    .transaction()
    .execute((tx) => insertRecords(tx, resources.units, documents, { at, by: 'test' }));
}

/** Every id of a list, page by page, following the cursor and checking that the Link header says the same. */
async function walk(path: string, between: () => Promise<unknown> = () => Promise.resolve()): Promise<string[]> {
  const seen: string[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const got = await server.get(next);
    expect(got.status).toBe(200);
    const { data, page } = got.json as { data: { id: string }[]; page: { limit: number; nextCursor?: string } };
    expect(data.length).toBeLessThanOrEqual(page.limit);
    seen.push(...data.map(({ id }) => id));
    const link = got.headers.get('link');
    expect(link === null).toBe(page.nextCursor === undefined);
    if (link === null) break;
    next = /^<(.*)>; rel="next"$/.exec(link)?.[1];
    expect(new URLSearchParams(next?.split('?')[1]).get('cursor')).toBe(page.nextCursor);
    await between();
  }
  return seen;
}

const byteOrder = (a: string, b: string): number => (a < b ? -1 : 1);

describe('pages of a list', () => {
  it('hold every item once, in the order of ids, whatever their size', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (limit) => {
        const expected = (await server.store.db.selectFrom('units').select('id').execute()).map(({ id }) => id);
        expect(await walk(`/v1/units?limit=${limit}`)).toEqual(expected.sort(byteOrder));
      }),
      { numRuns: 12, examples: [[1], [200], [ids.length], [ids.length - 1]] },
    ));

  it('hold every item that matches a filter once', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.constantFrom(...KINDS), async (limit, kind) => {
        const rows = await server.store.db.selectFrom('units').select(['id', 'document']).execute();
        const expected = rows.filter(({ document }) => document['kind'] === kind).map(({ id }) => id);
        expect(await walk(`/v1/units?kind=${kind}&limit=${limit}`)).toEqual(expected.sort(byteOrder));
      }),
      { numRuns: 10 },
    ));

  it('neither lose nor repeat an item while others are stored', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 5, max: 50 }), async (limit) => {
        const before = (await server.store.db.selectFrom('units').select('id').execute()).map(({ id }) => id);
        const seen = await walk(`/v1/units?limit=${limit}`, () =>
          store([`a${(extra += 1)}-new`, `M${extra}-new`, `z${extra}-new`], new Date()),
        );
        expect(new Set(seen).size).toBe(seen.length);
        expect(before.filter((id) => !seen.includes(id))).toEqual([]);
        expect(seen).toEqual([...seen].sort(byteOrder));
      }),
      { numRuns: 5 },
    ));

  it('keep the size and the filters of the first page in the cursor', async () => {
    const first = await server.get('/v1/units?kind=court&limit=7');
    const second = await server.get(`/v1/units?cursor=${first.json.page.nextCursor}`);
    expect(second.json.page.limit).toBe(7);
    expect(new Set(second.json.data.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(['court']));
    const smaller = await server.get(`/v1/units?cursor=${first.json.page.nextCursor}&limit=3`);
    expect(smaller.json.data).toEqual(second.json.data.slice(0, 3));
    const repeated = await server.get(`/v1/units?cursor=${first.json.page.nextCursor}&kind=court`);
    expect(repeated.json.data).toEqual(second.json.data);
  });

  it('hold fifty items unless asked otherwise', async () => {
    const got = await server.get('/v1/units');
    expect(got.json.page.limit).toBe(50);
    expect(got.json.data).toHaveLength(50);
  });

  it('hold what was stored at an instant or later', async () => {
    await store(['late-1', 'late-2'], new Date('2030-01-01T00:00:00Z'));
    expect(await walk('/v1/units?updatedSince=2030-01-01T08:00:00%2B08:00&limit=1')).toEqual(['late-1', 'late-2']);
    expect(await walk('/v1/units?updatedSince=2030-01-01T00:00:00.001Z')).toEqual([]);
    expect(await walk('/v1/units?updatedSince=2029-12-31T23:59:60Z')).toEqual(['late-1', 'late-2']);
    expect((await walk('/v1/units?updatedSince=0000-01-01T00:00:00Z&limit=200')).length).toBeGreaterThan(ids.length);
  });
});

describe('a list that has not changed', () => {
  it('is answered with 304, and with a new ETag once it has', async () => {
    const first = await server.get('/v1/units?limit=5');
    const etag = first.headers.get('etag')!;
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await server.get('/v1/units?limit=5', { 'if-none-match': held });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    await store(['0-first-of-all'], new Date());
    expect((await server.get('/v1/units?limit=5', { 'if-none-match': etag })).status).toBe(200);
  });
});
