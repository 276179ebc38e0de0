import { type Kysely, sql } from 'kysely';

/** When the public sees an event, and by which rules the events were derived: those that there are will be derived anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table timeline_events
      add column shown_from text collate "C" not null default '',
      add column shown_until text collate "C" not null default '~'
  `.execute(db);
  await sql`create table derivations (name text collate "C" primary key, version integer not null)`.execute(db);
}
