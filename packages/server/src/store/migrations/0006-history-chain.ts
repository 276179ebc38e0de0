import { type Kysely, sql } from 'kysely';
import { historyHash } from '../../history/history-hash.js';
import type { JsonObject } from '../tables.js';

/** Versions that are hashed in one go; few enough for the memory, enough for the database. */
const BATCH = 1000;

/**
 * Gives every version in the history a hash, which rests on the version before, and makes the seals that chain the versions of all records
 * in the order of the change feed. The versions that there are get their hashes here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table history
      add column reason text,
      add column withdrawn boolean not null default false,
      add column previous_hash bytea,
      add column hash bytea
  `.execute(db);
  await hashAll(db);
  await sql`
    alter table history alter column hash set not null,
      add constraint history_hash_length check (length(hash) = 32),
      add constraint history_previous_hash_length check (length(previous_hash) = 32)
  `.execute(db);
  await sql`
    create table history_seals (
      number bigint primary key,
      from_moment bigint not null,
      from_sequence bigint not null,
      to_moment bigint not null,
      to_sequence bigint not null,
      versions integer not null,
      digest bytea not null,
      previous_hash bytea,
      sealed_at timestamptz not null,
      hash bytea not null unique
    )
  `.execute(db);
  // Against mistakes; whoever may drop a trigger is found by the hashes.
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
    end $$
  `.execute(db);
  for (const table of ['history', 'history_seals']) {
    await sql`
      create trigger ${sql.id(`${table}_only_grows`)} before update or delete or truncate on ${sql.id(table)}
      for each statement execute function refuse_change()
    `.execute(db);
  }
}

interface UnhashedRow {
  sequence: string;
  resource: string;
  record_id: string;
  version: number;
  document: JsonObject;
  stored_at: Date;
  stored_by: string;
}

async function hashAll(db: Kysely<unknown>): Promise<void> {
  let last: { resource: string; record_id: string; version: number; hash?: Buffer } = {
    resource: '',
    record_id: '',
    version: 0,
  };
  for (;;) {
    const { rows } = await sql<UnhashedRow>`
      select sequence::text, resource, record_id, version, document, stored_at, stored_by from history
      where (resource, record_id, version) > (${last.resource}, ${last.record_id}, ${last.version}::integer)
      order by resource, record_id, version limit ${BATCH}
    `.execute(db);
    if (rows.length === 0) return;
    const hashed: { sequence: string; hash: string; previous: string | null }[] = [];
    for (const { sequence, resource, record_id, version, document, stored_at, stored_by } of rows) {
      const follows =
        last.resource === resource && last.record_id === record_id && last.version === version - 1
          ? last.hash
          : undefined;
      const hash = historyHash({
        resource,
        id: record_id,
        version,
        document,
        storedAt: stored_at,
        by: stored_by,
        previousHash: follows,
      });
      hashed.push({ sequence, hash: hash.toString('hex'), previous: follows?.toString('hex') ?? null });
      last = { resource, record_id, version, hash };
    }
    await sql`
      update history set hash = decode(made.hash, 'hex'), previous_hash = decode(made.previous, 'hex')
      from jsonb_to_recordset(${JSON.stringify(hashed)}::jsonb) as made(sequence bigint, hash text, previous text)
      where history.sequence = made.sequence
    `.execute(db);
  }
}
