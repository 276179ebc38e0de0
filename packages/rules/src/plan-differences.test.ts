import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanAssignment, PlanMatrix, PlanTask } from '@yijian/standard';
import { planSources } from '@yijian/standard/plans';
import { differenceCounts, planDifferences, type PlanDifferences } from './plan-differences.js';
import { planMatrix } from './plan-matrix.js';

const roles = ['lead', 'co-lead', 'responsible', 'participant'] as const;
const titles = ['加强组织领导', '规范诊疗服务', '推进信息公开', '开展随机抽查', '落实主体责任'];

/** Plans whose tasks share few identifiers and titles, so that every way of pairing them occurs. */
const plans: fc.Arbitrary<PlanMatrix> = fc
  .record({
    tasks: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('t1', 't2', 't3', 't4', 't5', 't6'),
        title: fc.constantFrom(...titles),
        kind: fc.constantFrom('task' as const, 'subtask' as const),
        due: fc.option(fc.constantFrom('2024年底前', '长期'), { nil: undefined }),
      }),
      { selector: ({ id }) => id, maxLength: 6 },
    ),
    parts: fc.array(
      fc.record({
        task: fc.nat(5),
        unitId: fc.constantFrom('u1', 'u2', 'u3'),
        role: fc.constantFrom(...roles),
        textId: fc.constantFrom('body', 'annex'),
      }),
      { maxLength: 20 },
    ),
  })
  .map(({ tasks, parts }) => ({
    plan: {
      id: 'p',
      title: '方案',
      status: 'in-force',
      stages: [],
      texts: [
        { id: 'body', label: '正文' },
        { id: 'annex', label: '附件' },
      ],
    },
    units: ['u1', 'u2', 'u3'].map((id) => ({ id, name: id, kind: 'government-department' as const })),
    tasks: tasks.map(({ due, ...task }, index): PlanTask => ({
      ...task,
      level: 1,
      order: index + 1,
      ...(due !== undefined && { period: { precision: 'year', wording: due } }),
    })),
    assignments: parts.flatMap(({ task, ...part }, index): PlanAssignment[] => {
      const of = tasks[task];
      return of ? [{ id: `a${index}`, taskId: of.id, order: 1, groupNo: 1, ...part }] : [];
    }),
    stages: [],
  }));

/** Task, unit and role of every assignment, once each. */
const said = ({ assignments }: PlanMatrix): Set<string> =>
  new Set(assignments.map(({ taskId, unitId, role }) => `${taskId} ${unitId} ${role}`));

const luzhai = (): PlanMatrix => {
  const source = planSources.find(({ plan }) => plan.id === 'luzhai-2021-7');
  if (!source) throw new Error('The standard does not carry the plan of Luzhai.');
  return planMatrix(source);
};

/** What the comparison says, as it would be said from the other side. */
const fromTheOtherSide = ({ tasks }: PlanDifferences): unknown => {
  const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const;
  return tasks.map(({ before, after, change, assignments, ...rest }) => ({
    ...rest,
    ...(after && { before: after }),
    ...(before && { after: before }),
    change: turned[change],
    assignments: assignments
      .map((each) => ({
        unitId: each.unitId,
        change: turned[each.change],
        rolesBefore: each.rolesAfter,
        rolesAfter: each.rolesBefore,
      }))
      .sort((a, b) => (a.unitId < b.unitId ? -1 : 1)),
  }));
};
const anyOrder = ({ tasks }: PlanDifferences): unknown =>
  tasks.map((task) => ({
    ...task,
    assignments: [...task.assignments].sort((a, b) => (a.unitId < b.unitId ? -1 : 1)),
  }));

