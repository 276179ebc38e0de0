import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore } from '../../test/open-test-store.ts';
import { planMatrices } from '../resources/plan-matrices.js';
import { plans } from '../resources/plans.js';
import { resources } from '../resources/index.js';
import { migrate } from './migrate.js';
import type { Store } from './store.js';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store?.close());

it.each([...resources, plans, planMatrices])(
  'there is a table for $name with exactly its columns',
  async ({ table, columns = {} }) => {
    const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_name = ${table} and table_schema = current_schema()
  `.execute(store.db);
    const expected = ['id', 'version', 'updated_at', 'document', ...Object.keys(columns)];
    expect(rows.map(({ name }) => name).sort()).toEqual(expected.sort());
  },
);

it('migrating again changes nothing', async () => {
  await expect(migrate(store)).resolves.toBeUndefined();
});

it('a database of a newer server is refused in one sentence', async () => {
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2026-01-01')`.execute(store.db);
  await expect(migrate(store)).rejects.toThrow(/ was last used by a newer Yijian: start that version/);
});
