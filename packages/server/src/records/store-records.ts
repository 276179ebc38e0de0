import type { Insertable } from 'kysely';
import { historyHash } from '../history/history-hash.js';
import type { Resource } from '../resources/resource.js';
import type { JsonObject, RecordRow } from '../store/tables.js';
import { storeDueActions } from '../standing/store-due-actions.js';
import { storeTimelineEvents } from '../timeline/store-timeline-events.js';
import { deleteClaims, insertClaims } from './claims.js';
import { insertRows } from './insert-rows.js';
import { idOf, type Stamp, type StoredRecord, tableOf, type Tx } from './record.js';

/**
 * Stores new records of a resource with their claims, history and timeline events, all in the caller's transaction.
 *
 * @param areNew whether nothing that is stored can name them: their ids were never used, and whatever names a record is held to its being there
 */
export async function insertRecords(
  tx: Tx,
  resource: Resource,
  documents: readonly JsonObject[],
  stamp: Stamp,
  { areNew = false }: { areNew?: boolean } = {},
): Promise<StoredRecord[]> {
  const records = documents.map((document) => ({ id: idOf(document), version: 1, updatedAt: stamp.at, document }));
  await insertRows(tx, tableOf(resource), records.map(rowOf));
  await insertClaims(tx, resource, documents);
  await appendHistory(tx, resource, records, stamp);
  await storeTimelineEvents(tx, resource, documents);
  await storeDueActions(tx, resource, documents, { at: stamp.at, areNew });
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
  const record = nextVersion(before, document, stamp);
  const { id, ...changes } = rowOf(record);
  await tx.updateTable(tableOf(resource)).set(changes).where('id', '=', id).execute();
  await deleteClaims(tx, resource, id);
  await insertClaims(tx, resource, [document]);
  await appendNext(tx, resource, record, stamp);
  await storeTimelineEvents(tx, resource, [document], { before: before.document });
  await storeDueActions(tx, resource, [document], { at: record.updatedAt, before: before.document });
  return record;
}

/**
 * Takes a record out of everything but the history, which gets a version that says so, in the caller's transaction. What the record claims
 * stays claimed: no id is ever used again.
 */
export async function withdrawRecord(
  tx: Tx,
  resource: Resource,
  before: StoredRecord,
  stamp: Stamp,
): Promise<StoredRecord> {
  const record = nextVersion(before, before.document, stamp);
  await tx.deleteFrom(tableOf(resource)).where('id', '=', before.id).execute();
  await appendNext(tx, resource, record, stamp, { withdrawn: true });
  await storeTimelineEvents(tx, resource, [], { before: before.document });
  await storeDueActions(tx, resource, [], { at: record.updatedAt, before: before.document });
  return record;
}

/** Takes the withdrawal of a record back by a new version of it, in the caller's transaction. */
export async function restoreRecord(
  tx: Tx,
  resource: Resource,
  withdrawn: StoredRecord,
  document: JsonObject,
  stamp: Stamp,
): Promise<StoredRecord> {
  const record = nextVersion(withdrawn, document, stamp);
  await insertRows(tx, tableOf(resource), [rowOf(record)]);
  await deleteClaims(tx, resource, record.id);
  await insertClaims(tx, resource, [document]);
  await appendNext(tx, resource, record, stamp);
  await storeTimelineEvents(tx, resource, [document], { before: withdrawn.document });
  await storeDueActions(tx, resource, [document], { at: record.updatedAt, before: withdrawn.document });
  return record;
}

/** Two changes within a millisecond still differ in their instants, and with them in their ETags. */
const nextVersion = ({ id, version, updatedAt }: StoredRecord, document: JsonObject, { at }: Stamp): StoredRecord => ({
  id,
  version: version + 1,
  updatedAt: new Date(Math.max(at.getTime(), updatedAt.getTime() + 1)),
  document,
});

const rowOf = ({ id, version, updatedAt, document }: StoredRecord): Insertable<RecordRow> => ({
  id,
  version,
  updated_at: updatedAt,
  document: JSON.stringify(document),
});

async function appendNext(
  tx: Tx,
  resource: Resource,
  record: StoredRecord,
  stamp: Stamp,
  state: { withdrawn?: true } = {},
): Promise<void> {
  const before = await tx
    .selectFrom('history')
    .select('hash')
    .where('resource', '=', resource.name)
    .where('record_id', '=', record.id)
    .where('version', '=', record.version - 1)
    .executeTakeFirst();
  await appendHistory(tx, resource, [record], stamp, { ...state, previousHash: before?.hash ?? null });
}

async function appendHistory(
  tx: Tx,
  resource: Resource,
  records: readonly StoredRecord[],
  { by, reason }: Stamp,
  { withdrawn = false, previousHash = null }: { withdrawn?: boolean; previousHash?: Uint8Array | null } = {},
): Promise<void> {
  const rows = records.map(({ id, version, updatedAt, document }) => ({
    resource: resource.name,
    record_id: id,
    version,
    document: JSON.stringify(document),
    stored_at: updatedAt,
    stored_by: by,
    reason: reason ?? null,
    withdrawn,
    previous_hash: previousHash,
    hash: historyHash({
      resource: resource.name,
      id,
      version,
      storedAt: updatedAt,
      by,
      reason,
      withdrawn,
      document,
      previousHash,
    }),
  }));
  await insertRows(tx, 'history', rows);
}
