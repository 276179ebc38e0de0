import { sql } from 'kysely';
import type { Resource } from '../resources/resource.js';
import { textIn } from '../store/document-sql.js';
import type { JsonObject, RecordRow } from '../store/tables.js';
import { type Db, type StoredRecord, storedRecord, tableOf } from './record.js';

export const RECORD_COLUMNS = ['id', 'version', 'updated_at', 'document'] as const;

/** The record with an id. `forUpdate` keeps other writers out until the transaction ends. */
export async function findRecord(
  db: Db,
  resource: Resource,
  id: string,
  { forUpdate = false } = {},
): Promise<StoredRecord | undefined> {
  const query = db.selectFrom(tableOf(resource)).select(RECORD_COLUMNS).where('id', '=', id);
  const row = await (forUpdate ? query.forUpdate() : query).executeTakeFirst();
  return row && storedRecord(row);
}

/**
 * The records with the ids, ordered by id. `forUpdate` as in {@link findRecord}.
 *
 * Each id is looked up in the index by itself: asked for any of thousands, PostgreSQL reads a table of hundreds of thousands from end to end.
 */
export async function recordsById(
  db: Db,
  resource: Resource,
  ids: readonly string[],
  { forUpdate = false } = {},
): Promise<StoredRecord[]> {
  if (ids.length === 0) return [];
  // In one order for all who lock records, so that no two wait for each other.
  const wanted = [...new Set(ids)].sort();
  const lock = forUpdate ? sql`for update` : sql``;
  const { rows } = await sql<Omit<RecordRow, 'document'> & { document: JsonObject }>`
    select found.* from unnest(${wanted}::text[]) as wanted(id) cross join lateral (
      select ${sql.join(RECORD_COLUMNS.map((name) => sql.ref(name)))} from ${sql.table(tableOf(resource))} as record
      where record.id = wanted.id offset 0 ${lock}
    ) as found order by id
  `.execute(db);
  return rows.map(storedRecord);
}

/** The records that hold one of the texts at a place, a JSON Pointer, ordered by id. */
export async function recordsWhere(
  db: Db,
  resource: Resource,
  at: string,
  texts: readonly string[],
): Promise<StoredRecord[]> {
  if (texts.length === 0) return [];
  const rows = await db
    .selectFrom(tableOf(resource))
    .select(RECORD_COLUMNS)
    .where(sql<boolean>`${textIn(at)} = any(${texts}::text[])`)
    .orderBy('id')
    .execute();
  return rows.map(storedRecord);
}

/** Which of the ids are those of records; looked up as in {@link recordsById}. */
export async function existingIds(db: Db, resource: Resource, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select found.id from unnest(${ids}::text[]) as wanted(id) cross join lateral (
      select id from ${sql.table(tableOf(resource))} as record where record.id = wanted.id offset 0
    ) as found
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Every record of a resource that has few, such as rule sets. */
export async function allRecords(db: Db, resource: Resource): Promise<StoredRecord[]> {
  const rows = await db.selectFrom(tableOf(resource)).select(RECORD_COLUMNS).orderBy('id').execute();
  return rows.map(storedRecord);
}
