import type { Insertable } from 'kysely';
import type { Resource } from '../resources/resource.js';
import type { JsonObject, RecordRow } from '../store/tables.js';
import { storeDueActions } from '../standing/store-due-actions.js';
import { storeTimelineEvents } from '../timeline/store-timeline-events.js';
import { deleteClaims, insertClaims } from './claims.js';
import { insertRows } from './insert-rows.js';
import { idOf, type Stamp, type StoredRecord, tableOf, type Tx } from './record.js';

/** Stores new records of a resource with their claims, history and timeline events, all in the caller's transaction. */
export async function insertRecords(
  tx: Tx,
  resource: Resource,
  documents: readonly JsonObject[],
  stamp: Stamp,
): Promise<StoredRecord[]> {
  const records = documents.map((document) => ({ id: idOf(document), version: 1, updatedAt: stamp.at, document }));
  await insertRows(tx, tableOf(resource), records.map(rowOf));
  await insertClaims(tx, resource, documents);
  await appendHistory(tx, resource, records, stamp);
  await storeTimelineEvents(tx, resource, documents);
  await storeDueActions(tx, resource, documents, { at: stamp.at });
  return records;
}

/** Stores a new version of a record, and derives anew what depends on it, in the caller's transaction. */
export async function replaceRecord(
  tx: Tx,
  resource: Resource,
  before: StoredRecord,
  document: JsonObject,
  stamp: Stamp,
): Promise<StoredRecord> {
  // Two changes within a millisecond still differ in their instants, and with them in their ETags.
  const at = new Date(Math.max(stamp.at.getTime(), before.updatedAt.getTime() + 1));
  const record = { id: before.id, version: before.version + 1, updatedAt: at, document };
  const { id, ...changes } = rowOf(record);
  await tx.updateTable(tableOf(resource)).set(changes).where('id', '=', id).execute();
  await deleteClaims(tx, resource, id);
  await insertClaims(tx, resource, [document]);
  await appendHistory(tx, resource, [record], { ...stamp, at });
  await storeTimelineEvents(tx, resource, [document], { before: before.document });
  await storeDueActions(tx, resource, [document], { at, before: before.document });
  return record;
}

const rowOf = ({ id, version, updatedAt, document }: StoredRecord): Insertable<RecordRow> => ({
  id,
  version,
  updated_at: updatedAt,
  document: JSON.stringify(document),
});

async function appendHistory(
  tx: Tx,
  resource: Resource,
  records: readonly StoredRecord[],
  { at, by }: Stamp,
): Promise<void> {
  const rows = records.map(({ id, version, document }) => ({
    resource: resource.name,
    record_id: id,
    version,
    document: JSON.stringify(document),
    stored_at: at,
    stored_by: by,
  }));
  await insertRows(tx, 'history', rows);
}
