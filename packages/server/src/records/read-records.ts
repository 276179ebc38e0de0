import { sql } from 'kysely';
import type { Resource } from '../resources/resource.js';
import { type Db, type StoredRecord, storedRecord, tableOf } from './record.js';

const COLUMNS = ['id', 'version', 'updated_at', 'document'] as const;

/** The record with an id. `forUpdate` keeps other writers out until the transaction ends. */
export async function findRecord(
  db: Db,
  resource: Resource,
  id: string,
  { forUpdate = false } = {},
): Promise<StoredRecord | undefined> {
  const query = db.selectFrom(tableOf(resource)).select(COLUMNS).where('id', '=', id);
  const row = await (forUpdate ? query.forUpdate() : query).executeTakeFirst();
  return row && storedRecord(row);
}

/** The records whose column holds one of the values, ordered by id. `forUpdate` as in {@link findRecord}. */
export async function recordsWhere(
  db: Db,
  resource: Resource,
  column: string,
  values: readonly string[],
  { forUpdate = false } = {},
): Promise<StoredRecord[]> {
  if (values.length === 0) return [];
  const query = db
    .selectFrom(tableOf(resource))
    .select(COLUMNS)
    .where(sql<boolean>`${sql.ref(column)} = any(${values}::text[])`)
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

export interface ListQuery {
  /** Values of the resource's filters by name of the query parameter. */
  filters: Readonly<Record<string, string>>;
  updatedSince?: Date;
  /** Only records behind this id. */
  after?: string;
  limit: number;
}

/** Up to `limit` records in the order of their ids. */
export async function listRecords(db: Db, resource: Resource, query: ListQuery): Promise<StoredRecord[]> {
  let select = db.selectFrom(tableOf(resource)).select(COLUMNS);
  for (const [parameter, value] of Object.entries(query.filters)) {
    const filter = resource.filters?.[parameter];
    if (!filter) throw new RangeError(`Resource ${resource.name} has no filter "${parameter}".`);
    const column = sql.ref<string>(filter.column);
    switch (filter.match) {
      case 'equals':
        select = select.where(sql<boolean>`${column} = ${value}`);
        break;
      case 'startsWith':
        // A range instead of a pattern: an index serves it, and nothing needs escaping.
        select = select.where(sql<boolean>`${column} >= ${value} and ${column} < ${value + '\u{10FFFF}'}`);
        break;
      case 'contains':
        select = select.where(sql<boolean>`strpos(lower(${column}), lower(${value})) > 0`);
        break;
    }
  }
  if (query.updatedSince) select = select.where('updated_at', '>=', query.updatedSince);
  if (query.after !== undefined) select = select.where('id', '>', query.after);
  const rows = await select.orderBy('id').limit(query.limit).execute();
  return rows.map(storedRecord);
}

/** Every record of a resource that has few, such as rule sets. */
export async function allRecords(db: Db, resource: Resource): Promise<StoredRecord[]> {
  const rows = await db.selectFrom(tableOf(resource)).select(COLUMNS).orderBy('id').execute();
  return rows.map(storedRecord);
}
