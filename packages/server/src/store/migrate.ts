import { Migrator } from 'kysely/migration';
import { StartProblem } from '../start-problem.js';
import { migrations } from './migrations/index.js';
import type { Store } from './store.js';

/**
 * Brings the tables to the newest form. Several servers may call it at once on one PostgreSQL.
 *
 * @throws StartProblem when the database was migrated by a newer server, or may not be changed
 */
export async function migrate({ db, place }: Store): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const { code, message } = error as { code?: string; message: string };
  if (/previously executed migration .* is missing/.test(message)) {
    throw new StartProblem(
      `${place} was last used by a newer Yijian: start that version, or restore a backup from before.`,
    );
  }
  if (code === '42501') {
    throw new StartProblem(`${place} does not let this user create tables: grant CREATE on the schema to it.`);
  }
  if (code?.startsWith('XX') || code?.startsWith('58')) {
    throw new StartProblem(`${place} is damaged (${message}): restore a backup, or begin anew elsewhere.`);
  }
  throw error as Error;
}
