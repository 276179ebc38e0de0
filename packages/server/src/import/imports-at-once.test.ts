import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onPostgresql } from '../../test/open-test-store.ts';
import { profiles, startTestServer, type TestServer } from '../../test/test-server.ts';
import { resources } from '../resources/resources.ts';
import { deriveDueActions } from '../standing/derive-due-actions.ts';
import type { JsonObject } from '../store/tables.ts';
import { importFiles, type ImportResult } from './import-files.ts';
import { importSources } from './import-source.ts';
import { readBatches } from './read-batches.ts';

/** Much is stored, and derived twice. */
const LIMIT_MS = 300_000;

/** Many enough that the subjects of three imports are more than PostgreSQL has locks, as it comes. */
const FACILITIES = onPostgresql ? 3000 : 300;
const REPLACED = onPostgresql ? 300 : 30;

const now = new Date('2026-06-30T04:00:00Z');

const facilityIds = Array.from({ length: FACILITIES }, (_, index) => `fac-${String(index).padStart(5, '0')}`);

/** Three orders: each import meets the subjects of the others in another one. */
const orders: Record<string, readonly string[]> = {
  a: facilityIds,
  b: facilityIds.toReversed(),
  c: facilityIds.map((_, index) => facilityIds[(index * 7919) % FACILITIES] ?? ''),
};

const facility = (id: string): JsonObject => ({
  id,
  name: `${id}（虚构）`,
  regionCode: '990122',
  categoryCode: 'D212',
  status: 'operating',
});

/** An inspection with a problem that is to be put right. */
const inspection = (name: string, facilityId: string, dueOn: string): JsonObject => ({
  id: `ins-${name}-${facilityId}`,
  facilityId,
  kind: 'routine',
  inspectedOn: '2026-06-02',
  findings: [
    {
      id: `fin-${name}-${facilityId}`,
      severity: 'general',
      description: '虚构的问题',
      rectification: { id: `rec-${name}-${facilityId}`, kind: 'planned', dueOn, status: 'open' },
    },
  ],
});

let server: TestServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'yijian-imports-'));
  server = await startTestServer(profiles, () => now);
  await run('facilities', 'facilities', facilityIds.map(facility));
  await deriveDueActions(server.store.db, now);
}, LIMIT_MS);

afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(
  name: string,
  collection: string,
  records: readonly JsonObject[],
  replace = false,
): Promise<ImportResult> {
  const file = path.join(folder, `${name}.ndjson`);
  await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return importFiles(server.store.db, await importSources(file, collection), {
    replace,
    skipFaulty: false,
    restart: false,
    reportPath: `${file}.faults`,
    input: Readable.from([]),
    stamp: { at: now, by: name },
    progress: () => undefined,
    resumed: () => undefined,
  });
}

const dueActions = (): Promise<object[]> =>
  server.store.db.selectFrom('due_actions').selectAll().orderBy('subject_id').orderBy('action_id').execute();

/** What is due by the records as they stand in the end. */
async function derivedAnew(): Promise<object[]> {
  await server.store.db.deleteFrom('derivations').where('name', 'like', 'due-actions%').execute();
  await deriveDueActions(server.store.db, now);
  return dueActions();
}

it(
  'store everything at once, about the same subjects and beside writes about them, and wait for one another without end nowhere',
  async () => {
    const written = facilityIds.filter((_, index) => index % 50 === 0);
    const post = async (): Promise<number[]> => {
      const statuses: number[] = [];
      for (const id of written) {
        const record = inspection('http', id, '2026-07-20');
        statuses.push((await server.write('PUT', `/v1/inspections/${String(record['id'])}`, record)).status);
      }
      return statuses;
    };
    const imports = Object.entries(orders).map(([name, ids]) =>
      run(
        name,
        'inspections',
        ids.map((id) => inspection(name, id, '2026-07-10')),
      ),
    );
    const [statuses, ...results] = await Promise.all([post(), ...imports]);
    expect(statuses).toEqual(written.map(() => 201));
    for (const result of results) expect(result).toMatchObject({ stored: FACILITIES, faulty: 0 });
    const rows = await server.store.db
      .selectFrom('inspections')
      .select(sql<string>`count(*)`.as('count'))
      .execute();
    expect(Number(rows[0]?.count)).toBe(3 * FACILITIES + written.length);
    const kept = await dueActions();
    expect(kept.length).toBeGreaterThan(3 * FACILITIES);
    expect(kept).toEqual(await derivedAnew());
  },
  LIMIT_MS,
);

it(
  'replace records about the same subjects at once, however often a file has them',
  async () => {
    const changed = (name: string, ids: readonly string[], dueOn: string): JsonObject[] =>
      ids.slice(0, REPLACED).map((id) => inspection(name, id, dueOn));
    const some = facilityIds.slice(0, REPLACED);
    const results = await Promise.all([
      run('a2', 'inspections', [...changed('a', some, '2026-07-11'), ...changed('a', some, '2026-07-12')], true),
      run('b2', 'inspections', changed('b', some.toReversed(), '2026-07-13'), true),
      run('c2', 'inspections', changed('c', some.toReversed(), '2026-07-14'), true),
    ]);
    expect(results.map(({ replaced }) => replaced)).toEqual([2 * REPLACED, REPLACED, REPLACED]);
    expect(await dueActions()).toEqual(await derivedAnew());
  },
  LIMIT_MS,
);

it('of the same records at once store each of them once', async () => {
  const ids = facilityIds.map((id) => `${id}-new`);
  const files = [ids, ids, ids.toReversed()];
  const results = await Promise.all(files.map((each, index) => run(`same-${index}`, 'facilities', each.map(facility))));
  const sum = (of: 'stored' | 'skipped'): number => results.reduce((total, result) => total + result[of], 0);
  expect([sum('stored'), sum('skipped')]).toEqual([ids.length, 2 * ids.length]);
});

it('lock no more than a thousand subjects in a batch, and none for new ones', async () => {
  const sizes = async (
    collection: 'facilities' | 'inspections',
    records: readonly JsonObject[],
    replace = false,
  ): Promise<number[]> => {
    const lines = records.map((record, index) => ({ number: index + 1, text: JSON.stringify(record) }));
    const found: number[] = [];
    for await (const { entries } of readBatches(Readable.from([lines]), resources[collection], { replace }))
      found.push(entries.length);
    return found;
  };
  const ids = Array.from({ length: 4500 }, (_, index) => `fac-${index}`);
  expect(await sizes('facilities', ids.map(facility))).toEqual([4000, 500]);
  expect(await sizes('facilities', ids.map(facility), true)).toEqual([1000, 1000, 1000, 1000, 500]);
  const about = (subject: (id: string, index: number) => string): JsonObject[] =>
    ids.map((id, index) => ({ ...inspection(id, subject(id, index), '2026-07-10'), id: `ins-${index}` }));
  expect(
    await sizes(
      'inspections',
      about((id) => id),
    ),
  ).toEqual([1000, 1000, 1000, 1000, 500]);
  expect(
    await sizes(
      'inspections',
      about((_, index) => `fac-${index % 900}`),
    ),
  ).toEqual([4000, 500]);
});
