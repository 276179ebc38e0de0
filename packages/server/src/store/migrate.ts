import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { resources } from '../resources/resources.js';
import { planMatrices } from '../resources/plan-matrices.js';
import { StartProblem } from '../start-problem.js';
import { explainDatabaseError } from './explain-database-error.js';
import { migrations } from './migrations/index.js';
import { makeRecordTables } from './record-tables.js';
import type { Store } from './store.js';

/**
 * Brings the tables to the newest form, and makes those of new collections. Several servers may call it at once on one PostgreSQL.
 *
 * @param upTo the last migration to go through, for data of an older form; a database that is newer stays as it is
 * @throws StartProblem when the database was migrated by a newer server, or may not be changed
 */
export async function migrate({ db, place }: Store, { upTo }: { upTo?: string } = {}): Promise<void> {
  // Told no schema, the migrator takes the tables of any other schema for its own.
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    ...(rows[0] && { migrationTableSchema: rows[0].schema }),
  });
  const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrateUp(migrator, upTo));
  if (error === undefined) return makeRecordTables(db, [...Object.values(resources), planMatrices]);
  if (/previously executed migration .* is missing/.test((error as Error).message)) {
    throw new StartProblem(
      `${place} was last used by a newer Yijian: start that version, or restore a backup from before.`,
    );
  }
  throw explainDatabaseError(place, error);
}

async function migrateUp(migrator: Migrator, upTo: string): ReturnType<Migrator['migrateTo']> {
  const done = (await migrator.getMigrations()).some(({ name, executedAt }) => name === upTo && executedAt);
  return done ? { results: [] } : migrator.migrateTo(upTo);
}
