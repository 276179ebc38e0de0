import { planSources } from '@yijian/standard/plans';
import { planMatrix } from '@yijian/rules';
import { expect } from 'chai';
import fc from 'fast-check';
import { twoTextPlan } from '../../../test/two-text-plan.js';
import { readMatrixData } from './matrix-data.js';
import {
  cellMarks,
  hiddenTasks,
  matrixModel,
  type MatrixFilter,
  type MatrixModel,
  matrixView,
  namesUnit,
  noFilter,
  type RoleCounts,
  taskTotals,
  type TextView,
  unitsByRole,
  totalsByUnit,
} from './matrix-model.js';

const faults: string[] = [];
const report = (path: string, problem: string): void => void faults.push(`${path} ${problem}`);
const modelOf = (matrix: unknown): MatrixModel => {
  faults.length = 0;
  return matrixModel(readMatrixData(matrix, report)!, report);
};
const model = modelOf(twoTextPlan);
const body = 0;
const annex = 1;

const view = (filter: Partial<MatrixFilter> = {}, text: TextView = 'compare', collapsed: string[] = []) =>
  matrixView(model, text, { ...noFilter, ...filter }, new Set(collapsed));
const rowIds = (...args: Parameters<typeof view>) => view(...args).rows.map((row) => row.node.task.id);
const columnIds = (...args: Parameters<typeof view>) => view(...args).columns.map((unit) => unit.id);
const marks = (taskId: string, unitId: string, text: TextView) =>
  cellMarks(model, taskId, unitId, text).map((mark) => [mark.role, mark.texts.join('+'), mark.agreed] as const);
const counts = (totals: RoleCounts) =>
  Object.fromEntries([...totals].map(([role, numbers]) => [role, numbers.join('/')]));

describe('matrixModel', () => {
  it('finds the tree, in the order of the document', () => {
    expect(model.nodes.map((node) => [node.task.id, node.level])).to.deep.equal([
      ['p1', 1],
      ['t1', 2],
      ['t2', 2],
      ['s1', 3],
      ['s2', 3],
      ['p2', 1],
      ['t3', 2],
    ]);
  });

  it('takes as columns the units that have a part, in the order of first mention', () => {
    expect(model.units.map((unit) => unit.id)).to.deep.equal(['health', 'police', 'market', 'towns']);
  });

  it('knows the roles that occur, strongest first, and a newer one last', () => {
    expect(model.roles).to.deep.equal(['lead', 'co-lead', 'responsible', 'participant']);
    const newer = { ...twoTextPlan.assignments[0], id: 'n', role: 'adviser' };
    expect(modelOf({ ...twoTextPlan, assignments: [newer, ...twoTextPlan.assignments] }).roles.at(-1)).to.equal(
      'adviser',
    );
  });

  it('breaks circles of parents and keeps every task', () => {
    const circular = modelOf({
      plan: twoTextPlan.plan,
      tasks: [
        { id: 'a', parentId: 'b' },
        { id: 'b', parentId: 'a' },
        { id: 'c', parentId: 'c' },
        { id: 'd', parentId: 'nowhere' },
      ],
    });
    expect(circular.nodes.map((node) => node.task.id).sort()).to.deep.equal(['a', 'b', 'c', 'd']);
    expect(faults).to.have.lengthOf(3);
  });

  it('goes as deep as the data goes', () => {
    const tasks = Array.from({ length: 500 }, (_, i) => ({ id: `t${i}`, ...(i && { parentId: `t${i - 1}` }) }));
    expect(modelOf({ plan: twoTextPlan.plan, tasks }).nodes.at(-1)!.level).to.equal(500);
  });

  it('shows a text that the plan does not list', () => {
    const unlisted = modelOf({ ...twoTextPlan, plan: { ...twoTextPlan.plan, texts: undefined } });
    expect(unlisted.texts).to.deep.equal([
      { id: 'body', label: 'body' },
      { id: 'annex', label: 'annex' },
    ]);
  });
});

