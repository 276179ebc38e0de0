import { isDeepStrictEqual } from 'node:util';
import type { PlanMatrix } from '@yijian/standard';
import { findRecord, recordsById } from '../records/read-records.js';
import type { Stamp, StoredRecord, Tx } from '../records/record.js';
import { withoutReadOnly } from '../records/server-values.js';
import { storeUnderId } from '../records/store-under-id.js';
import { planMatrices } from '../resources/plan-matrices.js';
import type { Resource } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import type { JsonObject } from '../store/tables.js';
import { storedMatrix } from './stored-matrix.js';

/** Stores a whole plan: the plan, its matrix, and those of its units that are new or have changed. */
export async function storePlanMatrix(tx: Tx, matrix: PlanMatrix, stamp: Stamp): Promise<void> {
  await storeUnits(tx, matrix.units, stamp);
  await storeOne(tx, resources.plans, withoutReadOnly(resources.plans, matrix.plan), stamp);
  await storeOne(tx, planMatrices, storedMatrix(matrix) as unknown as JsonObject, stamp);
}

async function storeOne(tx: Tx, resource: Resource, document: JsonObject, stamp: Stamp): Promise<void> {
  const before = await findRecord(tx, resource, document['id'] as string, { forUpdate: true });
  await storeUnderId(tx, resource, before, document, stamp);
}

async function storeUnits(tx: Tx, sent: readonly JsonObject[], stamp: Stamp): Promise<void> {
  for (const { before, document } of await unitChanges(tx, sent))
    await storeUnderId(tx, resources.units, before, document, stamp);
}

/** Those of the units of a matrix that are new or differ from what is stored. */
export async function unitChanges(
  tx: Tx,
  sent: readonly JsonObject[],
): Promise<{ before?: StoredRecord; document: JsonObject }[]> {
  const documents = sent.map((unit) => withoutReadOnly(resources.units, unit));
  const stored = await recordsById(
    tx,
    resources.units,
    documents.map(({ id }) => id as string),
    { forUpdate: true },
  );
  const beforeById = new Map(stored.map((record) => [record.id, record]));
  return documents.flatMap((document) => {
    const before = beforeById.get(document['id'] as string);
    if (before && isDeepStrictEqual(before.document, document)) return [];
    return [{ document, ...(before && { before }) }];
  });
}
