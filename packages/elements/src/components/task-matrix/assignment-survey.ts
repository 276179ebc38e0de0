import type { PlanAssignment } from '@yijian/standard';
import { isPlainText } from '../../internal/untrusted.js';

/** What one look at every assignment tells. Large plans have tens of thousands, so that nobody looks at all of them again. */
export interface AssignmentSurvey {
  readonly assignments: PlanAssignment[];
  /** The tasks in the order of their assignments. One is named again where its assignments do not stand side by side. */
  readonly taskIds: readonly string[];
  /** For each of these tasks, the place of its first assignment. */
  readonly starts: readonly number[];
  readonly unitIds: ReadonlySet<string>;
  readonly textIds: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly statuses: ReadonlySet<string>;
  /** Whether some unit occurs twice in the stretch of one task. */
  readonly repeatsUnit: boolean;
}

/** Looks at assignments that have been read. */
export function surveyOf(assignments: PlanAssignment[]): AssignmentSurvey {
  return survey(assignments, true) as AssignmentSurvey;
}

/** Looks at assignments as they were sent; undefined when not all of them are as most are, with nothing to mend in any. */
export function surveyIfPlain(values: readonly unknown[]): AssignmentSurvey | undefined {
  return survey(values, false);
}

/** An assignment that nobody may have read. */
type Line = Partial<Readonly<Record<keyof PlanAssignment, unknown>>>;

/**
 * One loop that calls next to nothing: engines make it fast while it runs, and calls of a function for each assignment take half as long again.
 * Identifiers and codes repeat, so each is looked into once, and not at all when the assignment before has the same.
 */
function survey(values: readonly unknown[], isRead: boolean): AssignmentSurvey | undefined {
  const [textIds, roles, statuses, phrases] = [newTexts(), newTexts(), newTexts(), newTexts()];
  const taskIds: unknown[] = [];
  const starts: number[] = [];
  const unitPlaces = new Map<unknown, number>();
  /** For each unit, by its place, the stretch that it was last seen in. */
  const lastSeen: number[] = [];
  let repeatsUnit = false;
  let last: Line = {};
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (typeof value !== 'object' || value === null) return undefined;
    const line = value as Line;
    const { taskId, unitId, role, textId, phrase, status } = line;
    if (!isRead) {
      const { order, groupNo, nameAsWritten, openEnded, note, conventionId } = line;
      const hasMore =
        nameAsWritten !== undefined || openEnded !== undefined || note !== undefined || conventionId !== undefined;
      if (hasMore || !Number.isFinite(order) || !Number.isFinite(groupNo)) return undefined;
      if (phrase !== undefined && phrase !== last.phrase && !phrases.has(phrase)) {
        if (!isUsable(phrase)) return undefined;
        phrases.add(phrase);
      }
    }
    if (taskId !== last.taskId) {
      if (!isRead && !isUsable(taskId)) return undefined;
      taskIds.push(taskId);
      starts.push(index);
    }
    if (role !== last.role && !roles.has(role)) {
      if (!isRead && !isUsable(role)) return undefined;
      roles.add(role);
    }
    if (textId !== last.textId && !textIds.has(textId)) {
      if (!isRead && !isUsable(textId)) return undefined;
      textIds.add(textId);
    }
    if (status !== undefined && status !== last.status && !statuses.has(status)) {
      if (!isRead && !isUsable(status)) return undefined;
      statuses.add(status);
    }
    let place = unitPlaces.get(unitId);
    if (place === undefined) {
      if (!isRead && !isUsable(unitId)) return undefined;
      place = unitPlaces.size;
      unitPlaces.set(unitId, place);
    } else if (lastSeen[place] === starts.length) repeatsUnit = true;
    lastSeen[place] = starts.length;
    last = line;
  }
  return {
    assignments: values as PlanAssignment[],
    taskIds: taskIds as string[],
    starts,
    unitIds: new Set(unitPlaces.keys() as Iterable<string>),
    textIds: textIds as ReadonlySet<string>,
    roles: roles as ReadonlySet<string>,
    statuses: statuses as ReadonlySet<string>,
    repeatsUnit,
  };
}

const newTexts = (): Set<unknown> => new Set();

/** Whether a value is a short text with nothing in it that is to be mended. */
const isUsable = (value: unknown): boolean => value !== undefined && value !== '' && isPlainText(value);
