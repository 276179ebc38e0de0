import { sql } from 'kysely';
import type { Db, Tx } from '../records/record.js';

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
    await advance(tx, missing);
  });
}

/** More transactions than a database makes in its life between a backup and what makes it necessary. */
const GAP = 1n << 40n;

/**
 * Leaves a gap between the changes that the history has and those to come, after it was set back to a backup. Places that readers were given
 * between the backup and its return lie in the gap, where no change will ever be: they are told from places that are still good.
 */
export async function leaveGap(tx: Tx): Promise<void> {
  await advance(tx, (await behind(tx)) + GAP);
}

/** Counts the moments of new transactions on. */
async function advance(tx: Tx, by: bigint): Promise<void> {
  const { rows } = await sql<{ added: string }>`select feed_moment('0'::xid8)::text as added`.execute(tx);
  const added = sql.lit(BigInt(rows[0]?.added ?? 0) + by);
  await sql`
    create or replace function feed_moment(transaction xid8) returns bigint language sql immutable strict parallel safe
    as $$ select transaction::text::bigint + ${added} $$
  `.execute(tx);
}

/** How far the moments of new transactions are behind those that the history has. */
async function behind(db: Db): Promise<bigint> {
  const { rows } = await sql<{ behind: string | null }>`
    select (max(moment) - feed_moment(pg_snapshot_xmax(pg_current_snapshot())) + 1)::text as behind from history
  `.execute(db);
  const difference = BigInt(rows[0]?.behind ?? 0);
  return difference > 0n ? difference : 0n;
}