describe('the assignments of a task', () => {
  const tasks = Array.from({ length: 30 }, (_, index) => ({ id: `t${index}`, kind: 'task', title: `任务${index}` }));
  const units = Array.from({ length: 6 }, (_, index) => ({ id: `u${index}`, name: `部门${index}`, kind: 'other' }));
  const codes = (letter: string, most: number) => fc.nat(most).map((number) => `${letter}${number}`);
  const line = fc.record(
    // Of the tasks some are not listed.
    {
      taskId: codes('t', 32),
      unitId: codes('u', 5),
      role: fc.constantFrom('participant', 'lead'),
      textId: codes('x', 2),
      order: fc.constant(1),
      groupNo: fc.constant(1),
      status: fc.constantFrom('done', 'overdue'),
      // What most have not: all of them are then read one by one.
      note: fc.constant('说明'),
    },
    { requiredKeys: ['taskId', 'unitId', 'role', 'textId', 'order', 'groupNo'] },
  );
  const lines = fc.array(line, { maxLength: 40 });
  const plainLines = fc.array(
    line.map((each) => ({ ...each, note: undefined })),
    { maxLength: 40 },
  );
  const inTurn = <L extends { taskId: string }>(all: readonly L[]): L[] =>
    [...all].sort((a, b) => Number(a.taskId.slice(1)) - Number(b.taskId.slice(1)));

  it('are those that name it, in the order of the document, however the document lists them', () => {
    fc.assert(
      fc.property(fc.oneof(lines, lines.map(inTurn), plainLines, plainLines.map(inTurn)), (assignments) => {
        const read = modelOf({ plan: { ...twoTextPlan.plan, texts: [] }, tasks, units, assignments });
        const listed = assignments.filter(({ taskId }) => read.nodeById.has(taskId));
        for (const node of read.nodes) {
          const own = listed.filter(({ taskId }) => taskId === node.task.id);
          for (const found of [read.assignments.get(node), read.assignments.get(node.task.id)])
            expect(found?.map(({ unitId, role, textId, note }) => [unitId, role, textId, note])).to.deep.equal(
              own.length > 0 ? own.map((each) => [each.unitId, each.role, each.textId, each.note]) : undefined,
            );
          expect(read.assignments.has(node.task.id)).to.equal(own.length > 0);
        }
        const named = (of: readonly (string | undefined)[]) =>
          [...new Set(of)].filter((each) => each !== undefined).sort();
        expect(read.units.map(({ id }) => id)).to.deep.equal(named(listed.map(({ unitId }) => unitId)));
        expect([...read.roles].sort()).to.deep.equal(named(listed.map(({ role }) => role)));
        expect([...read.statuses].sort()).to.deep.equal(named(listed.map(({ status }) => status)));
        expect(read.texts.map(({ id }) => id).sort()).to.deep.equal(named(listed.map(({ textId }) => textId)));
        expect(read.hasSeveral).to.equal(
          new Set(listed.map(({ taskId, unitId }) => `${taskId} ${unitId}`)).size < listed.length,
        );
        const unlisted = named(assignments.filter((each) => !listed.includes(each)).map(({ taskId }) => taskId));
        for (const taskId of unlisted) expect(faults.join()).to.include(`"${taskId}", which is not listed`);
      }),
    );
  });
});

describe('cellMarks', () => {
  it('gives the roles of one text', () => {
    expect(marks('t2', 'health', body)).to.deep.equal([['lead', '0', true]]);
    expect(marks('t2', 'health', annex)).to.deep.equal([['responsible', '1', true]]);
    expect(marks('t2', 'towns', body)).to.deep.equal([]);
  });

  it('gives several roles of one unit, strongest first', () => {
    expect(marks('s1', 'health', annex)).to.deep.equal([
      ['co-lead', '1', true],
      ['participant', '1', true],
    ]);
  });

  it('marks in comparison who says what', () => {
    expect(marks('t1', 'health', 'compare')).to.deep.equal([['lead', '0+1', true]]);
    expect(marks('t1', 'towns', 'compare')).to.deep.equal([['responsible', '1', false]]);
    expect(marks('t2', 'market', 'compare')).to.deep.equal([
      ['lead', '1', false],
      ['responsible', '0', false],
    ]);
  });

  it('counts repeats and carries progress', () => {
    expect(cellMarks(model, 't2', 'police', annex)[0]!.times).to.equal(2);
    expect(cellMarks(model, 's2', 'health', 'compare')[0]!.status).to.equal('done');
    expect(cellMarks(model, 't1', 'health', 'compare')[0]!.status).to.equal(undefined);
  });
});

