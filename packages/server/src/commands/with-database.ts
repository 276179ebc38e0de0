import { readSettings, type Settings } from '../settings.js';
import { openDataFolder } from '../store/data-folder.js';
import { explainDatabaseError } from '../store/explain-database-error.js';
import { migrate } from '../store/migrate.js';
import { openPGlite } from '../store/open-pglite.js';
import { openPostgresql } from '../store/open-postgresql.js';
import type { Store } from '../store/store.js';
import { continueFeed } from '../sync/continue-feed.js';
import { deriveTimelines } from '../timeline/derive-timelines.js';
import { StartProblem } from '../start-problem.js';

/**
 * Does the work of a command on the database that the environment names, brought up to date and closed at the end.
 *
 * @throws StartProblem when the database cannot be used, is lost on the way, or belongs to a server that runs on the same folder
 */
export async function withDatabase<T>(
  env: Record<string, string | undefined>,
  work: (store: Store, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = readSettings(env);
  const { databaseUrl } = settings;
  const folder = await openDataFolder(settings.dataFolder, { alone: databaseUrl === undefined });
  try {
    const store = databaseUrl === undefined ? await openPGlite(folder.database) : await openPostgresql(databaseUrl);
    try {
      const lost = store.lost.then((why): never => {
        throw new StartProblem(why);
      });
      return await Promise.race([workOn(store, () => work(store, settings)), lost]);
    } finally {
      await store.close();
    }
  } finally {
    await folder.release();
  }
}

async function workOn<T>(store: Store, work: () => Promise<T>): Promise<T> {
  try {
    await migrate(store);
    await continueFeed(store.db);
    await deriveTimelines(store.db);
    return await work();
  } catch (error) {
    throw explainDatabaseError(store.place, error);
  }
}
