import { existingIds } from '../records/read-records.js';
import { idOf, type Stamp, type Tx } from '../records/record.js';
import { withDerived, withoutReadOnly } from '../records/server-values.js';
import { insertRecords } from '../records/store-records.js';
import { withdrawnIds } from '../records/withdrawn.js';
import type { Resource } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';

/** Stores those of the documents whose ids are free: what people have stored under an id stays as it is. */
export async function insertMissing(
  tx: Tx,
  resource: Resource,
  documents: readonly JsonObject[],
  stamp: Stamp,
): Promise<void> {
  const ids = documents.map(idOf);
  const [present, withdrawn] = [await existingIds(tx, resource, ids), await withdrawnIds(tx, resource, ids)];
  const missing: JsonObject[] = [];
  for (const document of documents) {
    if (!present.has(idOf(document)) && !withdrawn.has(idOf(document)))
      missing.push(await withDerived(tx, resource, withoutReadOnly(resource, document)));
  }
  await insertRecords(tx, resource, missing, stamp);
}
