import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanAssignment, PlanLoad, PlanMatrix, PlanTask, UnitLoad } from '@yijian/standard';
import { planSources } from '@yijian/standard/plans';
import { schemaErrors } from '../test/schema-errors.js';
import { planLoad } from './plan-load.js';
import { planMatrix } from './plan-matrix.js';

const ROLES = ['leadCount', 'coLeadCount', 'responsibleCount', 'participantCount'] as const;
const PROGRESS = ['notStartedCount', 'inProgressCount', 'doneCount', 'overdueCount', 'unknownCount'] as const;

const plan = (id: string): PlanMatrix => {
  const source = planSources.find((candidate) => candidate.plan.id === id);
  if (!source) throw new Error(`The standard does not carry the plan ${id}.`);
  return planMatrix(source);
};
const total = (load: PlanLoad, count: (typeof ROLES)[number] | (typeof PROGRESS)[number] | 'totalCount'): number =>
  load.units.reduce((sum, unit) => sum + unit[count], 0);
const roles = (load: PlanLoad): number[] => ROLES.map((count) => total(load, count));
const named = (load: PlanLoad, name: string): UnitLoad | undefined => load.units.find(({ unit }) => unit.name === name);

describe('the load of the real plans', () => {
  // The counts are those of the documents, taken by hand.
  it('is 221 assignments on 39 units in the Tianjin draft of 2018, three of them only in its annex', () => {
    const load = planLoad(plan('tianjin-2018-draft'), '2020-01-01');
    expect(schemaErrors('PlanLoad', load)).toEqual([]);
    expect([load.assignmentCount, ...roles(load)]).toEqual([221, 21, 41, 129, 30]);
    expect(load.units).toHaveLength(39);
    expect(load.units.filter(({ totalCount }) => totalCount === 0).map(({ unit }) => unit.name)).toEqual([
      '审计部门',
      '军队卫生部门',
      '其它相关部门',
    ]);
    expect(load.units[0]).toMatchObject({ unit: { name: '市卫生计生委' }, totalCount: 27, sharePercent: 12.22 });
    // 16 times by its name, twice misspelt.
    expect(named(load, '市人力社保局')?.totalCount).toBe(18);
  });

  it('is 110 assignments in the Xicheng plan of 2022, 20 of them on the health commission', () => {
    const load = planLoad(plan('xicheng-2022-5'), '2022-12-31');
    expect(schemaErrors('PlanLoad', load)).toEqual([]);
    expect([load.assignmentCount, ...roles(load)]).toEqual([110, 21, 0, 89, 0]);
    expect(load.units[0]).toMatchObject({
      unit: { name: '区卫生健康委' },
      totalCount: 20,
      leadCount: 18,
      responsibleCount: 2,
    });
    // A group is one unit: all sub-districts together, and they lead the grid.
    expect(named(load, '各街道办事处')).toMatchObject({ totalCount: 4, leadCount: 1 });
  });

  it('is 132 assignments in the body and 162 in the annex of the Luzhai plan, 294 over both', () => {
    const matrix = plan('luzhai-2021-7');
    const [both, body, annex] = [undefined, 'body', 'annex'].map((text) => planLoad(matrix, '2021-12-31', text));
    expect([both, body, annex].map((load) => load?.assignmentCount)).toEqual([294, 132, 162]);
    expect([both, body, annex].map((load) => load && roles(load))).toEqual([
      [55, 0, 239, 0],
      [24, 0, 108, 0],
      [31, 0, 131, 0],
    ]);
    expect(both).not.toHaveProperty('textId');
    expect(body).toMatchObject({ textId: 'body' });
  });

  it('is nothing for plans that assign no task to units', () => {
    for (const id of ['yunyang-2019-96', 'tianjin-2021-diversified']) {
      const load = planLoad(plan(id), '2021-12-31');
      expect(load.assignmentCount, id).toBe(0);
      expect(new Set(load.units.map(({ totalCount, sharePercent }) => totalCount + sharePercent)), id).toEqual(
        new Set([0]),
      );
    }
  });

  it('says of plans without reports that their progress is unknown, however late it is', () => {
    const load = planLoad(plan('tianjin-2018-draft'), '2099-12-31');
    expect(PROGRESS.map((count) => total(load, count))).toEqual([0, 0, 0, 0, 221]);
  });
});

const task = (period?: PlanTask['period'], status?: PlanTask['status']): PlanTask => ({
  id: 't1',
  kind: 'task',
  title: '建立协同检查机制',
  level: 1,
  order: 1,
  ...(period && { period }),
  ...(status && { status }),
});
const matrixOf = (tasks: PlanTask[], assignments: Partial<PlanAssignment>[], units = ['a', 'b', 'c']): PlanMatrix => ({
  plan: {
    id: 'plan-example',
    title: '示例方案（虚构）',
    status: 'in-force',
    stages: [],
    texts: [{ id: 'body', label: '正文' }],
  },
  units: units.map((id) => ({ id, name: `单位${id}（虚构）`, kind: 'government-department' })),
  tasks,
  assignments: assignments.map((assignment, index) => ({
    id: `a${index}`,
    taskId: 't1',
    unitId: 'a',
    role: 'lead',
    order: index + 1,
    groupNo: 1,
    textId: 'body',
    ...assignment,
  })),
  stages: [],
});
const progress = (matrix: PlanMatrix, asOf: string): string[] =>
  PROGRESS.filter((count) => planLoad(matrix, asOf).units[0]?.[count] === 1);

