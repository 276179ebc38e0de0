import type { PlanMatrix } from '@yijian/standard';

/** What is stored of a matrix beside its plan and its units. */
export interface StoredMatrix extends Omit<PlanMatrix, 'plan' | 'units' | 'stages'> {
  /** Id of the plan. */
  id: string;
  /** The plan's units in the order of first mention. */
  unitIds: string[];
}

/** The part of a matrix that is stored under the plan's id. */
export function storedMatrix({ plan, units, stages: _, ...parts }: PlanMatrix): StoredMatrix {
  return { id: plan.id, unitIds: units.map(({ id }) => id), ...parts };
}
