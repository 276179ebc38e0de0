import { ProblemError } from '../http/problem.js';
import type { Resource } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';
import { idOf, type Stamp, type StoredRecord, type Tx } from './record.js';
import { insertRecords, replaceRecord, restoreRecord } from './store-records.js';
import { findWithdrawn } from './withdrawn.js';

/**
 * Stores a document under its id: as a new version of the record, as one that takes its withdrawal back, or as a new record.
 *
 * @param before the record as it stands, locked by the caller
 * @throws ProblemError `reason-required` when it takes a withdrawal back and does not say why
 */
export async function storeUnderId(
  tx: Tx,
  resource: Resource,
  before: StoredRecord | undefined,
  document: JsonObject,
  stamp: Stamp,
): Promise<StoredRecord> {
  if (before) return replaceRecord(tx, resource, before, document, stamp);
  const withdrawn = await findWithdrawn(tx, resource, idOf(document));
  if (withdrawn) {
    if (stamp.reason === undefined) throw reasonRequired(resource, withdrawn.id);
    return restoreRecord(tx, resource, withdrawn, document, stamp);
  }
  const [record] = await insertRecords(tx, resource, [document], stamp);
  return record as StoredRecord;
}

const reasonRequired = ({ name }: Resource, id: string): ProblemError =>
  new ProblemError('reason-required', {
    zh: `${name} 中标识为 ${JSON.stringify(id)} 的记录已撤回。要取消撤回，请以请求头 Yijian-Change-Reason 说明理由；若是另一条记录，请换一个标识。`,
    en: `The record ${JSON.stringify(id)} in ${name} was withdrawn. To take that back, say why in Yijian-Change-Reason; if this is another record, choose another id.`,
  });
