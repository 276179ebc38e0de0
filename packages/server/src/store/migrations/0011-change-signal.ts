import { type Kysely, sql } from 'kysely';

/**
 * Every change of a record is a row of the history. A notice with it, sent when its transaction ends, lets each server process know that what it
 * has in memory is old; several in one transaction are one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tell_change() returns trigger language plpgsql as $$
    begin
      perform pg_notify('yijian_change', '');
      return null;
    end $$
  `.execute(db);
  for (const table of ['history', 'derivations']) {
    await sql`
      create trigger tell_change after insert or update on ${sql.table(table)}
      for each statement execute function tell_change()
    `.execute(db);
  }
}
