import { setTimeout as sleep } from 'node:timers/promises';
import type { Change, ChangePage } from '@yijian/standard';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPostgresql } from '../../test/open-test-store.ts';
import { startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import { findRecord } from '../records/read-records.js';
import type { Tx } from '../records/record.js';
import { insertRecords, replaceRecord } from '../records/store-records.js';
import { resources } from '../resources/resources.js';
import { continueFeed } from './continue-feed.js';

const { units } = resources;
const authority = { authorization: `Bearer ${TOKEN}` };

let server: TestServer;
let made = 0;
beforeAll(async () => {
  server = await startTestServer([]);
});
afterAll(() => server?.close());

const newId = (): string => `unit-${(made += 1)}`;
const unit = (id: string, name = '测试单位') => ({ id, name, kind: 'court' });
const stamp = () => ({ at: new Date(), by: 'test' });
const create = (tx: Tx, ...ids: string[]): Promise<unknown> =>
  insertRecords(
    tx,
    units,
    ids.map((id) => unit(id)),
    stamp(),
  );
async function replace(tx: Tx, id: string): Promise<void> {
  const before = await findRecord(tx, units, id, { forUpdate: true });
  await replaceRecord(tx, units, before!, { ...before!.document, name: `改名 ${(made += 1)}` }, stamp());
}
const inTransaction = (work: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
  server.store.db.transaction().execute(work);

async function page(query: string, headers: Record<string, string> = {}): Promise<ChangePage> {
  const got = await server.get(`/v1/changes?${query}`, headers);
  expect(got.status, got.text).toBe(200);
  return got.json as ChangePage;
}

/** All changes from a cursor on, and the cursor of what comes later. */
async function follow(cursor: string, limit = 200): Promise<{ changes: Change[]; cursor: string }> {
  const changes: Change[] = [];
  for (;;) {
    const { data, page: info } = await page(`cursor=${cursor}&limit=${limit}`);
    expect(data.length).toBeLessThanOrEqual(limit);
    changes.push(...data);
    cursor = info.nextCursor;
    if (info.caughtUp) return { changes, cursor };
  }
}

/** The cursor of what comes from now on. */
const fromNow = async (headers?: Record<string, string>): Promise<string> =>
  (await page('since=2999-01-01T00:00:00Z', headers)).page.nextCursor;

const idsOf = (changes: readonly Change[]): string[] =>
  changes.map(({ recordId, version }) => `${recordId} ${version}`);

describe('a change', () => {
  it('says what was stored, with the ETag that its reader gets', async () => {
    const id = newId();
    const cursor = await fromNow();
    const own = await fromNow(authority);
    const created = await server.write('POST', '/v1/units', { ...unit(id), extensions: { 'test:a': 1 } });
    const replaced = await server.write('PUT', `/v1/units/${id}`, unit(id, '新名称'), {
      'if-match': created.headers.get('etag')!,
    });
    const { changes } = await follow(cursor);
    expect(changes).toEqual([
      {
        id: expect.any(String),
        collection: 'units',
        recordId: id,
        action: 'created',
        version: 1,
        etag: expect.any(String),
        changedAt: created.json.updatedAt,
      },
      {
        id: expect.any(String),
        collection: 'units',
        recordId: id,
        action: 'replaced',
        version: 2,
        etag: (await server.get(`/v1/units/${id}`)).headers.get('etag'),
        changedAt: replaced.json.updatedAt,
      },
    ]);
    const { data } = await page(`cursor=${own}`, authority);
    expect(data.map(({ etag }) => etag)).toEqual([created.headers.get('etag'), replaced.headers.get('etag')]);
    expect(data.map((change) => change.id)).toEqual(changes.map((change) => change.id));
    expect(data[0]?.etag).not.toBe(changes[0]?.etag);
  });

  it('that fails is none', async () => {
    const cursor = await fromNow();
    await inTransaction(async (tx) => {
      await create(tx, newId());
      throw new Error('rolled back');
    }).catch(() => undefined);
    expect((await follow(cursor)).changes).toEqual([]);
  });
});

describe('the feed', () => {
  it('has every change once and in order, whatever the size of its pages', async () => {
    const cursor = await fromNow();
    const ids = Array.from({ length: 61 }, newId);
    await inTransaction((tx) => create(tx, ...ids.slice(0, 30)));
    await inTransaction((tx) => create(tx, ...ids.slice(30)));
    await inTransaction((tx) => replace(tx, ids[5]!));
    const expected = [...ids.map((id) => `${id} 1`), `${ids[5]} 2`];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (limit) => {
        expect(idsOf((await follow(cursor, limit)).changes)).toEqual(expected);
      }),
      { numRuns: 8, examples: [[1], [62], [61]] },
    );
  });

  it('goes on from its last page at any later time', async () => {
    const end = await fromNow();
    const empty = await page(`cursor=${end}`);
    expect(empty).toEqual({ data: [], page: { limit: 50, nextCursor: end, caughtUp: true } });
    const id = newId();
    await inTransaction((tx) => create(tx, id));
    const later = await follow(end);
    expect(idsOf(later.changes)).toEqual([`${id} 1`]);
    expect((await follow(later.cursor)).changes).toEqual([]);
  });

  it('answers 304 while nothing has changed', async () => {
    const cursor = await fromNow();
    const first = await server.get(`/v1/changes?cursor=${cursor}`);
    const etag = first.headers.get('etag')!;
    expect((await server.get(`/v1/changes?cursor=${cursor}`, { 'if-none-match': etag })).status).toBe(304);
    await inTransaction((tx) => create(tx, newId()));
    expect((await server.get(`/v1/changes?cursor=${cursor}`, { 'if-none-match': etag })).status).toBe(200);
  });

  it('begins with the first change at or after an instant', async () => {
    const [before, after] = [newId(), newId()];
    const at = new Date('2031-05-01T00:00:00Z');
    await inTransaction((tx) =>
      insertRecords(tx, units, [unit(before)], { at: new Date(at.getTime() - 1), by: 'test' }),
    );
    await inTransaction((tx) => insertRecords(tx, units, [unit(after)], { at, by: 'test' }));
    expect(idsOf((await page('since=2031-05-01T08:00:00%2B08:00')).data)).toEqual([`${after} 1`]);
    expect(idsOf((await page('since=2031-04-30T23:59:59.999Z')).data)).toEqual([`${before} 1`, `${after} 1`]);
    expect((await page('since=2031-05-01T00:00:00.001Z')).data).toEqual([]);
    const all = (await page('limit=200')).data;
    expect(all[0]?.recordId).toBe('unit-1');
  });

  it('shows the public only what it may read, and refuses what it may not', async () => {
    const cursor = await fromNow();
    const own = await fromNow(authority);
    const id = newId();
    await server.write('POST', '/v1/webhook-subscriptions', {
      id: 'wsb-closed',
      url: 'https://hooks.example/a',
      secret: 'whsec_ZXhhbXBsZS1zZWNyZXQtZXhhbXBsZS1zZWNyZXQ=',
      status: 'paused',
    });
    await inTransaction((tx) => create(tx, id));
    expect(idsOf((await follow(cursor)).changes)).toEqual([`${id} 1`]);
    const seen = (await page(`cursor=${own}`, authority)).data;
    expect(idsOf(seen)).toEqual(['wsb-closed 1', `${id} 1`]);
    const closed = 'collection=webhook-subscriptions';
    expect((await page(closed, authority)).data.map(({ recordId }) => recordId)).toEqual(['wsb-closed']);
    const refused = await server.get(`/v1/changes?${closed}`);
    expect([refused.status, refused.json.code]).toEqual([401, 'unauthorized']);
    expect(refused.headers.get('www-authenticate')).toContain('Bearer');
    const strange = await server.get('/v1/changes?collection=nothing', { 'accept-language': 'en' });
    expect([strange.status, strange.json.errors[0].parameter]).toEqual([400, 'collection']);
    expect(strange.json.detail).toContain('penalties');
  });

  it('tells of a record that is no longer shown, without its ETag', async () => {
    const cursor = await fromNow();
    const own = await fromNow(authority);
    const entry = { id: 'lst-1', list: 'key-supervision', listedOn: '2020-01-01', validTo: '2020-12-31' };
    await inTransaction((tx) => insertRecords(tx, resources['list-entries'], [entry], stamp()));
    expect((await server.get('/v1/list-entries/lst-1')).status).toBe(404);
    const { changes } = await follow(cursor);
    expect(idsOf(changes)).toEqual(['lst-1 1']);
    expect(changes[0]).not.toHaveProperty('etag');
    expect((await page(`cursor=${own}`, authority)).data[0]).toHaveProperty('etag');
    expect((await server.get('/v1/exports/list-entries')).text).toBe('');
  });

  it('keeps to its collections, and its cursor keeps them', async () => {
    const cursor = await fromNow();
    await inTransaction((tx) => create(tx, newId()));
    const others = await page('collection=penalties&collection=inspections');
    expect([others.data, others.page.caughtUp]).toEqual([[], true]);
    expect((await page(`cursor=${others.page.nextCursor}`)).data).toEqual([]);
    await inTransaction((tx) => create(tx, newId()));
    expect((await page(`cursor=${others.page.nextCursor}`)).data).toEqual([]);
    expect((await follow(cursor)).changes).toHaveLength(2);
  });

  it('refuses a cursor of another reader, and since beside a cursor', async () => {
    const cursor = await fromNow();
    const other = await server.get(`/v1/changes?cursor=${cursor}`, authority);
    expect([other.status, other.json.code]).toEqual([400, 'bad-cursor']);
    const both = await server.get(`/v1/changes?cursor=${cursor}&since=2026-01-01T00:00:00Z`);
    expect([both.status, both.json.code]).toEqual([400, 'bad-cursor']);
  });
});

