import { once } from 'node:events';
import { request } from 'node:http';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type ChildServer, type Environment, startChild, stopChild, withFolder } from '../test/child-server.ts';
import { makeTestSchema, onPostgresql, openTestStore } from '../test/open-test-store.ts';
import { until } from '../test/until.ts';
import { type Finding, verifyHistory } from './history/verify-history.js';
import { planMatrices } from './resources/plan-matrices.js';
import { resources } from './resources/resources.js';
import { plansPart } from './seed/plans-part.js';
import { profilesPart } from './seed/profiles-part.js';
import { sampleRegionPart } from './seed/sample-region-part.js';
import { storyPart } from './seed/story-part.js';
import { seed } from './seed/seed.js';
import { openPGlite } from './store/open-pglite.js';
import { openPostgresql } from './store/open-postgresql.js';
import type { Store } from './store/store.js';

const TOKEN = 'crash-test-token-0123';
const SIZE = 40;
const DATE = '2026-06-30';

/** A place for a database that outlives the servers on it. */
async function withDatabase(
  work: (environment: Environment, open: () => Promise<Store>) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const environment = {
      PORT: '0',
      HOST: '127.0.0.1',
      YIJIAN_TOKEN: TOKEN,
      YIJIAN_DATA: folder,
      YIJIAN_SEED_DATE: DATE,
    };
    if (!onPostgresql) return work(environment, () => openPGlite(path.join(folder, 'database')));
    const { address, drop } = await makeTestSchema();
    try {
      await work({ ...environment, DATABASE_URL: address }, () => openPostgresql(address));
    } finally {
      await drop();
    }
  });
}

async function withStore(open: () => Promise<Store>, work: (store: Store) => Promise<void>): Promise<void> {
  const store = await open();
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

async function kill(server: ChildServer): Promise<void> {
  server.child.kill('SIGKILL');
  await server.ended;
}

/** Everything in a database but instants, which differ from run to run, and the database's own secrets. */
async function contents(store: Store): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const { table } of [...Object.values(resources), planMatrices]) {
    all[table] = await store.db.selectFrom(table).select(['id', 'version', 'document']).orderBy('id').execute();
  }
  all['claims'] = await store.db.selectFrom('claims').selectAll().orderBy('space').orderBy('id').execute();
  all['events'] = await store.db
    .selectFrom('timeline_events')
    .selectAll()
    .orderBy('subject_id')
    .orderBy('sort_key')
    .execute();
  all['history'] = await store.db
    .selectFrom('history')
    .select(['resource', 'record_id', 'version', 'document'])
    .orderBy('resource')
    .orderBy('record_id')
    .orderBy('version')
    .execute();
  return all;
}

describe('a server killed while it writes', () => {
  it('has every write that it acknowledged, and no half of any', () =>
    withDatabase(async (environment, open) => {
      const environmentOnce = { ...environment, YIJIAN_SEED_SIZE: '0' };
      const acknowledged = new Map<string, string>();
      for (let round = 1; round <= 3; round += 1) {
        const server = startChild(environmentOnce);
        const api = await server.ready;
        for (const [id, name] of acknowledged) {
          const got = await fetch(`${api}/units/${id}`);
          expect(got.status, id).toBe(200);
          expect(((await got.json()) as { name: string }).name, id).toBe(name);
        }
        const before = acknowledged.size;
        const writers = Array.from({ length: 8 }, (_, writer) =>
          writeUntilDeath(api, `r${round}-w${writer}`, acknowledged),
        );
        // Counted, because how much is done in a second is the machine's business.
        while (acknowledged.size - before <= 20 + 20 * round) await sleep(10);
        await kill(server);
        await Promise.all(writers);
        await withStore(open, expectWhole);
        expect(acknowledged.size - before, 'the server was at work').toBeGreaterThan(20);
      }
      const last = startChild(environmentOnce);
      await last.ready;
      expect(await stopChild(last)).toBe(0);
      await withStore(open, async (store) => {
        const rows = await store.db.selectFrom('units').select(['id', 'document']).execute();
        const nameById = new Map(rows.map(({ id, document }) => [id, document['name']]));
        for (const [id, name] of acknowledged) expect(nameById.get(id)).toBe(name);
        await expectWhole(store);
      });
    }));
});

describe('a server killed in the middle of an import over HTTP', () => {
  it('has whole batches of it, and takes the same body again without storing anything twice', () =>
    withDatabase(async (environment, open) => {
      const environmentOnce = { ...environment, YIJIAN_SEED_SIZE: '0' };
      const ids = Array.from({ length: 20_000 }, (_, n) => `imported-${String(n).padStart(5, '0')}`);
      const line = (id: string) => `${JSON.stringify({ id, name: '测试单位', kind: 'court' })}\n`;
      const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-ndjson' };
      const storedOf = (store: Store) =>
        store.db.selectFrom('units').select('id').where('id', 'like', 'imported-%').orderBy('id').execute();
      let before = 0;
      for (const sent of [6000, 14_000]) {
        const server = startChild(environmentOnce);
        const api = await server.ready;
        // The body never ends: the server is at work on it when it dies.
        const body = new PassThrough();
        const sending = request(`${api}/imports/units`, { method: 'POST', headers });
        const broken = once(sending, 'error');
        body.pipe(sending);
        for (const id of ids.slice(0, sent)) body.write(line(id));
        const arrived = `${api}/units/${ids[before]}`;
        await until(async () => expect((await fetch(arrived)).status).toBe(200));
        await kill(server);
        await broken;
        body.destroy();
        await withStore(open, async (store) => {
          await expectWhole(store);
          const stored = (await storedOf(store)).map(({ id }) => id);
          expect(stored).toEqual(ids.slice(0, stored.length));
          expect(stored.length).toBeGreaterThan(before);
          before = stored.length;
        });
      }
      const last = startChild(environmentOnce);
      const answer = await fetch(`${await last.ready}/imports/units`, {
        method: 'POST',
        headers,
        body: ids.map(line).join(''),
      });
      expect(await answer.json()).toMatchObject({ lines: 20_000, skipped: before, stored: 20_000 - before, faulty: 0 });
      expect(await stopChild(last)).toBe(0);
      await withStore(open, async (store) => {
        expect((await storedOf(store)).map(({ id }) => id)).toEqual(ids);
        const { rows } = await sql<{ version: number }>`select max(version) as version from history`.execute(store.db);
        expect(Number(rows[0]?.version)).toBe(1);
        await expectWhole(store);
      });
    }));
});

