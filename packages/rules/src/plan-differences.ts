import type { PlanAssignment, PlanMatrix, PlanTask } from '@yijian/standard';

type Role = PlanAssignment['role'];

/** A plan as it is read for a comparison. */
export interface PlanReading {
  readonly matrix: PlanMatrix;
  /** Part of the document that counts, such as its annex; without it, what any part says. */
  readonly textId?: string;
}

/** The same task in two readings; one of them is absent where only the other has it. */
export interface TaskPair {
  readonly before?: PlanTask;
  readonly after?: PlanTask;
}

/** How something came from the one reading to the other. */
export type PlanChange = 'added' | 'removed' | 'changed';

/** A unit whose part in a task differs. */
export interface AssignmentDifference {
  readonly unitId: string;
  readonly change: PlanChange;
  /** What the unit was and is in the task, in the order of the alphabet; empty where it has no part in it. */
  readonly rolesBefore: readonly Role[];
  readonly rolesAfter: readonly Role[];
}

/** A task that differs: it is only in one reading, or it has another title, another time or other units. */
export interface TaskDifference extends TaskPair {
  readonly change: PlanChange;
  readonly isRetitled: boolean;
  readonly isRescheduled: boolean;
  readonly assignments: readonly AssignmentDifference[];
}

/** What differs between two readings, task by task. */
export interface PlanDifferences {
  /** Every task of either reading, in the order of the later one; what was removed stands where it stood. */
  readonly pairs: readonly TaskPair[];
  /** The tasks that differ, in the same order. */
  readonly tasks: readonly TaskDifference[];
}

/** How much differs. Assignments count in tasks that are new or gone, too. */
export interface DifferenceCounts {
  readonly tasksAdded: number;
  readonly tasksRemoved: number;
  readonly tasksRetitled: number;
  readonly tasksRescheduled: number;
  readonly assignmentsAdded: number;
  readonly assignmentsRemoved: number;
  readonly assignmentsChanged: number;
}

/**
 * Compares two versions of a plan, or two parts of one document such as body and annex: which tasks are new, gone, retitled or due at another
 * time, and which units came, went or changed their role. The order of units and how often a text repeats one do not count.
 *
 * Versions need not agree on identifiers: a task is the one with the same identifier and title, else the only one of its title, else the one
 * with the same identifier.
 */
export function planDifferences(before: PlanReading, after: PlanReading): PlanDifferences {
  const pairs = pairTasks(before, after);
  const [rolesBefore, rolesAfter] = [rolesByTask(before), rolesByTask(after)];
  const tasks = pairs.flatMap((pair): TaskDifference[] => {
    const assignments = assignmentDifferences(
      rolesBefore.get(pair.before?.id ?? '') ?? new Map(),
      rolesAfter.get(pair.after?.id ?? '') ?? new Map(),
    );
    const both = pair.before && pair.after;
    const isRetitled = both ? titleIn(pair.before, before) !== titleIn(pair.after, after) : false;
    const isRescheduled = both ? pair.before.period?.wording !== pair.after.period?.wording : false;
    if (both && !isRetitled && !isRescheduled && assignments.length === 0) return [];
    const change = both ? 'changed' : pair.after ? 'added' : 'removed';
    return [{ ...pair, change, isRetitled, isRescheduled, assignments }];
  });
  return { pairs, tasks };
}

/** Counts what differs. */
export function differenceCounts({ tasks }: PlanDifferences): DifferenceCounts {
  const assignments = (change: PlanChange): number =>
    tasks.reduce((sum, task) => sum + task.assignments.filter((each) => each.change === change).length, 0);
  return {
    tasksAdded: tasks.filter(({ change }) => change === 'added').length,
    tasksRemoved: tasks.filter(({ change }) => change === 'removed').length,
    tasksRetitled: tasks.filter(({ isRetitled }) => isRetitled).length,
    tasksRescheduled: tasks.filter(({ isRescheduled }) => isRescheduled).length,
    assignmentsAdded: assignments('added'),
    assignmentsRemoved: assignments('removed'),
    assignmentsChanged: assignments('changed'),
  };
}

