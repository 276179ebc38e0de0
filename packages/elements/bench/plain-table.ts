import type { PlanMatrix } from '@yijian/standard';
import type { Content } from './measure.ts';

const signs = { lead: '牵', 'co-lead': '分', responsible: '责', participant: '参' } as const;

/** A plan as the plainest table that shows it: one character for a role, head and first column that stay in sight. */
export function plainTable({ units, tasks, assignments }: PlanMatrix): Content {
  const byTask = new Map<string, Map<string, string>>();
  for (const { taskId, unitId, role } of assignments) {
    const cells = byTask.get(taskId) ?? new Map<string, string>();
    byTask.set(taskId, cells.set(unitId, signs[role]));
  }
  const rows = tasks.map(({ id, number, title, level }) => {
    const cells = units.map((unit) => `<td>${byTask.get(id)?.get(unit.id) ?? ''}</td>`).join('');
    return `<tr class="l${level}"><th scope="row">${number} ${title}</th>${cells}</tr>`;
  });
  const head = units.map((unit) => `<th scope="col">${unit.shortName}</th>`).join('');
  return {
    html: `<div class="scroller"><table><thead><tr><th>任务</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`,
    css: `.scroller { height: 80vh; overflow: auto }
      table { border-collapse: separate; border-spacing: 0 }
      th, td { border: solid #ccc; border-width: 0 1px 1px 0; padding: 4px; text-align: center; min-width: 40px }
      thead th { position: sticky; top: 0; background: #eee; z-index: 1 }
      tbody th { position: sticky; left: 0; width: 320px; background: #fff; text-align: left; font-weight: 400 }
      .l2 th { padding-left: 16px } .l3 th { padding-left: 32px }`,
  };
}