describe('writers at the same time', () => {
  it.runIf(onPostgresql)('that commit in reverse order lose nothing', async () => {
    let cursor = await fromNow();
    const [early, late, after] = [newId(), newId(), newId()];
    const seen: string[] = [];
    const look = async (): Promise<void> => {
      const got = await follow(cursor);
      cursor = got.cursor;
      seen.push(...idsOf(got.changes));
    };
    await inTransaction(async (first) => {
      await create(first, early);
      await inTransaction((second) => create(second, late));
      // The second has committed with the higher number; whoever went on behind it would never see the first.
      await look();
      expect(seen).toEqual([]);
    });
    await look();
    expect(seen).toEqual([`${early} 1`, `${late} 1`]);
    await inTransaction((tx) => create(tx, after));
    await look();
    expect(seen).toEqual([`${early} 1`, `${late} 1`, `${after} 1`]);
  });

  it.runIf(onPostgresql)('tell the versions of one record in order, whoever began first', async () => {
    const cursor = await fromNow();
    const [other, id] = [newId(), newId()];
    await inTransaction(async (first) => {
      await create(first, other);
      await inTransaction((second) => create(second, id));
      await replace(first, id);
    });
    const { changes } = await follow(cursor);
    expect(idsOf(changes).filter((change) => change.startsWith(`${id} `))).toEqual([`${id} 1`, `${id} 2`]);
    expect(changes).toHaveLength(3);
  });

  it('are followed without a loss, a repetition or a version out of turn', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(fc.record({ work: fc.constantFrom('create', 'replace'), wait: fc.nat(8), fails: fc.boolean() }), {
            minLength: 1,
            maxLength: 8,
          }),
          { minLength: 2, maxLength: 6 },
        ),
        fc.integer({ min: 1, max: 20 }),
        async (writers, limit) => {
          let cursor = await fromNow();
          const shared = [newId(), newId()];
          await inTransaction((tx) => create(tx, ...shared));
          const stored = shared.map((id) => `${id} 1`);
          const write = async (steps: (typeof writers)[number]): Promise<void> => {
            for (const { work, wait, fails } of steps) {
              const id = newId();
              const target = shared[wait % 2]!;
              const versions: string[] = [];
              await inTransaction(async (tx) => {
                await create(tx, id);
                await sleep(wait);
                if (work === 'replace') {
                  await replace(tx, target);
                  const { version } = (await findRecord(tx, units, target))!;
                  versions.push(`${target} ${version}`);
                }
                await sleep(wait);
                if (fails) throw new Error('rolled back');
              }).then(
                () => stored.push(`${id} 1`, ...versions),
                () => undefined,
              );
            }
          };
          let writing = true;
          const seen: string[] = [];
          const reading = (async () => {
            for (let last = false; !last;) {
              last = !writing;
              const got = await follow(cursor, limit);
              cursor = got.cursor;
              seen.push(...idsOf(got.changes));
              await sleep(1);
            }
          })();
          await Promise.all(writers.map(write));
          writing = false;
          await reading;
          expect([...seen].sort()).toEqual([...stored].sort());
          for (const id of shared) {
            const versions = seen
              .filter((change) => change.startsWith(`${id} `))
              .map((change) => Number(change.split(' ')[1]));
            expect(versions).toEqual(versions.map((_, index) => index + 1));
          }
        },
      ),
      { numRuns: 12 },
    ));
});

