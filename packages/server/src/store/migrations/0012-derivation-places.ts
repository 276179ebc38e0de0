import { type Kysely, sql } from 'kysely';

/** A derivation of many subjects goes on in many transactions: it keeps which division it is about, and after which subject it goes on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table derivations add column division text collate "C", add column place text collate "C"
  `.execute(db);
}
