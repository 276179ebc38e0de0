import { sql } from 'kysely';
import { StartProblem } from '../start-problem.js';
import { migrations } from './migrations/index.js';
import type { Store } from './store.js';

/**
 * Makes sure that a server was started on a database, of whatever version.
 *
 * @throws StartProblem
 */
export async function requireData({ db, place }: Store): Promise<void> {
  const { rows } = await sql<{ is_there: boolean }>`
    select to_regclass('kysely_migration') is not null as is_there
  `.execute(db);
  if (rows[0]?.is_there !== true)
    throw new StartProblem(`${place} holds no data of Yijian: start the server on it first.`);
}

/**
 * Makes sure that a database's tables are of this version.
 *
 * @throws StartProblem
 */
export async function requireMigrated(store: Store): Promise<void> {
  await requireData(store);
  const { db, place } = store;
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
