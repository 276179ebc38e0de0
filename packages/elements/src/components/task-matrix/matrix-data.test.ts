import { expect } from 'chai';
import { readMatrixData } from './matrix-data.js';

const plan = { id: 'p', title: '某县综合监管实施方案', status: 'in-force', stages: [] };
const faults: string[] = [];
const read = (value: unknown) => {
  faults.length = 0;
  return readMatrixData(value, (path, problem) => void faults.push(`${path} ${problem}`));
};
const body = (more: object): unknown => ({ plan, units: [], tasks: [], assignments: [], stages: [], ...more });

describe('readMatrixData', () => {
  it('takes a complete body without a word', () => {
    const data = read(
      body({
        units: [{ id: 'u', name: '某局', kind: 'government-department' }],
        tasks: [{ id: 't', kind: 'task', title: '任务', level: 1, order: 1 }],
        assignments: [{ id: 'a', taskId: 't', unitId: 'u', role: 'lead', order: 1, groupNo: 1, textId: 'body' }],
      }),
    )!;
    expect(faults).to.deep.equal([]);
    expect(data.assignments[0]).to.include({ taskId: 't', unitId: 'u', role: 'lead', textId: 'body' });
  });

  it('knows what is no matrix', () => {
    for (const value of [undefined, null, 5, 'plan', [], {}, { plan: null }, { plan: [] }, { plan: 'x' }]) {
      expect(read(value), JSON.stringify(value)).to.equal(undefined);
    }
  });

  it('treats lists that are missing or no lists as empty, and says where', () => {
    const data = read({ plan, units: null, stages: 'x', assignments: 7 })!;
    expect(data.tasks).to.deep.equal([]);
    expect(data.stages).to.deep.equal([]);
    expect(faults.join())
      .to.include('/tasks is required')
      .and.include('/stages must be an array')
      .and.include('/assignments')
      .and.include('/units');
  });

  it('is none when no task can be read, unless units have duties', () => {
    expect(read({ plan, tasks: 'x' })).to.equal(undefined);
    expect(faults.join()).to.include('/tasks must be an array');
    expect(read(body({ tasks: [null, {}] }))).to.equal(undefined);
    const duties = [{ id: 'd', unitId: 'u', order: 1, text: '负责协调' }];
    expect(read(body({ tasks: [null], duties }))?.duties).to.have.length(1);
  });

  it('names what has no words by its id, and shows a unit that is not listed', () => {
    const data = read(
      body({
        tasks: [
          { id: 't1', number: '（一）' },
          { id: 't2', title: 9 },
        ],
        units: [{ id: 'u1', shortName: '教育局' }],
        assignments: [{ taskId: 't1', unitId: 'u9' }],
      }),
    )!;
    expect(data.tasks.map((task) => task.title)).to.deep.equal(['（一）', '9']);
    expect(data.units.map((unit) => unit.name)).to.deep.equal(['教育局', 'u9']);
    expect(data.assignments[0]).to.include({ role: 'unknown', textId: '' });
    expect(faults).to.deep.equal(['/units lacks "u9", which is used: it is shown by its id']);
  });

  it('leaves out entries that nothing can be said about, and repeated ids', () => {
    const data = read(
      body({
        tasks: [null, 3, { title: 'no id' }, { id: 't', title: 'one' }, { id: 't', title: 'two' }],
        assignments: [{ taskId: 't' }, { unitId: 'u' }, 'x'],
      }),
    )!;
    expect(data.tasks.map((task) => task.title)).to.deep.equal(['one']);
    expect(data.assignments).to.deep.equal([]);
    expect(faults.join()).to.include('repeats the id "t"');
  });

  it('masks a personal number in any text of an assignment, and takes nothing that is no text or number, however many are faultless', () => {
    const faultless = { id: 'a', taskId: 't', unitId: 'u', role: 'lead', order: 1, groupNo: 1, textId: 'body' };
    const many = Array.from({ length: 50 }, () => faultless);
    const named = { units: [{ id: 'u', name: '某局' }], tasks: [{ id: 't', title: '任务' }] };
    for (const name of ['taskId', 'unitId', 'role', 'textId', 'status', 'phrase', 'nameAsWritten', 'note']) {
      const { assignments, units } = read(
        body({ ...named, assignments: [...many, { ...faultless, [name]: '13800138000' }] }),
      )!;
      expect(JSON.stringify([assignments, units]), name).not.to.include('13800138000');
      expect(assignments, name).to.have.lengthOf(51);
    }
    for (const name of ['unitId', 'role', 'textId', 'phrase', 'order', 'groupNo']) {
      const [last] = read(body({ ...named, assignments: [...many, { ...faultless, [name]: {} }] }))!.assignments.slice(
        50,
      );
      expect(JSON.stringify(last ?? null), name).not.to.include('{}');
    }
  });

  it('cuts texts that would stop a page', () => {
    const data = read(body({ tasks: [{ id: 't', title: '长'.repeat(1_000_000) }] }))!;
    expect(data.tasks[0]!.title).to.have.lengthOf(301);
  });
});
