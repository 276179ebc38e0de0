import { collections } from '@yijian/standard/collections';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmptyStore, openTestStore } from '../../test/open-test-store.ts';
import { findRecord, recordsWhere } from '../records/read-records.js';
import { listRecords } from '../records/list-records.js';
import { heldClaims } from '../records/claims.js';
import { planMatrices } from '../resources/plan-matrices.js';
import { resources } from '../resources/resources.js';
import { migrate } from './migrate.js';
import { migrations } from './migrations/index.js';
import { makeRecordTables } from './record-tables.js';
import type { Store } from './store.js';

const all = [...Object.values(resources), planMatrices];

const relations = async ({ db }: Store): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = current_schema()::regnamespace order by relname
  `.execute(db);
  return rows.map(({ name }) => name);
};

describe('a new database', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store?.close());

  it('has a table for every collection', async () => {
    const { rows } = await sql<{ name: string; columns: string }>`
      select table_name as name, string_agg(column_name, ' ' order by column_name) as columns
      from information_schema.columns where table_schema = current_schema() group by table_name
    `.execute(store.db);
    const columnsByTable = new Map(rows.map(({ name, columns }) => [name, columns]));
    for (const { table } of all) expect(columnsByTable.get(table), table).toBe('document id updated_at version');
  });

  it('has an index for every filter and date that an index can serve, and names it in full', async () => {
    const { rows } = await sql<{ name: string; table: string }>`
      select indexname as name, tablename as table from pg_indexes where schemaname = current_schema()
    `.execute(store.db);
    for (const { name, filters, dates } of collections) {
      const table = resources[name].table;
      const places = new Set([
        ...Object.values(filters).flatMap(({ at, match }) =>
          match === 'contains' ? [] : [`${match === 'has'} ${at}`],
        ),
        ...dates.map((date) => `date ${date}`),
      ]);
      const own = rows.filter((row) => row.table === table).map((row) => row.name);
      expect(own, name).toHaveLength(places.size + 2);
    }
    for (const { name } of rows) expect(Buffer.byteLength(name), name).toBeLessThanOrEqual(63);
  });

  it('is left alone when it is migrated again', async () => {
    const before = await relations(store);
    await migrate(store);
    expect(await relations(store)).toEqual(before);
  });

  it('gets the table of a collection that is new, with an index for each filter and date', async () => {
    const later = {
      ...resources.units,
      name: 'later-records',
      table: 'later_records' as 'units',
      filters: { tag: { at: '/tags/*/code', zh: '标签', en: 'Tag.', match: 'has' as const } },
      dates: { madeAt: { at: '/madeAt', isInstant: true, from: 'madeFrom', to: 'madeTo' } },
    };
    await Promise.all([makeRecordTables(store.db, [later]), makeRecordTables(store.db, [later])]);
    const { rows } = await sql<{ definition: string }>`
      select indexdef as definition from pg_indexes where tablename = 'later_records' and schemaname = current_schema()
    `.execute(store.db);
    const definitions = rows.map(({ definition }) => definition.replace(/^.* USING /, '')).sort();
    expect(definitions).toEqual([
      expect.stringMatching(/^btree \(COALESCE\(.*china_time\(\(document #>> '\{madeAt\}'::text\[\]\)\).*, id\)$/),
      'btree (id)',
      'btree (updated_at)',
      "gin (((document #> '{tags}'::text[])) jsonb_path_ops)",
    ]);
  });

  it('that a newer server used is refused in one sentence', async () => {
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2026-01-01')`.execute(store.db);
    await expect(migrate(store)).rejects.toThrow(/ was last used by a newer Yijian: start that version/);
  });
});

describe('a database of version 0.1', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openEmptyStore();
    const { '0001-records': first } = migrations;
    const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(store.db);
    await new Migrator({
      db: store.db,
      provider: { getMigrations: () => Promise.resolve({ '0001-records': first! }) },
      migrationTableSchema: rows[0]!.schema,
    }).migrateUp();
    await sql`
      insert into penalties (id, version, updated_at, document, subject_id, status) values
        ('pen-1', 3, '2025-07-02T00:00:00Z', ${JSON.stringify({
          id: 'pen-1',
          subject: { kind: 'facility', id: 'fac-1' },
          status: 'in-force',
          decidedOn: '2025-07-02',
        })}, 'fac-1', 'in-force')
    `.execute(store.db);
    await sql`
      insert into claims (space, id, resource, record_id) values
        ('subject', 'fac-1', 'facilities', 'fac-1'), ('finding', 'fnd-1', 'inspections', 'ins-1')
    `.execute(store.db);
    await migrate(store);
  });
  afterAll(() => store?.close());

  it('keeps its records, and lists them by what their documents say', async () => {
    expect(await findRecord(store.db, resources.penalties, 'pen-1')).toMatchObject({
      version: 3,
      updatedAt: new Date('2025-07-02T00:00:00Z'),
    });
    expect(await recordsWhere(store.db, resources.penalties, '/subject/id', ['fac-1'])).toHaveLength(1);
    const listed = await listRecords(store.db, resources.penalties, {
      filters: { status: 'in-force', decidedFrom: '2025-07-02', decidedTo: '2025-07-02' },
      sort: '-decidedOn',
      limit: 10,
    });
    expect(listed.map(({ position }) => position)).toEqual(['2025-07-02 pen-1']);
  });

  it('keeps its claims under the names that references use', async () => {
    expect([...(await heldClaims(store.db, 'subjects', ['fac-1'])).keys()]).toEqual(['fac-1']);
    expect([...(await heldClaims(store.db, 'findings', ['fnd-1'])).keys()]).toEqual(['fnd-1']);
  });

  it('takes nothing from a process of that version that still runs', async () => {
    const record = sql`'pen-2', 1, '2025-07-02T00:00:00Z', '{}'`;
    await expect(
      sql`insert into penalties (id, version, updated_at, document, subject_id, status) values (${record}, 'fac-1', 'x')`.execute(
        store.db,
      ),
    ).rejects.toThrow(/"subject_id"/);
    await expect(
      sql`
        insert into history (resource, record_id, version, stored_at, document, stored_by) values ('penalties', ${record}, 'x')
      `.execute(store.db),
    ).rejects.toThrow(/"hash"/);
  });

  it('has the same tables and indexes as a new one', async () => {
    const fresh = await openTestStore();
    expect(await relations(store)).toEqual(await relations(fresh));
    await fresh.close();
  });
});

it('several servers that start at once on a new database do not fight', async () => {
  const store = await openEmptyStore();
  await Promise.all(Array.from({ length: 4 }, () => migrate(store)));
  await store.close();
});
