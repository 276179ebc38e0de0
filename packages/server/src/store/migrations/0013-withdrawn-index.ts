import { type Kysely, sql } from 'kysely';

/**
 * Whoever stores new records asks first whether their ids were those of records that were withdrawn. Those are few: an index of them alone
 * answers without going through the whole history for each id.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index history_withdrawn on history (resource, record_id) where withdrawn`.execute(db);
}
