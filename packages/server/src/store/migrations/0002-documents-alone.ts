import { type Kysely, sql } from 'kysely';

/** Columns that were kept beside the documents; what a list needs is now read and indexed in the document itself. */
const columns: Record<string, readonly string[]> = {
  credit_ratings: ['subject_id', 'status', 'scheme_id'],
  facilities: ['name', 'region_code', 'category_code', 'status', 'credit_code'],
  inspections: ['facility_id', 'kind', 'result_code'],
  penalties: ['subject_id', 'status'],
  plans: ['region_code'],
  practitioners: ['facility_id', 'kind', 'status'],
  score_records: ['subject_id', 'status'],
  score_rule_sets: ['jurisdiction'],
  units: ['region_code', 'kind'],
};

/** Leaves the documents alone in their tables, and names the spaces of claims as the standard does. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, names] of Object.entries(columns)) {
    for (const name of names) await db.schema.alterTable(table).dropColumn(name).execute();
  }
  await sql`update claims set space = space || 's' where space in ('subject', 'finding', 'rectification')`.execute(db);
  // An instant has its offset, so that the session's time zone has no part in it, whatever the cast is declared as.
  await sql`
    create function china_time(instant text) returns text language sql immutable strict parallel safe
    as $$ select to_char(instant::timestamptz at time zone interval '8 hours', 'YYYY-MM-DD"T"HH24:MI:SS.US') $$
  `.execute(db);
}
