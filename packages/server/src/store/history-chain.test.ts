import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, it } from 'vitest';
import { openEmptyStore } from '../../test/open-test-store.ts';
import { type Finding, verifyHistory } from '../history/verify-history.js';
import { migrate } from './migrate.js';
import { migrations } from './migrations/index.js';

/** More than one batch of the migration. */
const RECORDS = 700;

it('a database from before there were hashes gets one for every version that it has', async () => {
  const store = await openEmptyStore();
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(store.db);
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0006'));
  const { error } = await new Migrator({
    db: store.db,
    provider: { getMigrations: () => Promise.resolve(before) },
    migrationTableSchema: rows[0]!.schema,
  }).migrateToLatest();
  expect(error).toBeUndefined();
  await sql`
    insert into history (resource, record_id, version, document, stored_at, stored_by)
    select 'units', 'u-' || record, version, jsonb_build_object('id', 'u-' || record, 'name', '单位 ' || version, 'share', version / 3.0),
      timestamptz '2025-01-01T00:00:00.123Z' + version * interval '1 day', 'token'
    from generate_series(1, ${RECORDS}::integer) as records(record), generate_series(1, 3) as versions(version)
  `.execute(store.db);
  await sql`
    insert into units (id, version, updated_at, document)
    select record_id, version, stored_at, document from history where version = 3
  `.execute(store.db);
  await migrate(store);
  const findings: Finding[] = [];
  const verified = await verifyHistory(store.db, { onFinding: (finding) => findings.push(finding) });
  expect(findings).toEqual([]);
  expect(verified).toMatchObject({ records: RECORDS, versions: 3 * RECORDS, unsealed: 3 * RECORDS });
  const { rows: chained } = await sql<{ count: string }>`
    select count(*)::text as count from history later join history earlier
      on earlier.record_id = later.record_id and earlier.version = later.version - 1 and earlier.hash = later.previous_hash
  `.execute(store.db);
  expect(chained[0]?.count).toBe(String(2 * RECORDS));
  await store.close();
});
