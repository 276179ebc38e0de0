import { sql } from 'kysely';
import type { Db } from '../records/record.js';
import type { JsonObject } from '../store/tables.js';
import { BEGINNING, isAfter, type Position } from './position.js';

/** One change of one record, as the history has it. */
export interface StoredChange extends Position {
  resource: string;
  record_id: string;
  version: number;
  withdrawn: boolean;
  stored_at: Date;
  /** The record in this version; as it was before, when this version withdraws it. */
  document: JsonObject;
}

export interface FeedQuery {
  after: Position;
  /** Not beyond this place. */
  until?: Position;
  /** Names of the collections whose changes are wanted. */
  collections: readonly string[];
  limit: number;
}

export interface FeedPage {
  changes: StoredChange[];
  /** Where to go on. */
  end: Position;
  /** Whether nothing that is wanted came after `end` at the time. */
  caughtUp: boolean;
}

/** No transaction that is still open has a row before this moment. */
const settled = sql`feed_moment(pg_snapshot_xmin(pg_current_snapshot()))`;

/** The place of the last change before which no other will come. */
export async function feedEnd(db: Db): Promise<Position> {
  const { rows } = await sql<Position>`
    select moment::text, sequence::text from history where moment < ${settled}
    order by history.moment desc, history.sequence desc limit 1
  `.execute(db);
  return rows[0] ?? BEGINNING;
}

/** The place before the first change that was stored at an instant or later. */
export async function feedSince(db: Db, instant: Date): Promise<Position> {
  // The end is read first: what settles between the two reads comes after it.
  const end = await feedEnd(db);
  // Materialized, or the whole feed would be searched from its beginning for the few that are late.
  const { rows } = await sql<Position>`
    with late as materialized (select moment, sequence from history where stored_at >= ${instant})
    select moment::text, (sequence - 1)::text as sequence from late
    where (moment, sequence) <= (${end.moment}::bigint, ${end.sequence}::bigint)
    order by late.moment, late.sequence limit 1
  `.execute(db);
  return rows[0] ?? end;
}

/**
 * Whether a place that a reader was given is still one of this feed: it is that of a change, or the beginning. A standby takes any, since one
 * that the primary gave may only come.
 */
export async function isPlace(db: Db, { moment, sequence }: Position): Promise<boolean> {
  if (moment === BEGINNING.moment) return true;
  const { rows } = await sql<{ known: boolean }>`
    select exists (
      select from history where moment = ${moment}::bigint and sequence = ${sequence}::bigint
    ) or pg_is_in_recovery() as known
  `.execute(db);
  return rows[0]?.known ?? false;
}

/** Whether the database follows another one, and may be behind it. */
async function isStandby(db: Db): Promise<boolean> {
  const { rows } = await sql<{ standby: boolean }>`select pg_is_in_recovery() as standby`.execute(db);
  return rows[0]?.standby === true;
}

/**
 * The changes after a place, in the order of the feed: by transaction, and those of one record by version.
 *
 * @returns undefined when the place is beyond the end of the feed: the database was set back to a state before the place was given
 */
export async function readFeed(db: Db, { after, until, collections, limit }: FeedQuery): Promise<FeedPage | undefined> {
  const settledEnd = await feedEnd(db);
  if (isAfter(after, settledEnd))
    return (await isStandby(db)) ? { changes: [], end: after, caughtUp: true } : undefined;
  const end = until && isAfter(settledEnd, until) ? until : settledEnd;
  // The inner query is answered by the index alone, however many changes of other collections lie between.
  const { rows } = await sql<StoredChange>`
    select moment::text, sequence::text, resource, record_id, version, withdrawn, stored_at, document from history
    where sequence in (
      select sequence from history
      where (moment, sequence) > (${after.moment}::bigint, ${after.sequence}::bigint)
        and (moment, sequence) <= (${end.moment}::bigint, ${end.sequence}::bigint)
        and resource = any(${collections}::text[])
      order by moment, sequence limit ${limit + 1}
    )
    order by history.moment, history.sequence
  `.execute(db);
  const changes = rows.slice(0, limit);
  const last = rows.length > limit ? changes.at(-1) : undefined;
  return {
    changes,
    end: last ? { moment: last.moment, sequence: last.sequence } : end,
    caughtUp: last === undefined,
  };
}