describe('a database that was moved', () => {
  // What only another cluster or a restored backup can bring is made here by hand.
  beforeAll(() => sql`alter table history disable trigger history_only_grows`.execute(server.store.db));

  it('to a cluster with lower transaction numbers goes on where it ended', async () => {
    const { data } = await page('limit=200');
    // As after a dump from a cluster that had done more.
    await sql`update history set moment = moment + 1000000000`.execute(server.store.db);
    expect((await page('limit=200')).data, 'before the server starts').toEqual([]);
    await Promise.all([continueFeed(server.store.db), continueFeed(server.store.db)]);
    expect((await page('limit=200')).data).toEqual(data);
    const { cursor, changes } = await follow((await page('limit=1')).page.nextCursor);
    const [id, next] = [newId(), newId()];
    await inTransaction((tx) => create(tx, id));
    await continueFeed(server.store.db);
    await inTransaction((tx) => create(tx, next));
    expect(idsOf((await follow(cursor)).changes)).toEqual([`${id} 1`, `${next} 1`]);
    expect(idsOf((await follow((await page('limit=1')).page.nextCursor)).changes)).toEqual([
      ...idsOf(changes),
      `${id} 1`,
      `${next} 1`,
    ]);
  });

  it('back to an earlier state says so to whoever has seen more', async () => {
    await inTransaction((tx) => create(tx, newId()));
    const cursor = await fromNow();
    await sql`delete from history where sequence = (select max(sequence) from history)`.execute(server.store.db);
    const got = await server.get(`/v1/changes?cursor=${cursor}`);
    expect([got.status, got.json.code]).toEqual([410, 'cursor-expired']);
  });
});
