import { sql } from 'kysely';
import type { Db } from '../records/record.js';

/**
 * Lets the change feed go on where it ended after the database has moved to a cluster whose transactions have lower numbers, such as a dump
 * that was restored. Without this, new changes would come before those that readers have seen. Several servers may call it at once.
 */
export async function continueFeed(db: Db): Promise<void> {
  if ((await behind(db)) === 0n) return;
  await db.transaction().execute(async (tx) => {
    await sql`lock table history in share row exclusive mode`.execute(tx);
    const missing = await behind(tx);
    if (missing === 0n) return;
    const { rows } = await sql<{ added: string }>`select feed_moment('0'::xid8)::text as added`.execute(tx);
    const added = sql.lit(BigInt(rows[0]?.added ?? 0) + missing);
    await sql`
      create or replace function feed_moment(transaction xid8) returns bigint language sql immutable strict parallel safe
      as $$ select transaction::text::bigint + ${added} $$
    `.execute(tx);
  });
}

/** How far the moments of new transactions are behind those that the history has. */
async function behind(db: Db): Promise<bigint> {
  const { rows } = await sql<{ behind: string | null }>`
    select (max(moment) - feed_moment(pg_snapshot_xmax(pg_current_snapshot())) + 1)::text as behind from history
  `.execute(db);
  const difference = BigInt(rows[0]?.behind ?? 0);
  return difference > 0n ? difference : 0n;
}
