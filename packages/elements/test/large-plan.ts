import type { PlanAssignment, PlanMatrix, PlanTask } from '@yijian/standard';

const roles = ['lead', 'co-lead', 'responsible', 'participant'] as const;
const kinds = ['part', 'task', 'subtask'] as const;

/** Ten tasks to a part, and nine sub-tasks to a task. */
function taskAt(index: number): PlanTask {
  const level = index % 100 === 0 ? 1 : index % 10 === 0 ? 2 : 3;
  const parent = level === 2 ? index - (index % 100) : index - (index % 10);
  return {
    id: `t${index}`,
    ...(level > 1 && { parentId: `t${parent}` }),
    kind: kinds[level - 1] as PlanTask['kind'],
    level,
    order: index + 1,
    number: `${index + 1}.`,
    title: `示例任务：完善第${index + 1}项综合监管措施`,
  };
}

/** An invented plan as large as a province could write it: tasks in three levels, a tenth of all cells filled. */
export function largePlan(taskCount: number, unitCount: number): PlanMatrix {
  const assignments: PlanAssignment[] = [];
  for (let cell = 0; cell < taskCount * unitCount; cell += 1) {
    // Multiplied by a prime, so that the filled cells lie scattered and the same in every run.
    const draw = (cell * 7919 + Math.floor(cell / unitCount) * 31) % 100;
    if (draw >= 10) continue;
    assignments.push({
      id: `a${assignments.length}`,
      taskId: `t${Math.floor(cell / unitCount)}`,
      unitId: `u${cell % unitCount}`,
      role: roles[draw % roles.length] ?? 'participant',
      order: 1,
      groupNo: 1,
      textId: 'body',
    });
  }
  return {
    plan: {
      id: 'bench-large',
      title: '综合监管任务总表（虚构示例）',
      status: 'in-force',
      stages: [],
      texts: [{ id: 'body', label: '正文' }],
    },
    units: Array.from({ length: unitCount }, (_, index) => ({
      id: `u${index}`,
      name: `示例部门${index + 1}`,
      shortName: `部门${index + 1}`,
      kind: 'government-department',
    })),
    tasks: Array.from({ length: taskCount }, (_, index) => taskAt(index)),
    assignments,
    stages: [],
  };
}
