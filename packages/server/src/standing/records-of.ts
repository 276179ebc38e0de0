import { sql } from 'kysely';
import { type Db, type StoredRecord, storedRecord } from '../records/record.js';
import type { Resource } from '../resources/resource.js';
import { textIn } from '../store/document-sql.js';
import type { JsonObject } from '../store/tables.js';

/** Which records of a resource: those that hold one of the texts at a place, a JSON Pointer; all of them without a place. */
export interface Wanted {
  resource: Resource;
  at?: string;
}

interface Row {
  resource: string;
  id: string;
  version: number;
  updated_at: Date;
  document: JsonObject;
}

/** Records of several resources in one query, because a derivation asks for a dozen and each way to the database costs as much as its answer. */
export async function recordsOf(
  db: Db,
  wanted: readonly Wanted[],
  texts: readonly string[] = [],
): Promise<Map<Resource, StoredRecord[]>> {
  const parts = wanted.map(({ resource, at }) => {
    const place = at === '/id' ? sql`id` : at === undefined ? undefined : textIn(at);
    const condition = place ? sql`where ${place} = any(${texts}::text[])` : sql``;
    return sql`select ${sql.lit(resource.name)} as resource, id, version, updated_at, document from ${sql.id(resource.table)} ${condition}`;
  });
  const { rows } = await sql<Row>`${sql.join(parts, sql` union all `)} order by id`.execute(db);
  return new Map(
    wanted.map(({ resource }) => [resource, rows.filter((row) => row.resource === resource.name).map(storedRecord)]),
  );
}
