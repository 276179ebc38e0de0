import type { PlanLine, PlanLineGroup } from '@yijian/standard';

/** One mention of a unit in an assignment line. */
export interface ListedUnit {
  unitId: string;
  /** Name as the line writes it, where that differs from the unit's name. */
  as?: string;
  group: PlanLineGroup;
  /** Position of the group in the line, from 0. */
  groupIndex: number;
  /** Position of the unit in the line, from 1. */
  position: number;
  /** True for the last unit of its group. */
  lastOfGroup: boolean;
  /** Position in the line where the same unit already stands. */
  repeats?: number;
}

/** The units of a line in its order. A unit that is listed twice comes twice. */
export function listedUnits(line: PlanLine): ListedUnit[] {
  const firstPositions = new Map<string, number>();
  const listed: ListedUnit[] = [];
  for (const [groupIndex, group] of line.groups.entries()) {
    for (const [index, entry] of group.units.entries()) {
      const { unit: unitId, as } = typeof entry === 'string' ? { unit: entry, as: undefined } : entry;
      const position = listed.length + 1;
      const repeats = firstPositions.get(unitId);
      if (repeats === undefined) firstPositions.set(unitId, position);
      listed.push({
        unitId,
        group,
        groupIndex,
        position,
        lastOfGroup: index === group.units.length - 1,
        ...(as === undefined ? {} : { as }),
        ...(repeats === undefined ? {} : { repeats }),
      });
    }
  }
  return listed;
}
