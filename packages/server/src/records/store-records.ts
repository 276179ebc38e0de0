import { setImmediate as turn } from 'node:timers/promises';
import type { Insertable } from 'kysely';
import { canonicalText, historyHash } from '../history/history-hash.js';
import type { Resource } from '../resources/resource.js';
import type { HistoryRow, JsonObject, RecordRow } from '../store/tables.js';
import { areNewSubjects, storeDueActions } from '../standing/store-due-actions.js';
import { storeTimelineEvents } from '../timeline/store-timeline-events.js';
import { together } from '../together.js';
import { deleteClaims, insertClaims } from './claims.js';
import { insertRows } from './insert-rows.js';
import { idOf, type Stamp, type StoredRecord, tableOf, type Tx } from './record.js';

/** Versions that are hashed before the database is heard again, which meanwhile stores their records. */
const VERSIONS_PER_TURN = 50;

/**
 * Stores new records of a resource with their claims, history and timeline events, all in the caller's transaction.
 *
 * @param texts the {@link canonicalText} of documents, where it is known
 * @param areNew whether nothing that is stored can name them: their ids were never used, and whatever names a record is held to its being there
 * @param toCome documents that the caller is going to store behind them in the same transaction
 */
export async function insertRecords(
  tx: Tx,
  resource: Resource,
  documents: readonly JsonObject[],
  stamp: Stamp,
  {
    texts,
    areNew = false,
    toCome = [],
  }: { texts?: ReadonlyMap<JsonObject, string>; areNew?: boolean; toCome?: readonly JsonObject[] } = {},
): Promise<StoredRecord[]> {
  const records = documents.map((document) => ({ id: idOf(document), version: 1, updatedAt: stamp.at, document }));
  const written = records.map((record) => withText(record, texts?.get(record.document)));
  const derive = async (): Promise<void> => {
    await storeTimelineEvents(tx, resource, documents);
    await storeDueActions(tx, resource, documents, { at: stamp.at, areNew, toCome });
  };
  // While the database takes the rows of one table, those of the next are made. What is derived may read the records, except of new subjects.
  const early = areNewSubjects(resource, areNew) ? derive() : undefined;
  // In one order for all who store: two that come upon each other's ids wait one for the other, and never both.
  const byId = written.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const stored = insertRows(tx, tableOf(resource), byId.map(rowOf));
  const derived = early ?? stored.then(derive);
  await together([stored, insertClaims(tx, resource, documents), appendHistory(tx, resource, written, stamp), derived]);
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
  const { id, ...changes } = rowOf(withText(record));
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
  await insertRows(tx, tableOf(resource), [rowOf(withText(record))]);
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

/** A record with its document as it is written and hashed. */
interface WrittenRecord extends StoredRecord {
  text: string;
}

const withText = (
  { id, version, updatedAt, document }: StoredRecord,
  text = canonicalText(document),
): WrittenRecord => ({ id, version, updatedAt, document, text });

const rowOf = ({ id, version, updatedAt, text }: WrittenRecord): Insertable<RecordRow> => ({
  id,
  version,
  updated_at: updatedAt,
  document: text,
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
  await appendHistory(tx, resource, [withText(record)], stamp, { ...state, previousHash: before?.hash ?? null });
}

async function appendHistory(
  tx: Tx,
  resource: Resource,
  records: readonly WrittenRecord[],
  { by, reason }: Stamp,
  { withdrawn = false, previousHash = null }: { withdrawn?: boolean; previousHash?: Uint8Array | null } = {},
): Promise<void> {
  const rows: Insertable<HistoryRow>[] = [];
  for (const { id, version, updatedAt, document, text } of records) {
    const hashed = { resource: resource.name, id, version, storedAt: updatedAt, by, reason, withdrawn, document };
    rows.push({
      resource: resource.name,
      record_id: id,
      version,
      document: text,
      stored_at: updatedAt,
      stored_by: by,
      reason: reason ?? null,
      withdrawn,
      previous_hash: previousHash,
      hash: historyHash({ ...hashed, previousHash }, text),
    });
    if (rows.length % VERSIONS_PER_TURN === 0) await turn();
  }
  await insertRows(tx, 'history', rows);
}
