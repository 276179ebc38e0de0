import type { PlanMatrix } from '@yijian/standard';
import type { Caller } from '../access/caller.js';
import { requireWholeSight, requireWritable } from '../access/require-writable.js';
import { requireConditions } from '../http/conditions.js';
import type { Writer } from '../http/operation.js';
import { faultyRequest } from '../http/problem.js';
import { etagsOf } from '../http/representation.js';
import { referenceFaults, ruleFaults } from '../records/document-faults.js';
import { findRecord } from '../records/read-records.js';
import { idOf, type StoredRecord, type Tx } from '../records/record.js';
import { otherId } from '../records/record-operations.js';
import { stampOf } from '../records/stamp-of.js';
import { findWithdrawn } from '../records/withdrawn.js';
import { resources } from '../resources/resources.js';
import type { JsonObject } from '../store/tables.js';
import { matrixFaults, matrixReferenceFaults } from './matrix-faults.js';
import { composeMatrix } from './read-plan-matrix.js';
import { storePlanMatrix, unitChanges } from './store-plan-matrix.js';

/** Answers `putPlanMatrix`: stores a plan as one piece. */
export const writePlanMatrix: Writer = async (tx, call) => {
  const { id, caller } = call;
  const matrix = call.body as unknown as PlanMatrix;
  if (matrix.plan.id !== id) throw faultyRequest('unprocessable', [otherId('/plan/id', id, matrix.plan.id)]);
  // Keeps other writers of this plan out until the transaction ends.
  const plan = await findRecord(tx, resources.plans, id, { forUpdate: true });
  await requireMatrixWritable(tx, caller, matrix, plan);
  const before = await composeMatrix(tx, id);
  if (before) requireWholeSight(caller, 'PlanMatrix', before);
  requireConditions(before ? etagsOf('PlanMatrix', before) : [], call);
  await checkMatrix(tx, matrix);
  await storePlanMatrix(tx, matrix, stampOf(call));
  const value = await composeMatrix(tx, id);
  return before
    ? { status: 200, schema: 'PlanMatrix', value }
    : { status: 201, schema: 'PlanMatrix', value, location: `/plans/${id}/matrix` };
};

/** A matrix brings a plan and units: each is a record that its writer must be in charge of, unless it stays as it is. */
async function requireMatrixWritable(
  tx: Tx,
  caller: Caller,
  matrix: PlanMatrix,
  before: StoredRecord | undefined,
): Promise<void> {
  const plan = matrix.plan as unknown as JsonObject;
  // What was withdrawn is still whose it was.
  const former = before ?? (await findWithdrawn(tx, resources.plans, matrix.plan.id));
  await requireWritable(tx, caller, resources.plans, { before: former?.document, document: plan });
  for (const { before: unit, document } of await unitChanges(tx, matrix.units)) {
    const stood = unit ?? (await findWithdrawn(tx, resources.units, idOf(document)));
    await requireWritable(tx, caller, resources.units, { before: stood?.document, document });
  }
}

async function checkMatrix(tx: Tx, matrix: PlanMatrix): Promise<void> {
  const faults = matrixFaults(matrix);
  const dangling = matrixReferenceFaults(matrix);
  const brought = new Set(matrix.units.map(({ id }) => id));
  for (const [index, unit] of matrix.units.entries()) {
    const document = unit as unknown as JsonObject;
    const place = (fault: { pointer?: string }) => `/units/${index}${fault.pointer ?? ''}`;
    for (const fault of await ruleFaults(tx, resources.units, document))
      faults.push({ ...fault, pointer: place(fault) });
    // A unit may belong to another one that the same body brings.
    if (unit.parentUnitId !== undefined && brought.has(unit.parentUnitId)) continue;
    for (const fault of await referenceFaults(tx, resources.units, document))
      dangling.push({ ...fault, pointer: place(fault) });
  }
  if (faults.length > 0) throw faultyRequest('unprocessable', faults);
  if (dangling.length > 0) throw faultyRequest('unknown-reference', dangling);
}
