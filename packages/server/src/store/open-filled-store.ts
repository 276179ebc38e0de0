import { access } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { Settings } from '../settings.js';
import { StartProblem } from '../start-problem.js';
import { migrations } from './migrations/index.js';
import { openStore } from './open-store.js';
import type { Store } from './store.js';

/**
 * Opens the database that the settings name for a command that works on what a server has stored: it makes none, and migrates none.
 *
 * @throws StartProblem when there is none, a server runs on the embedded one, or its tables are of another version
 */
export async function openFilledStore(settings: Pick<Settings, 'databaseUrl' | 'dataFolder'>): Promise<Store> {
  if (settings.databaseUrl === undefined) await requireDatabase(settings.dataFolder);
  const store = await openStore(settings);
  try {
    await requireMigrated(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** @throws StartProblem */
async function requireDatabase(dataFolder: string): Promise<void> {
  const isThere = await access(path.join(dataFolder, 'database')).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  throw new StartProblem(
    `There is no database in ${dataFolder}: set YIJIAN_DATA to the folder of the server, or DATABASE_URL to its PostgreSQL.`,
  );
}

/** @throws StartProblem */
async function requireMigrated({ db, place }: Store): Promise<void> {
  const { rows } = await sql<{ is_there: boolean }>`
    select to_regclass('kysely_migration') is not null as is_there
  `.execute(db);
  if (rows[0]?.is_there !== true)
    throw new StartProblem(`${place} holds no data of Yijian: start the server on it first.`);
  const { rows: run } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const names = Object.keys(migrations);
  const strange = run.find(({ name }) => !names.includes(name));
  if (strange) throw new StartProblem(`${place} was last used by a newer Yijian: use the command of that version.`);
  if (run.length < names.length) {
    throw new StartProblem(
      `${place} was last used by an older Yijian: start this version of the server once, and it brings the tables up to date.`,
    );
  }
}
