import type { UnitLoad } from '@yijian/standard';
import { planLoad } from '@yijian/rules';
import type { MatrixContext } from './matrix-context.js';

/** The figure of a unit's load that counts a role. */
export const countOfRole = {
  lead: 'leadCount',
  'co-lead': 'coLeadCount',
  responsible: 'responsibleCount',
  participant: 'participantCount',
} as const;

/** How the assignments that are shown fall upon the units. */
export interface UnitLoads {
  /** Units with at least one, the most burdened first. */
  readonly loads: readonly UnitLoad[];
  readonly assignmentCount: number;
  /** The text that was counted, by its place in the plan: where texts are compared, both together would count most tasks twice. */
  readonly text: number;
}

/** Counts the shown assignments of each unit. `today` is the day on which it is judged what is overdue, `YYYY-MM-DD`. */
export function unitLoads({ model, view }: MatrixContext, today: string): UnitLoads {
  // Of two versions the one that is the plan's own.
  const text = view.text !== 'compare' ? view.text : model.data.versions ? 1 : 0;
  const textId = model.texts[text]?.id;
  const matching = new Set(view.matching.map((node) => node.task.id));
  const { unitId, role } = view.filter;
  const assignments = model.data.assignments.filter(
    (assignment) =>
      assignment.textId === textId &&
      matching.has(assignment.taskId) &&
      (!unitId || assignment.unitId === unitId) &&
      (!role || assignment.role === role),
  );
  const { units } = planLoad({ ...model.data, assignments }, today);
  return { loads: units.filter((unit) => unit.totalCount > 0), assignmentCount: assignments.length, text };
}
