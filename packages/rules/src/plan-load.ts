import type { PlanAssignment, PlanLoad, PlanMatrix, PlanTask, UnitLoad } from '@yijian/standard';
import { isDate } from './calendar.js';

type Count = Exclude<keyof UnitLoad, 'unit' | 'totalCount' | 'sharePercent'>;
type Progress = NonNullable<PlanTask['status']>;

const countOfRole: Record<PlanAssignment['role'], Count> = {
  lead: 'leadCount',
  'co-lead': 'coLeadCount',
  responsible: 'responsibleCount',
  participant: 'participantCount',
};

const countOfProgress: Record<Progress, Count> = {
  'not-started': 'notStartedCount',
  'in-progress': 'inProgressCount',
  done: 'doneCount',
  overdue: 'overdueCount',
  unknown: 'unknownCount',
};

/**
 * How the assignments of a plan fall upon its units: by role and by progress, the most burdened unit first and equally burdened ones in the
 * order of the plan. A group such as all township governments counts as the one unit that it is in the plan; a unit that a line names twice
 * counts twice.
 *
 * @param asOf day on which it is judged what is overdue, `YYYY-MM-DD`
 * @param textId counts only what this part of the document assigns, such as the body of a plan whose annex says the same again
 * @throws RangeError when `asOf` is no day of the calendar, or the plan has no such part
 */
export function planLoad(matrix: PlanMatrix, asOf: string, textId?: string): PlanLoad {
  if (!isDate(asOf)) throw new RangeError(`"${asOf}" is no date: write a day of the calendar as YYYY-MM-DD.`);
  checkText(matrix, textId);
  const counted = matrix.assignments.filter((assignment) => textId === undefined || assignment.textId === textId);
  const taskById = new Map(matrix.tasks.map((task) => [task.id, task]));
  const loads = new Map(matrix.units.map(({ id, name }) => [id, emptyLoad(id, name)]));
  for (const assignment of counted) {
    const load = loads.get(assignment.unitId);
    if (!load)
      throw new RangeError(
        `Assignment "${assignment.id}" names the unit "${assignment.unitId}", which the plan lacks.`,
      );
    load.totalCount += 1;
    load[countOfRole[assignment.role]] += 1;
    load[countOfProgress[progressOf(assignment, taskById.get(assignment.taskId), asOf)]] += 1;
  }
  const units = [...loads.values()].map((load) => ({
    ...load,
    sharePercent: counted.length === 0 ? 0 : Math.round((load.totalCount / counted.length) * 10_000) / 100,
  }));
  return {
    planId: matrix.plan.id,
    ...(textId !== undefined && { textId }),
    asOf,
    assignmentCount: counted.length,
    units: units.sort((a, b) => b.totalCount - a.totalCount),
  };
}

function checkText({ plan, assignments }: PlanMatrix, textId: string | undefined): void {
  const texts = new Set([...(plan.texts ?? []).map(({ id }) => id), ...assignments.map((x) => x.textId)]);
  if (textId !== undefined && !texts.has(textId))
    throw new RangeError(`The plan "${plan.id}" has no text "${textId}": choose one of ${[...texts].join(', ')}.`);
}

const emptyLoad = (id: string, name: string): UnitLoad => ({
  unit: { id, name },
  totalCount: 0,
  leadCount: 0,
  coLeadCount: 0,
  responsibleCount: 0,
  participantCount: 0,
  notStartedCount: 0,
  inProgressCount: 0,
  doneCount: 0,
  overdueCount: 0,
  unknownCount: 0,
  sharePercent: 0,
});

/** What a unit has reported of its part, or else what is known of the task. Only what is known not to be done can become overdue. */
function progressOf(assignment: PlanAssignment, task: PlanTask | undefined, asOf: string): Progress {
  const reported = assignment.status ?? task?.status ?? 'unknown';
  const isOpen = reported === 'not-started' || reported === 'in-progress';
  return isOpen && isPast(task?.period, asOf) ? 'overdue' : reported;
}

/** An ambiguous period is over when its later reading is. */
function isPast(period: PlanTask['period'], asOf: string): boolean {
  const { to = '', alternativeTo = '' } = period ?? {};
  const last = to > alternativeTo ? to : alternativeTo;
  return last !== '' && asOf > last;
}
