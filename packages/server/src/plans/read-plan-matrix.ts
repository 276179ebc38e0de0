import type { PlanMatrix } from '@yijian/standard';
import type { Reader } from '../http/operation.js';
import { findRecord, recordsById } from '../records/read-records.js';
import { answered, type Db } from '../records/record.js';
import { absence } from '../records/withdrawn.js';
import { planMatrices } from '../resources/plan-matrices.js';
import { resources } from '../resources/resources.js';
import { inSnapshot } from '../reads/snapshot.js';
import type { StoredMatrix } from './stored-matrix.js';

/** Answers `getPlanMatrix`. */
export const readPlanMatrix: Reader = (db, { id, caller, now }) =>
  inSnapshot(db, async (snapshot) => {
    const matrix = await composeMatrix(snapshot, id);
    if (!matrix) throw await absence(snapshot, resources.plans, id, { caller, now });
    return { status: 200, schema: 'PlanMatrix', value: matrix };
  });

/** A plan's matrix with its units as they are now, in the plan's order. */
export async function composeMatrix(db: Db, planId: string): Promise<PlanMatrix | undefined> {
  const plan = await findRecord(db, resources.plans, planId);
  const stored = await findRecord(db, planMatrices, planId);
  if (!plan || !stored) return undefined;
  const { id: _, unitIds, ...parts } = stored.document as unknown as StoredMatrix;
  const current = await recordsById(db, resources.units, unitIds);
  const unitById = new Map(current.map((record) => [record.id, answered(record)]));
  return {
    plan: answered(plan),
    units: unitIds.map((id) => unitById.get(id)),
    stages: plan.document['stages'],
    ...parts,
  } as unknown as PlanMatrix;
}
