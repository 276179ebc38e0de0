import { sql } from 'kysely';
import { type Db, type StoredRecord, storedRecord } from '../records/record.js';
import type { Resource } from '../resources/resource.js';

/** Records as they were known at an instant: of each id the last version that was stored until then, unless it withdrew the record; ordered by id. */
export async function recordsAsKnown(
  db: Db,
  resource: Resource,
  ids: readonly string[],
  instant: Date,
): Promise<StoredRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('history')
    .distinctOn('record_id')
    .select(['record_id as id', 'version', 'stored_at as updated_at', 'document', 'withdrawn'])
    .where('resource', '=', resource.name)
    .where(sql<boolean>`record_id = any(${ids}::text[])`)
    .where('stored_at', '<=', instant)
    .orderBy('record_id')
    .orderBy('version', 'desc')
    .execute();
  return rows.filter(({ withdrawn }) => !withdrawn).map(storedRecord);
}

/** Ids of records that were about a subject in an earlier version, and are about another one now or withdrawn. Rules are about the subject `''`. */
export async function formerRecords(db: Db, resource: Resource, subjectIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('former_subjects')
    .select('record_id')
    .distinct()
    .where('resource', '=', resource.name)
    .where(sql<boolean>`subject_id = any(${subjectIds}::text[])`)
    .execute();
  return rows.map(({ record_id }) => record_id);
}