describe('the differences of plans', () => {
  it('are none between a plan and itself', () => {
    fc.assert(
      fc.property(plans, (matrix) => {
        expect(planDifferences({ matrix }, { matrix: structuredClone(matrix) }).tasks).toEqual([]);
      }),
    );
  });

  it('are the same from either side', () => {
    fc.assert(
      fc.property(plans, plans, (one, other) => {
        const there = planDifferences({ matrix: one }, { matrix: other });
        const back = planDifferences({ matrix: other }, { matrix: one });
        const turned = fromTheOtherSide(back) as unknown[];
        expect(turned).toHaveLength(there.tasks.length);
        expect(turned).toEqual(expect.arrayContaining(anyOrder(there) as unknown[]));
      }),
    );
  });

  it('hold every task of either plan once, and the later ones in their order', () => {
    fc.assert(
      fc.property(plans, plans, (earlier, later) => {
        const { pairs } = planDifferences({ matrix: earlier }, { matrix: later });
        const tasks = (side: 'before' | 'after'): PlanTask[] => pairs.flatMap((pair) => pair[side] ?? []);
        expect(tasks('after')).toEqual(later.tasks);
        expect(new Set(tasks('before'))).toEqual(new Set(earlier.tasks));
        expect(tasks('before')).toHaveLength(earlier.tasks.length);
      }),
    );
  });

  it('make the later plan of the earlier one', () => {
    fc.assert(
      fc.property(plans, plans, (earlier, later) => {
        const { pairs, tasks } = planDifferences({ matrix: earlier }, { matrix: later });
        const renamed = new Map(pairs.map(({ before, after }) => [before?.id, after?.id]));
        const made = new Set(
          [...said(earlier)].flatMap((line) => {
            const [task, ...rest] = line.split(' ');
            const now = renamed.get(task);
            return now === undefined ? [] : [[now, ...rest].join(' ')];
          }),
        );
        for (const { after, assignments } of tasks)
          for (const { unitId, rolesBefore, rolesAfter } of after ? assignments : []) {
            for (const role of rolesBefore) made.delete(`${after?.id} ${unitId} ${role}`);
            for (const role of rolesAfter) made.add(`${after?.id} ${unitId} ${role}`);
          }
        expect(made).toEqual(said(later));
      }),
    );
  });

  it('follow a task whose number and identifier moved, by its title', () => {
    const task = (id: string, title: string): PlanTask => ({ id, title, kind: 'task', level: 1, order: 1 });
    const plan = (tasks: PlanTask[]): PlanMatrix => ({
      plan: { id: 'p', title: '方案', status: 'in-force', stages: [] },
      units: [],
      tasks,
      assignments: [],
      stages: [],
    });
    const before = plan([task('1', '加强领导'), task('2', '规范诊疗'), task('3', '宣传')]);
    const after = plan([task('1', '加强领导'), task('2', '信用监管'), task('3', '规范诊疗'), task('4', '广泛宣传')]);
    const { pairs, tasks } = planDifferences({ matrix: before }, { matrix: after });
    expect(pairs.map((pair) => [pair.before?.title, pair.after?.title])).toEqual([
      ['加强领导', '加强领导'],
      [undefined, '信用监管'],
      ['规范诊疗', '规范诊疗'],
      ['宣传', undefined],
      [undefined, '广泛宣传'],
    ]);
    expect(tasks.map(({ change }) => change)).toEqual(['added', 'removed', 'added']);
  });
});

describe('the differences of body and annex', () => {
  it('are what a reader of the Luzhai plan finds line by line', () => {
    const matrix = luzhai();
    const differences = planDifferences({ matrix, textId: 'body' }, { matrix, textId: 'annex' });
    const name = new Map(matrix.units.map((unit) => [unit.id, unit.name]));
    const units = (path: string, change: string): string[] =>
      (differences.tasks.find(({ after }) => after?.path === path && after.kind === 'task')?.assignments ?? [])
        .filter((each) => each.change === change)
        .map(({ unitId }) => name.get(unitId) ?? unitId)
        .sort();
    // The documents compared by hand: the annex adds the townships, the media centre; the body alone has the bureau of industry.
    expect(units('二（一）1', 'added')).toEqual(['各乡镇人民政府']);
    expect(units('二（一）5', 'added')).toEqual(['县融媒体中心']);
    expect(units('二（三）1', 'removed')).toEqual(['县科工贸局']);
    expect(units('二（三）3', 'added')).toEqual(['县发改局']);
    expect(units('二（三）3', 'removed')).toEqual(['县科工贸局', '县融媒体中心']);
    // Another order of the same units, and a unit that is listed twice, are no differences in who does what.
    expect(units('二（二）5', 'added')).toEqual([]);
    expect(units('二（三）4', 'added')).toEqual([]);
    const retitled = differences.tasks.filter(({ isRetitled }) => isRetitled);
    expect(retitled.map(({ after }) => after?.titleInAnnex)).toContain('加大信息公开力度');
  });

  it('agree with the discrepancies about every set of units', () => {
    for (const source of planSources) {
      const matrix = planMatrix(source);
      const [body, annex] = (source.plan.texts ?? []).filter(({ id }) =>
        source.lines.some(({ textId }) => textId === id),
      );
      if (!body || !annex) continue;
      const { tasks } = planDifferences({ matrix, textId: body.id }, { matrix, textId: annex.id });
      for (const { taskId, onlyInFirst, onlyInSecond } of (matrix.discrepancies ?? []).filter(
        ({ kind }) => kind === 'unit-set',
      )) {
        const found = tasks.find(({ after }) => after?.id === taskId)?.assignments ?? [];
        const of = (change: string): string[] => found.filter((e) => e.change === change).map((e) => e.unitId);
        expect(new Set(of('removed'))).toEqual(new Set(onlyInFirst));
        expect(new Set(of('added'))).toEqual(new Set(onlyInSecond));
      }
    }
  });

  it('are counted', () => {
    fc.assert(
      fc.property(plans, plans, (earlier, later) => {
        const differences = planDifferences({ matrix: earlier }, { matrix: later });
        const counts = differenceCounts(differences);
        const back = differenceCounts(planDifferences({ matrix: later }, { matrix: earlier }));
        expect(counts.tasksAdded - counts.tasksRemoved).toBe(later.tasks.length - earlier.tasks.length);
        expect(counts.tasksRemoved).toBe(back.tasksAdded);
        expect(counts.assignmentsAdded).toBe(back.assignmentsRemoved);
        expect(counts.assignmentsChanged).toBe(back.assignmentsChanged);
      }),
    );
  });
});
