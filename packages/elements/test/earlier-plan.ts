import type { PlanMatrix } from '@yijian/standard';
import { twoTextPlan } from './two-text-plan.js';

/**
 * The fictional plan with two texts as it was the year before. To the plan of this year: `t3` is new, `t4` is dropped, `t1` got another title, `s1`
 * another time; in `t2` the market authority came, the townships left, and the police changed from leading to taking part.
 */
export const earlierPlan: PlanMatrix = {
  ...twoTextPlan,
  plan: { ...twoTextPlan.plan, id: 'sample-plan-2023', issuedOn: '2023-02-01' },
  units: [...twoTextPlan.units, { id: 'planning', name: '州人口和计划生育局', kind: 'government-department' }],
  tasks: [
    ...twoTextPlan.tasks
      .filter(({ id }) => id !== 't3')
      .map((task) => ({
        ...task,
        ...(task.id === 't1' && { title: '健全组织体系' }),
        ...(task.id === 's1' && { period: { precision: 'year' as const, wording: '2023年底前', to: '2023-12-31' } }),
      })),
    { id: 't4', parentId: 'p2', kind: 'task', level: 2, order: 8, number: '（一）', title: '开展宣传月活动' },
  ],
  assignments: [
    ...twoTextPlan.assignments.filter(({ taskId }) => !['t2', 't3'].includes(taskId)),
    { id: 'e1', taskId: 't2', unitId: 'health', role: 'lead', order: 1, groupNo: 1, textId: 'body' },
    { id: 'e1b', taskId: 't2', unitId: 'health', role: 'responsible', order: 1, groupNo: 1, textId: 'annex' },
    { id: 'e2', taskId: 't2', unitId: 'police', role: 'lead', order: 2, groupNo: 1, textId: 'body' },
    { id: 'e3', taskId: 't2', unitId: 'towns', role: 'responsible', order: 3, groupNo: 1, textId: 'body' },
    { id: 'e4', taskId: 't4', unitId: 'planning', role: 'lead', order: 1, groupNo: 1, textId: 'body' },
  ],
  discrepancies: [],
};
