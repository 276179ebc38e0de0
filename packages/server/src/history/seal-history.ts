import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../records/record.js';
import { feedEnd } from '../sync/feed.js';
import { BEGINNING, type Position } from '../sync/position.js';
import { blockLine, sealHash } from './seal.js';

/** Versions in a block: few enough for one short transaction, enough that the seals stay few. */
const BLOCK = 5000;

interface PlacedHash extends Position {
  hash: Uint8Array;
}

/**
 * Seals what has settled since the last seal, block by block, each in a transaction of its own. Several processes may do so at once: they take
 * turns.
 *
 * @returns how many seals were made
 */
export async function sealHistory(db: Db, now: () => Date): Promise<number> {
  let made = 0;
  while (await db.transaction().execute((tx) => sealBlock(tx, now()))) made += 1;
  return made;
}

async function sealBlock(tx: Tx, sealedAt: Date): Promise<boolean> {
  // Readers are let through; whoever else seals waits, and goes on after this block.
  await sql`lock table history_seals in share row exclusive mode`.execute(tx);
  const { rows: lasts } = await sql<Position & { number: string; hash: Uint8Array }>`
    select number::text, to_moment::text as moment, to_sequence::text as sequence, hash from history_seals
    order by history_seals.number desc limit 1
  `.execute(tx);
  const [last] = lasts;
  const from: Position = last ? { moment: last.moment, sequence: last.sequence } : BEGINNING;
  const end = await feedEnd(tx);
  const { rows } = await sql<PlacedHash>`
    select moment::text, sequence::text, hash from history
    where (moment, sequence) > (${from.moment}::bigint, ${from.sequence}::bigint)
      and (moment, sequence) <= (${end.moment}::bigint, ${end.sequence}::bigint)
    order by history.moment, history.sequence limit ${BLOCK}
  `.execute(tx);
  const final = rows.at(-1);
  if (!final) return false;
  const digest = createHash('sha256');
  for (const { hash, ...place } of rows) digest.update(blockLine(place, hash));
  const seal = {
    number: Number(last?.number ?? 0) + 1,
    from,
    to: { moment: final.moment, sequence: final.sequence },
    versions: rows.length,
    digest: digest.digest(),
    previousHash: last?.hash ?? null,
    sealedAt,
  };
  await tx
    .insertInto('history_seals')
    .values({
      number: String(seal.number),
      from_moment: seal.from.moment,
      from_sequence: seal.from.sequence,
      to_moment: seal.to.moment,
      to_sequence: seal.to.sequence,
      versions: seal.versions,
      digest: seal.digest,
      previous_hash: seal.previousHash,
      sealed_at: sealedAt,
      hash: sealHash(seal),
    })
    .execute();
  return true;
}