/** The title that the read part of the document gives a task. */
export function titleIn({ title, titleInAnnex }: PlanTask, { matrix, textId }: PlanReading): string {
  const isFirst = textId === undefined || matrix.plan.texts?.[0]?.id === textId;
  return isFirst ? title : (titleInAnnex ?? title);
}

function pairTasks(before: PlanReading, after: PlanReading): TaskPair[] {
  // Two parts of one document share its list of tasks.
  if (before.matrix === after.matrix) return before.matrix.tasks.map((task) => ({ before: task, after: task }));
  const earlierOf = pairedBy(before.matrix.tasks, after.matrix.tasks);
  const paired = new Set(earlierOf.values());
  const pairs: TaskPair[] = after.matrix.tasks.map((task) => {
    const earlier = earlierOf.get(task);
    return earlier ? { before: earlier, after: task } : { after: task };
  });
  // What is gone follows what it followed.
  let previous: PlanTask | undefined;
  for (const task of before.matrix.tasks) {
    if (!paired.has(task)) {
      const at = previous ? pairs.findIndex((pair) => pair.before === previous) : -1;
      pairs.splice(at + 1, 0, { before: task });
    }
    previous = task;
  }
  return pairs;
}

/** For each later task the earlier one that it is. Each step pairs only what the steps before it left over. */
function pairedBy(before: readonly PlanTask[], after: readonly PlanTask[]): Map<PlanTask, PlanTask> {
  const earlierOf = new Map<PlanTask, PlanTask>();
  const paired = new Set<PlanTask>();
  const pair = (key: (task: PlanTask) => string): void => {
    const [earlier, later] = [
      only(
        before.filter((task) => !paired.has(task)),
        key,
      ),
      only(
        after.filter((task) => !earlierOf.has(task)),
        key,
      ),
    ];
    for (const [name, task] of later) {
      const match = earlier.get(name);
      if (!match) continue;
      earlierOf.set(task, match);
      paired.add(match);
    }
  };
  pair(({ id, title }) => JSON.stringify([id, plain(title)]));
  pair(({ kind, title }) => JSON.stringify([kind, plain(title)]));
  pair(({ id }) => id);
  return earlierOf;
}

/** The tasks that alone have their key, by key. */
function only(tasks: readonly PlanTask[], key: (task: PlanTask) => string): Map<string, PlanTask> {
  const found = new Map<string, PlanTask>();
  const repeated = new Set<string>();
  for (const task of tasks) {
    const name = key(task);
    if (found.has(name)) repeated.add(name);
    found.set(name, task);
  }
  for (const name of repeated) found.delete(name);
  return found;
}

/** A title without what editors change without changing its meaning: width and spaces. */
const plain = (title: string): string => title.normalize('NFKC').replace(/\s+/g, '');

function rolesByTask({ matrix, textId }: PlanReading): Map<string, Map<string, Set<Role>>> {
  const byTask = new Map<string, Map<string, Set<Role>>>();
  for (const assignment of matrix.assignments) {
    if (textId !== undefined && assignment.textId !== textId) continue;
    const byUnit = byTask.get(assignment.taskId) ?? new Map<string, Set<Role>>();
    byTask.set(assignment.taskId, byUnit);
    byUnit.set(assignment.unitId, (byUnit.get(assignment.unitId) ?? new Set()).add(assignment.role));
  }
  return byTask;
}

function assignmentDifferences(
  before: ReadonlyMap<string, ReadonlySet<Role>>,
  after: ReadonlyMap<string, ReadonlySet<Role>>,
): AssignmentDifference[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((unitId) => {
    const [rolesBefore, rolesAfter] = [before, after].map((side) => [...(side.get(unitId) ?? [])].sort()) as [
      Role[],
      Role[],
    ];
    if (rolesBefore.join() === rolesAfter.join()) return [];
    const change = rolesBefore.length === 0 ? 'added' : rolesAfter.length === 0 ? 'removed' : 'changed';
    return [{ unitId, change, rolesBefore, rolesAfter }];
  });
}
