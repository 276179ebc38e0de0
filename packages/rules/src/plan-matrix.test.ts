import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeadConvention, PlanLine, PlanSource, PlanTask, Unit } from '@yijian/standard';
import { planMatrix } from './plan-matrix.js';

const conventions: LeadConvention[] = [
  { id: 'c1', kind: 'first-listed' },
  { id: 'c2', kind: 'respectively' },
  { id: 'c3', kind: 'stated' },
];
const unit = (id: string): Unit => ({ id, name: `单位${id}`, kind: 'other' });
const task = (id: string, order: number, more: Partial<PlanTask> = {}): PlanTask => ({
  id,
  kind: 'task',
  title: `任务${id}`,
  level: 1,
  order,
  ...more,
});

/** A plan of two texts and the units a to e; tasks 1, 2 and 2.1 (below 2). */
function planOf(lines: PlanLine[], more: Partial<PlanSource> = {}): PlanSource {
  return {
    plan: {
      id: 'sample',
      title: '示例方案',
      status: 'draft',
      leadConventions: conventions,
      texts: [
        { id: 'body', label: '正文' },
        { id: 'annex', label: '附件' },
      ],
    },
    stages: [],
    units: ['a', 'b', 'c', 'd', 'e'].map(unit),
    tasks: [task('1', 1), task('2', 2), task('2.1', 3, { parentId: '2', level: 2 })],
    lines,
    ...more,
  };
}

type Phrase = PlanLine['groups'][number]['phrase'];
const line = (taskId: string, textId: string, ...groups: [Phrase, string][]): PlanLine => ({
  taskId,
  textId,
  groups: groups.map(([phrase, units]) => ({ phrase, units: units.split('') })),
});
/** `a=lead c1` for each assignment. */
const rolesOf = (...lines: PlanLine[]): string[] =>
  planMatrix(planOf(lines)).assignments.map((x) => `${x.unitId}=${x.role} ${x.conventionId ?? ''}`);