describe('matrixView', () => {
  it('shows everything at first', () => {
    expect(rowIds()).to.deep.equal(['p1', 't1', 't2', 's1', 's2', 'p2', 't3']);
    expect(view()).to.include({ filtered: false, taskCount: 5, subtaskCount: 2 });
    expect(view().matching).to.have.lengthOf(5);
  });

  it('hides what is below a collapsed task', () => {
    expect(rowIds({}, 'compare', ['t2'])).to.deep.equal(['p1', 't1', 't2', 'p2', 't3']);
    expect(rowIds({}, 'compare', ['p1'])).to.deep.equal(['p1', 'p2', 't3']);
    expect(view({}, 'compare', ['p1']).rows[0]).to.include({ expandable: true, expanded: false });
  });

  it('tells the place among siblings', () => {
    const second = view().rows[2]!;
    expect([second.place, second.siblings]).to.deep.equal([2, 2]);
  });

  it('keeps a unit’s tasks with their parents, the unit’s column first, and its partners', () => {
    expect(rowIds({ unitId: 'market' })).to.deep.equal(['p1', 't2', 's1']);
    expect(columnIds({ unitId: 'market' })).to.deep.equal(['market', 'health', 'police', 'towns']);
    expect(view({ unitId: 'market' }).rows.map((row) => row.matches)).to.deep.equal([false, true, true]);
    expect(view({ unitId: 'market' }).matching).to.have.lengthOf(2);
  });

  it('filters by role, alone and of one unit', () => {
    expect(rowIds({ role: 'participant' })).to.deep.equal(['p1', 't2', 's1']);
    expect(rowIds({ role: 'lead', unitId: 'market' })).to.deep.equal(['p1', 't2']);
    expect(rowIds({ role: 'lead', unitId: 'police' })).to.deep.equal([]);
  });

  it('filters by what the shown text says', () => {
    expect(rowIds({ unitId: 'towns' }, body)).to.deep.equal([]);
    expect(rowIds({ unitId: 'towns' }, annex)).to.deep.equal(['p1', 't1', 't2', 's1', 'p2', 't3']);
  });

  it('searches number, titles and units, whatever the width, case and order of the words', () => {
    expect(rowIds({ query: '二(一)' })).to.deep.equal(['p1', 't1']);
    expect(rowIds({ query: '规范医疗' })).to.deep.equal(['p1', 't2']);
    expect(rowIds({ query: ' 设备  二 ' })).to.deep.equal(['p1', 't2', 's2']);
    expect(rowIds({ query: '公安部门' })).to.deep.equal(['p1', 't2']);
    expect(rowIds({ query: '不存在' })).to.deep.equal([]);
    expect(view({ query: '   ' }).filtered).to.equal(false);
  });

  it('tells which units a search names', () => {
    expect(namesUnit(twoTextPlan.units[1]!, '公安')).to.equal(true);
    expect(namesUnit(twoTextPlan.units[1]!, '')).to.equal(false);
  });
});

describe('totals', () => {
  it('counts the units of a task by role, each text for itself', () => {
    expect(counts(taskTotals(model, 't2', body))).to.deep.equal({ lead: '1', responsible: '2' });
    expect(counts(taskTotals(model, 't2', 'compare'))).to.deep.equal({ lead: '1/1', responsible: '2/2' });
    expect(counts(taskTotals(model, 'p1', 'compare'))).to.deep.equal({});
  });

  it('counts the tasks of a unit by role among those shown', () => {
    expect(counts(totalsByUnit(model, 'compare', view().matching).get('health')!)).to.deep.equal({
      lead: '3/2',
      'co-lead': '0/1',
      responsible: '0/1',
      participant: '0/1',
    });
    expect(counts(totalsByUnit(model, body, view({ query: '设备' }, body).matching).get('health')!)).to.deep.equal({
      lead: '1',
    });
  });

  it('tells what a collapsed row hides', () => {
    const parent = model.nodeById.get('t2')!;
    expect(hiddenTasks(model, parent, 'compare').get('health')).to.equal(2);
    expect(hiddenTasks(model, parent, body).get('health')).to.equal(1);
  });

  it('lists the units of a task by role, each once', () => {
    const units = unitsByRole(model, 't2', annex);
    expect([...units].map(([role, list]) => [role, list.map((unit) => unit.id)])).to.deep.equal([
      ['lead', ['market']],
      ['responsible', ['health', 'police']],
    ]);
  });
});

describe('the model of every plan', () => {
  for (const source of planSources) {
    it(`keeps each task and each assignment of ${source.plan.id}`, () => {
      const matrix = planMatrix(source);
      const whole = modelOf(matrix);
      expect(faults).to.deep.equal([]);
      expect(whole.nodes.map((node) => node.task.id)).to.deep.equal(source.tasks.map((task) => task.id));
      expect(whole.nodes.map((node) => node.level)).to.deep.equal(source.tasks.map((task) => task.level));
      const shown = whole.texts.flatMap((_, text) =>
        whole.nodes.flatMap((node) =>
          whole.units.flatMap((unit) => cellMarks(whole, node.task.id, unit.id, text).map((mark) => mark.times)),
        ),
      );
      expect(shown.reduce((sum, times) => sum + times, 0)).to.equal(matrix.assignments.length);
    });
  }
});