/** What a database holds that was filled by one server without a break. */
async function filledAtOnce(): Promise<Awaited<ReturnType<typeof contents>>> {
  const store = await openTestStore();
  const parts = [profilesPart, plansPart, sampleRegionPart(SIZE, DATE), storyPart];
  await seed(
    store.db,
    parts,
    () => new Date(),
    () => undefined,
  );
  const filled = await contents(store);
  await store.close();
  return filled;
}

describe('a first filling that is cut short', () => {
  it('goes on at the next start, and ends as if nothing had happened', async () => {
    const expected = await filledAtOnce();
    await withDatabase(async (environment, open) => {
      const seeding = { ...environment, YIJIAN_SEED_SIZE: String(SIZE) };
      let cut = 0;
      // Ever later moments: while the database is made, while the tables are, and at several places of the filling.
      for (const wait of [300, 900, 1500, 2100, 2500, 2900, 3300, 3700, 4100]) {
        const server = startChild(seeding);
        const finished = await Promise.race([server.ready.then(() => true), sleep(wait, false)]);
        await kill(server);
        if (finished) break;
        cut += 1;
      }
      expect(cut, 'it was cut short').toBeGreaterThan(1);
      const last = startChild(seeding);
      await last.ready;
      expect(await stopChild(last)).toBe(0);
      await withStore(open, async (store) => {
        const found = await contents(store);
        for (const [table, rows] of Object.entries(expected)) expect(found[table], table).toEqual(rows);
        await expectWhole(store);
      });
    });
  });

  it.runIf(onPostgresql)('by several servers at once stores nothing twice', async () => {
    const expected = await filledAtOnce();
    await withDatabase(async (environment, open) => {
      const seeding = { ...environment, YIJIAN_SEED_SIZE: String(SIZE) };
      const servers = [startChild(seeding), startChild(seeding), startChild(seeding)];
      await Promise.all(servers.map(({ ready }) => ready));
      for (const server of servers) expect(await stopChild(server)).toBe(0);
      await withStore(open, async (store) => {
        const found = await contents(store);
        for (const [table, rows] of Object.entries(expected)) expect(found[table], table).toEqual(rows);
        await expectWhole(store);
      });
    });
  });
});

/** Creates and replaces units until the server is gone, and keeps what was acknowledged last for each. */
async function writeUntilDeath(api: string, prefix: string, acknowledged: Map<string, string>): Promise<void> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const write = (method: string, url: string, body: object, condition: Record<string, string> = {}) =>
    fetch(url, { method, headers: { ...headers, ...condition }, body: JSON.stringify(body) });
  try {
    for (let turn = 0; ; turn += 1) {
      const unit = { id: `${prefix}-${turn}`, name: `单位 ${turn}`, kind: 'court' };
      const created = await write('POST', `${api}/units`, unit);
      expect(created.status).toBe(201);
      await created.text();
      acknowledged.set(unit.id, unit.name);
      if (turn % 3 !== 0) continue;
      const renamed = { ...unit, name: `改名 ${turn}` };
      // Between the attempt and the answer nobody knows which of the two it is.
      acknowledged.delete(unit.id);
      const replaced = await write('PUT', `${api}/units/${unit.id}`, renamed, {
        'if-match': created.headers.get('etag') ?? '',
      });
      expect(replaced.status).toBe(200);
      await replaced.text();
      acknowledged.set(unit.id, renamed.name);
    }
  } catch (error) {
    // The connection broke: the server was killed.
    if (!(error instanceof TypeError)) throw error;
  }
}

/**
 * Every record is its newest version in the history, versions have no gaps, hashes and seals are right, and events and claims are those of
 * records.
 */
async function expectWhole({ db }: Store): Promise<void> {
  const findings: Finding[] = [];
  await verifyHistory(db, { onFinding: (finding) => findings.push(finding) });
  expect(findings).toEqual([]);
  const { rows: gaps } = await sql`
    select resource, record_id from history group by resource, record_id having max(version) <> count(*)
  `.execute(db);
  expect(gaps).toEqual([]);
  for (const { name, table } of [...Object.values(resources), planMatrices]) {
    const { rows: strays } = await sql`
      select id, record_id from ${sql.table(table)} full join (
        select distinct on (record_id) record_id, version as last, document as written
        from history where resource = ${name} order by record_id, version desc
      ) newest on id = record_id
      where id is null or record_id is null or version <> last or document <> written
    `.execute(db);
    expect(strays, table).toEqual([]);
  }
  const { rows: orphans } = await sql`
    select record_id from timeline_events where not exists (
      select from history where history.resource = timeline_events.resource and history.record_id = timeline_events.record_id
    )
  `.execute(db);
  expect(orphans).toEqual([]);
}
