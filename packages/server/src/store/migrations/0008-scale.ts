import { type Kysely, sql } from 'kysely';

/**
 * The history grows by its end, and so do the instants in it: an index that keeps the first and last instant of each range of pages finds
 * them as well as a tree, is a thousandth of its size, and costs the writer next to nothing.
 *
 * Besides, how far each import has come, which of its records wait for others that they name, and what those will bring.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index history_stored_at`.execute(db);
  await sql`create index history_stored_at on history using brin (stored_at) with (pages_per_range = 32)`.execute(db);
  await sql`
    create table imports (
      source text collate "C" primary key,
      head bytea not null,
      head_bytes integer not null,
      lines bigint not null,
      stored bigint not null,
      replaced bigint not null,
      skipped bigint not null,
      faulty bigint not null,
      report_bytes bigint not null
    )
  `.execute(db);
  await sql`
    create table import_waiting (
      source text collate "C" not null,
      line bigint not null,
      collection text collate "C" not null,
      document jsonb not null,
      primary key (source, line)
    )
  `.execute(db);
  await sql`
    create table import_promises (
      source text collate "C" not null,
      line bigint not null,
      target text collate "C" not null,
      id text collate "C" not null,
      primary key (target, id, source, line)
    )
  `.execute(db);
}
