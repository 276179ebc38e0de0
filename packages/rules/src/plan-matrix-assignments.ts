import type { PlanAssignment, PlanSource } from '@yijian/standard';
import { listedUnits, type ListedUnit } from './plan-matrix-lines.js';
import { conventionFor, roleOf } from './plan-matrix-roles.js';

/**
 * One assignment for each mention of a unit, in the order of the lines. `order` and `groupNo` run over all lines that one text has for
 * one task, so that the two never repeat there; a unit listed twice keeps both places.
 */
export function planAssignments({ plan, lines }: PlanSource): PlanAssignment[] {
  const taken = new Map<string, { units: number; groups: number }>();
  return lines.flatMap((line) => {
    const listed = listedUnits(line);
    const key = `${line.taskId}:${line.textId}`;
    const before = taken.get(key) ?? { units: 0, groups: 0 };
    taken.set(key, { units: before.units + listed.length, groups: before.groups + line.groups.length });

    return listed.map((unit): PlanAssignment => {
      const order = before.units + unit.position;
      const convention = conventionFor(unit.group.phrase, line, plan.leadConventions ?? []);
      const note = noteOn(unit);
      return {
        id: `${key}:${order}`,
        taskId: line.taskId,
        unitId: unit.unitId,
        role: roleOf(unit, listed),
        order,
        groupNo: before.groups + unit.groupIndex + 1,
        textId: line.textId,
        phrase: unit.group.phrase,
        ...(unit.as === undefined ? {} : { nameAsWritten: unit.as }),
        ...(convention === undefined ? {} : { conventionId: convention.id }),
        ...(unit.group.openEnded === true && unit.lastOfGroup ? { openEnded: true } : {}),
        ...(note === undefined ? {} : { note }),
      };
    });
  });
}

/** What a reader of the matrix cannot see from the assignment alone. */
function noteOn({ repeats }: ListedUnit): string | undefined {
  return repeats === undefined ? undefined : `原文重复列出：本行第${repeats}位已列该单位`;
}
