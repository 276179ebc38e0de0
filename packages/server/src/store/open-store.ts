import type { Settings } from '../settings.js';
import { openDataFolder } from './data-folder.js';
import { openPGlite } from './open-pglite.js';
import { openPostgresql } from './open-postgresql.js';
import type { Store } from './store.js';

/**
 * Opens the database that the settings name for a command other than serving; the embedded one is this process's alone until it is closed.
 *
 * @throws StartProblem
 */
export async function openStore({
  databaseUrl,
  dataFolder,
}: Pick<Settings, 'databaseUrl' | 'dataFolder'>): Promise<Store> {
  if (databaseUrl !== undefined) return openPostgresql(databaseUrl);
  const folder = await openDataFolder(dataFolder, { alone: true });
  try {
    const store = await openPGlite(folder.database);
    const close = async (): Promise<void> => {
      await store.close();
      await folder.release();
    };
    return { ...store, close };
  } catch (error) {
    await folder.release();
    throw error;
  }
}
