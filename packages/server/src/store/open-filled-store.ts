import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '../settings.js';
import { StartProblem } from '../start-problem.js';
import { openStore } from './open-store.js';
import { requireMigrated } from './require-migrated.js';
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
