import { type RawBuilder, sql } from 'kysely';
import type { Resource } from '../resources/resource.js';
import { textIn } from '../store/document-sql.js';
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

/** The records with the ids, ordered by id. `forUpdate` as in {@link findRecord}. */
export const recordsById = (
  db: Db,
  resource: Resource,
  ids: readonly string[],
  options: { forUpdate?: boolean } = {},
): Promise<StoredRecord[]> => recordsAmong(db, resource, sql`id`, ids, options);

/** The records that hold one of the texts at a place, a JSON Pointer, ordered by id. */
export const recordsWhere = (
  db: Db,
  resource: Resource,
  at: string,
  texts: readonly string[],
): Promise<StoredRecord[]> => recordsAmong(db, resource, textIn(at), texts);

async function recordsAmong(
  db: Db,
  resource: Resource,
  expression: RawBuilder<unknown>,
  texts: readonly string[],
  { forUpdate = false } = {},
): Promise<StoredRecord[]> {
  if (texts.length === 0) return [];
  const query = db
    .selectFrom(tableOf(resource))
    .select(RECORD_COLUMNS)
    .where(sql<boolean>`${expression} = any(${texts}::text[])`)
    .orderBy('id');
  const rows = await (forUpdate ? query.forUpdate() : query).execute();
  return rows.map(storedRecord);
}

/** Which of the ids are those of records. */
export async function existingIds(db: Db, resource: Resource, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom(tableOf(resource))
    .select('id')
    .where(sql<boolean>`id = any(${ids}::text[])`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Every record of a resource that has few, such as rule sets. */
export async function allRecords(db: Db, resource: Resource): Promise<StoredRecord[]> {
  const rows = await db.selectFrom(tableOf(resource)).select(RECORD_COLUMNS).orderBy('id').execute();
  return rows.map(storedRecord);
}
