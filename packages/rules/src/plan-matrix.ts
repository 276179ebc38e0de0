import type { PlanMatrix, PlanSource } from '@yijian/standard';
import { planAssignments } from './plan-matrix-assignments.js';
import { planDiscrepancies } from './plan-matrix-discrepancies.js';
import { planFaults } from './plan-matrix-faults.js';

/**
 * The matrix of a plan that was written down by hand: its assignment lines become assignments with the roles that the plan's own lead
 * conventions give, and its texts are compared task by task. Nothing of the source is dropped, nothing is decided between two readings.
 *
 * @throws Error that lists every fault of the source with its place and how to mend it
 */
export function planMatrix(source: PlanSource): PlanMatrix {
  const faults = planFaults(source);
  if (faults.length > 0) {
    throw new Error(`Plan "${source.plan.id}" cannot become a matrix:\n${faults.map((f) => `- ${f}`).join('\n')}`);
  }
  const { plan, stages, units, tasks, duties = [], discrepancies = [] } = source;
  return {
    plan: { ...plan, stages },
    units,
    tasks,
    assignments: planAssignments(source),
    stages,
    duties,
    discrepancies: [...planDiscrepancies(source), ...discrepancies],
  };
}
