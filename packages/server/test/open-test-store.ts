import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../src/store/migrate.ts';
import { openPGliteInMemory } from '../src/store/open-pglite.ts';
import { openPostgresql } from '../src/store/open-postgresql.ts';
import type { Store } from '../src/store/store.ts';

const url = process.env['TEST_DATABASE_URL'] ?? '';

/** Whether these tests run on PostgreSQL. */
export const onPostgresql = url !== '';

/** A migrated database of its own: a schema of the PostgreSQL at TEST_DATABASE_URL, otherwise PGlite in memory. */
export async function openTestStore(): Promise<Store> {
  const store = await openEmptyStore();
  await migrate(store);
  return store;
}

/** As {@link openTestStore}, before it is migrated. */
export const openEmptyStore = (): Promise<Store> => (onPostgresql ? openOwnSchema() : openPGliteInMemory());

async function openOwnSchema(): Promise<Store> {
  const { address, drop } = await makeTestSchema();
  const store = await openPostgresql(address);
  return {
    ...store,
    close: async () => {
      await store.close();
      await drop();
    },
  };
}

/** Makes a schema for one test file, and answers an address that sees nothing else. */
export async function makeTestSchema(): Promise<{ address: string; drop: () => Promise<void> }> {
  const schema = `test_${randomBytes(6).toString('hex')}`;
  await run(`create schema ${schema}`);
  const address = new URL(url);
  address.searchParams.set('options', `-c search_path=${schema}`);
  return { address: address.href, drop: () => run(`drop schema ${schema} cascade`) };
}

async function run(statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}
