import type { PlanMatrix } from '@yijian/standard';

/** One task with a sign for each unit that has a part in it, in the order of the units. */
export interface PlanRow {
  title: string;
  level: number;
  signs: string[];
}

const signs = { lead: '牵', 'co-lead': '分', responsible: '责', participant: '参' } as const;

/** A plan as rows and columns, which is what grids take. */
export function planRows({ units, tasks, assignments }: PlanMatrix): { units: string[]; rows: PlanRow[] } {
  const column = new Map(units.map(({ id }, index) => [id, index]));
  const rows = new Map(
    tasks.map(({ id, number, title, level }) => [
      id,
      { title: `${number} ${title}`, level, signs: units.map(() => '') } satisfies PlanRow,
    ]),
  );
  for (const { taskId, unitId, role } of assignments) {
    const row = rows.get(taskId);
    const index = column.get(unitId);
    if (row && index !== undefined) row.signs[index] = signs[role];
  }
  return { units: units.map(({ shortName, name }) => shortName ?? name), rows: [...rows.values()] };
}