const discrepanciesOf = (...lines: PlanLine[]) => planMatrix(planOf(lines)).discrepancies ?? [];
const kindsOf = (...lines: PlanLine[]): string[] => discrepanciesOf(...lines).map((x) => `${x.taskId} ${x.kind}`);
/** The faults of a source, one a line, without the heading. */
function faultsOf(source: PlanSource): string[] {
  try {
    planMatrix(source);
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
  return [];
}

describe('roles', () => {
  it.each<Phrase>(['负责', '责任单位', '责任部门'])('lets the first-listed unit lead under %s', (phrase) => {
    expect(rolesOf(line('1', 'body', [phrase, 'abc']))).toEqual(['a=lead c1', 'b=responsible c1', 'c=responsible c1']);
  });

  it('lets only the first unit of a line lead, not the first of each group', () => {
    expect(rolesOf(line('1', 'body', ['责任单位', 'a'], ['责任单位', 'b']))).toEqual(['a=lead c1', 'b=responsible c1']);
  });

  it('takes a stated lead and its participants at their word', () => {
    expect(rolesOf(line('1', 'body', ['牵头负责', 'b'], ['参与', 'ac']))).toEqual([
      'b=lead c3',
      'a=participant c3',
      'c=participant c3',
    ]);
  });

  it('lets all units lead their own part where they answer respectively', () => {
    expect(rolesOf(line('1', 'body', ['分别负责', 'ab'], ['参与', 'c']))).toEqual([
      'a=co-lead c2',
      'b=co-lead c2',
      'c=participant c2',
    ]);
  });
});

describe('places in a line', () => {
  it('runs the order over all groups and lines of a task in one text, and starts anew in the other text', () => {
    const { assignments } = planMatrix(
      planOf([
        line('1', 'body', ['分别负责', 'ab'], ['参与', 'c']),
        line('1', 'body', ['负责', 'bd']),
        line('1', 'annex', ['负责', 'a']),
      ]),
    );
    expect(assignments.map((x) => [x.id, x.groupNo, x.unitId])).toEqual([
      ['1:body:1', 1, 'a'],
      ['1:body:2', 1, 'b'],
      ['1:body:3', 2, 'c'],
      ['1:body:4', 3, 'b'],
      ['1:body:5', 3, 'd'],
      ['1:annex:1', 1, 'a'],
    ]);
  });

  it('keeps a unit that is listed twice and says so where it comes again', () => {
    const { assignments } = planMatrix(planOf([line('1', 'body', ['负责', 'abcb'])]));
    expect(assignments.map((x) => x.note)).toEqual([
      undefined,
      undefined,
      undefined,
      '原文重复列出：本行第2位已列该单位',
    ]);
  });

  it('says where a list is open and how a name was written', () => {
    const { assignments } = planMatrix(
      planOf([
        {
          taskId: '1',
          textId: 'body',
          groups: [{ phrase: '负责', units: ['a', { unit: 'b', as: '乙局' }], openEnded: true }],
        },
      ]),
    );
    expect(assignments.map((x) => [x.nameAsWritten, x.openEnded])).toEqual([
      [undefined, undefined],
      ['乙局', true],
    ]);
  });
});

describe('discrepancies', () => {
  it('finds none where both texts say the same', () => {
    expect(kindsOf(line('1', 'body', ['负责', 'ab']), line('1', 'annex', ['责任单位', 'ab']))).toEqual([]);
  });

  it('names the units that only one text has', () => {
    expect(discrepanciesOf(line('1', 'body', ['负责', 'abd']), line('1', 'annex', ['负责', 'ac']))).toEqual([
      {
        id: '1:unit-set:1',
        taskId: '1',
        kind: 'unit-set',
        detail: '正文列3个单位，附件列2个单位；仅正文列有：单位b、单位d；仅附件列有：单位c。',
        textIds: ['body', 'annex'],
        onlyInFirst: ['b', 'd'],
        onlyInSecond: ['c'],
      },
    ]);
  });

  it('sees another order only where the units are the same', () => {
    expect(kindsOf(line('1', 'body', ['负责', 'abc']), line('1', 'annex', ['负责', 'acb']))).toEqual(['1 order']);
    expect(kindsOf(line('1', 'body', ['负责', 'abc']), line('1', 'annex', ['负责', 'cb']))).toEqual(['1 unit-set']);
  });

  it('reports a repeated unit once, and not as another order', () => {
    const found = discrepanciesOf(line('1', 'body', ['负责', 'abc']), line('1', 'annex', ['负责', 'acbc']));
    expect(found).toEqual([
      {
        id: '1:duplicate:1',
        taskId: '1',
        kind: 'duplicate',
        detail: '附件将单位c列2次：第2位、第4位。',
        textIds: ['annex'],
      },
    ]);
  });

  it('does not take a unit in two lines of one task for a repetition', () => {
    expect(kindsOf(line('1', 'body', ['负责', 'ab']), line('1', 'body', ['负责', 'ac']))).toEqual([]);
  });

  it('tells which text leaves a task without units', () => {
    expect(
      kindsOf(
        line('1', 'body', ['负责', 'a']),
        line('2', 'annex', ['负责', 'a']),
        line('2.1', 'body', ['负责', 'a']),
        line('2.1', 'annex', ['负责', 'a']),
      ),
    ).toEqual(['1 missing-in-second']);
  });

  it('points to the task above where the other text assigns only that', () => {
    const [found, ...rest] = discrepanciesOf(
      line('2', 'body', ['负责', 'ab']),
      line('2', 'annex', ['负责', 'ab']),
      line('2.1', 'annex', ['负责', 'a']),
    );
    expect(rest).toEqual([]);
    expect(found?.kind).toBe('missing-in-first');
    expect(found?.detail).toBe('正文未单列此项，只在上级任务“任务2”列出分工；附件列1个单位。');
  });

  it('misses nothing in a text that assigns no task at all', () => {
    expect(kindsOf(line('1', 'body', ['负责', 'a']))).toEqual([]);
  });

  it('shows another title in the annex, and keeps what the source itself notes', () => {
    const own = { id: 'n1', taskId: '1', kind: 'name', detail: '同一单位有两个名称。' };
    const source = planOf([], { tasks: [task('1', 1, { titleInAnnex: '别的标题' })], discrepancies: [own] });
    expect(planMatrix(source).discrepancies).toEqual([
      {
        id: '1:title:1',
        taskId: '1',
        kind: 'title',
        detail: '正文标题为“任务1”，附件标题为“别的标题”。',
        textIds: ['body', 'annex'],
      },
      own,
    ]);
  });

  it('keeps the detail within the length of the standard', () => {
    const units = ['a', 'b', 'c', 'd'].map((id) => ({ ...unit(id), name: id.repeat(200) }));
    const source = planOf([line('1', 'body', ['负责', 'abcd']), line('1', 'annex', ['负责', 'dcba'])], { units });
    expect(planMatrix(source).discrepancies?.[0]?.detail).toHaveLength(500);
  });
});

describe('faults', () => {
  it('lists all of them at once with place and remedy', () => {
    const source = planOf(
      [
        line('9', 'body', ['负责', 'ax']),
        line('1', 'web', ['参与', 'a']),
        line('1', 'body', ['牵头' as Phrase, 'a'], ['负责', '']),
        line('1', 'body'),
      ],
      {
        units: [...['a', 'a'].map(unit), unit('甲')],
        tasks: [
          task('2.1', 1, { parentId: '2', level: 2 }),
          task('2', 2),
          task('1', 3, { parentId: '0' }),
          task('3', 3),
        ],
        duties: [{ id: 'd1', unitId: 'y', verb: 'lead', summary: '牵头', order: 1, withUnitIds: ['a', 'z'] }],
        discrepancies: [{ id: 'n1', taskId: '8', kind: 'other', detail: '说明', textIds: ['web'] }],
      },
    );
    source.plan.leadConventions = [{ id: 'c1', kind: 'first-listed' }];
    expect(faultsOf(source)).toEqual([
      '- units[1]: id "a" is taken by units[0]; give each its own',
      '- units[2]: id "甲" may hold only ASCII letters, digits, ".", "_" and "-"; rename it',
      '- tasks[0] "2.1": stands before its parent "2"; move it behind',
      '- tasks[2] "1": parentId names "0", which is not in tasks; add it there or correct the id',
      '- tasks[3] "3": order is 3; number the tasks as they stand, this one 4',
      '- lines[1] (task "1", text "web"): no lead convention explains "参与"; add one of kind stated or respectively to plan.leadConventions',
      '- lines[2] (task "1", text "body"): phrase "牵头" is not known; write the phrase of the document as PlanLineGroup lists it',
      '- lines[2] (task "1", text "body"): groups[1] names no unit; name its units or delete the group',
      '- lines[3] (task "1", text "body"): has no group; name its units or delete the line',
      '- lines[0]: taskId names "9", which is not in tasks; add it there or correct the id',
      '- lines[0]: groups names "x", which is not in units; add it there or correct the id',
      '- lines[1]: textId names "web", which is not in plan.texts; add it there or correct the id',
      '- duties "d1": unitId names "y", which is not in units; add it there or correct the id',
      '- duties "d1": withUnitIds names "z", which is not in units; add it there or correct the id',
      '- discrepancies "n1": taskId names "8", which is not in tasks; add it there or correct the id',
      '- discrepancies "n1": textIds names "web", which is not in plan.texts; add it there or correct the id',
    ]);
  });

  it('names the plan', () => {
    expect(() => planMatrix(planOf([line('9', 'body', ['负责', 'a'])]))).toThrow(
      'Plan "sample" cannot become a matrix:',
    );
  });

  it('accepts units that only duties name', () => {
    const duties = [{ id: 'd1', unitId: 'e', verb: 'lead', summary: '牵头', order: 1, withUnitIds: ['d'] }];
    expect(planMatrix(planOf([], { duties })).duties).toEqual(duties);
  });

  it('rejects a wrong level', () => {
    const tasks = [task('1', 1), task('2', 2, { parentId: '1', level: 3 })];
    expect(faultsOf(planOf([], { tasks }))).toEqual(['- tasks[1] "2": level is 3; one below its parent is 2']);
  });
});

describe('any sound source', () => {
  const group = fc.record({
    phrase: fc.constantFrom<Phrase>('负责', '牵头负责', '分别负责', '参与', '责任单位', '责任部门'),
    units: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 7 }),
    openEnded: fc.boolean(),
  });
  const planLine: fc.Arbitrary<PlanLine> = fc.record({
    taskId: fc.constantFrom('1', '2', '2.1'),
    textId: fc.constantFrom('body', 'annex'),
    groups: fc.array(group, { minLength: 1, maxLength: 3 }),
  });
  const sources = fc.array(planLine, { maxLength: 8 }).map((lines) => planOf(lines));
  const place = (x: { taskId: string; textId: string }): string => `${x.taskId}/${x.textId}`;

  it('loses and adds no mention of a unit', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const written = source.lines.flatMap((l) =>
          l.groups.flatMap((g) => g.units.map((u) => `${place(l)}/${typeof u === 'string' ? u : u.unit}`)),
        );
        expect(planMatrix(source).assignments.map((x) => `${place(x)}/${x.unitId}`)).toEqual(written);
      }),
    );
  });

  it('numbers the assignments of a task in a text without a gap, and groups without falling back', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const { assignments } = planMatrix(source);
        for (const key of new Set(assignments.map(place))) {
          const own = assignments.filter((x) => place(x) === key);
          expect(own.map((x) => x.order)).toEqual(own.map((_, index) => index + 1));
          const groups = own.map((x) => x.groupNo);
          expect([...new Set(groups)]).toEqual(Array.from({ length: groups.at(-1) ?? 0 }, (_, index) => index + 1));
        }
        expect(new Set(assignments.map((x) => x.id)).size).toBe(assignments.length);
      }),
    );
  });

  it('gives every assignment a role by a convention of the plan, and at most one lead to a line that lists', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const { assignments } = planMatrix(source);
        for (const { role, conventionId } of assignments) {
          expect(['lead', 'co-lead', 'responsible', 'participant']).toContain(role);
          expect(conventions.map(({ id }) => id)).toContain(conventionId);
        }
        const leadsByPlace = assignments.filter((x) => x.role === 'lead' && x.conventionId === 'c1').length;
        const linesThatList = source.lines.filter((l) =>
          l.groups.some((g) => /^(负责|责任..)$/u.test(g.phrase)),
        ).length;
        expect(leadsByPlace).toBe(linesThatList);
      }),
    );
  });

  it('refers only to tasks and units that exist, and leaves the source as it was', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const before = structuredClone(source);
        const { assignments, discrepancies = [], tasks, units } = planMatrix(source);
        const [taskIds, unitIds] = [tasks, units].map((items) => items.map(({ id }) => id));
        for (const { taskId } of [...assignments, ...discrepancies]) expect(taskIds).toContain(taskId);
        for (const { unitId } of assignments) expect(unitIds).toContain(unitId);
        expect(source).toEqual(before);
      }),
    );
  });

  it('agrees with itself: swapping the texts mirrors the unit sets', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const swap = (textId: string): string => (textId === 'body' ? 'annex' : 'body');
        const mirrored = { ...source, lines: source.lines.map((l) => ({ ...l, textId: swap(l.textId) })) };
        const sets = (s: PlanSource) => (planMatrix(s).discrepancies ?? []).filter((x) => x.kind === 'unit-set');
        expect(sets(mirrored).map((x) => [x.taskId, x.onlyInSecond, x.onlyInFirst])).toEqual(
          sets(source).map((x) => [x.taskId, x.onlyInFirst, x.onlyInSecond]),
        );
      }),
    );
  });
});