describe('progress', () => {
  const year = { to: '2025-12-31', precision: 'year', wording: '2025年底前' } as const;

  it.each([
    ['not-started', '2025-12-31', 'notStartedCount'],
    ['not-started', '2026-01-01', 'overdueCount'],
    ['in-progress', '2025-12-31', 'inProgressCount'],
    ['in-progress', '2026-01-01', 'overdueCount'],
    ['done', '2026-01-01', 'doneCount'],
    ['overdue', '2025-06-01', 'overdueCount'],
    ['unknown', '2026-01-01', 'unknownCount'],
  ] as const)('%s on %s counts as %s', (status, asOf, count) => {
    expect(progress(matrixOf([task(year)], [{ status }]), asOf)).toEqual([count]);
  });

  it("is the task's where the unit has not reported, and the unit's where it has", () => {
    expect(progress(matrixOf([task(year, 'done')], [{}]), '2026-01-01')).toEqual(['doneCount']);
    expect(progress(matrixOf([task(year, 'done')], [{ status: 'in-progress' }]), '2025-01-01')).toEqual([
      'inProgressCount',
    ]);
  });

  it('is overdue only after the later reading of an ambiguous period, and never without a last day', () => {
    const either = {
      to: '2021-10-31',
      alternativeTo: '2021-11-30',
      precision: 'month',
      wording: '2021年11月前',
    } as const;
    const open = { from: '2021-11-01', precision: 'month', wording: '2021年11月起' } as const;
    expect(progress(matrixOf([task(either)], [{ status: 'in-progress' }]), '2021-11-30')).toEqual(['inProgressCount']);
    expect(progress(matrixOf([task(either)], [{ status: 'in-progress' }]), '2021-12-01')).toEqual(['overdueCount']);
    expect(progress(matrixOf([task(open)], [{ status: 'in-progress' }]), '2099-01-01')).toEqual(['inProgressCount']);
  });
});

describe('any plan', () => {
  const assignment = fc.record({
    unitId: fc.constantFrom('a', 'b', 'c', 'd'),
    role: fc.constantFrom('lead', 'co-lead', 'responsible', 'participant'),
    textId: fc.constantFrom('body', 'annex'),
    status: fc.constantFrom(undefined, 'not-started', 'in-progress', 'done', 'overdue', 'unknown'),
  });
  const matrices = fc.array(assignment, { maxLength: 60 }).map((drawn) =>
    matrixOf(
      [task({ to: '2025-12-31', precision: 'year', wording: '2025年底前' })],
      drawn.map(({ status, ...rest }) => ({ ...rest, ...(status && { status }) }) as Partial<PlanAssignment>),
      ['a', 'b', 'c', 'd', 'e'],
    ),
  );

  it('loses no assignment and counts none twice', () => {
    fc.assert(
      fc.property(matrices, fc.constantFrom('2025-06-01', '2026-01-01'), (matrix, asOf) => {
        const load = planLoad(matrix, asOf);
        expect(load.assignmentCount).toBe(matrix.assignments.length);
        expect(total(load, 'totalCount')).toBe(matrix.assignments.length);
        for (const unit of load.units) {
          expect(ROLES.reduce((sum, count) => sum + unit[count], 0)).toBe(unit.totalCount);
          expect(PROGRESS.reduce((sum, count) => sum + unit[count], 0)).toBe(unit.totalCount);
        }
        // Two decimals of five units: their errors cannot exceed five halves of a hundredth.
        const shares = load.units.reduce((sum, { sharePercent }) => sum + sharePercent, 0);
        expect(Math.abs(shares - (matrix.assignments.length > 0 ? 100 : 0))).toBeLessThanOrEqual(0.025 + 1e-9);
      }),
    );
  });

  it('ranks units by their load, equally burdened ones in the order of the plan', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const ranked = planLoad(matrix, '2025-06-01').units.map(
          ({ unit, totalCount }) => [totalCount, unit.id] as const,
        );
        const expected = [...ranked].sort(([a, x], [b, y]) => b - a || (x < y ? -1 : 1));
        expect(ranked).toEqual(expected);
        expect(ranked).toHaveLength(matrix.units.length);
      }),
    );
  });

  it('is the sum of its texts', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const texts = [...new Set(matrix.assignments.map(({ textId }) => textId))];
        const sum = texts.reduce((count, text) => count + planLoad(matrix, '2025-06-01', text).assignmentCount, 0);
        expect(sum).toBe(matrix.assignments.length);
      }),
    );
  });
});

describe('bad input', () => {
  it('is named with how to mend it', () => {
    const matrix = matrixOf([task()], [{}]);
    expect(() => planLoad(matrix, '2025-02-30')).toThrow('"2025-02-30" is no date: write a day of the calendar');
    expect(() => planLoad(matrix, '2025-02-28', 'annex')).toThrow(
      'The plan "plan-example" has no text "annex": choose one of body.',
    );
    expect(() => planLoad(matrixOf([task()], [{ unitId: 'z' }]), '2025-02-28')).toThrow(
      'Assignment "a0" names the unit "z", which the plan lacks.',
    );
  });
});
