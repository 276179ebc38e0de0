import type { PlanMatrix } from '@yijian/standard';
import { planSources } from '@yijian/standard/plans';
import { planLoad, planMatrix } from '@yijian/rules';
import { expect } from 'chai';
import { accessibilityFaults } from '../../../test/axe.js';
import { clearPage, find, place, settled as pageSettled, warningsOf } from '../../../test/page.js';
import { twoTextPlan } from '../../../test/two-text-plan.js';
import { YjTaskMatrix } from './task-matrix.js';

/** Waits for the parts that are loaded on demand, too. */
async function settled(): Promise<void> {
  await pageSettled();
  await Promise.all([import('./task-detail.js'), import('./load-list.js'), import('./duty-list.js')]);
  await pageSettled();
}

YjTaskMatrix.register();

const all = (host: Element, selector: string): HTMLElement[] => [
  ...host.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const text = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

async function choose(host: Element, words: string): Promise<void> {
  all(host, '.choice label')
    .find((label) => text(label) === words)!
    .click();
  await settled();
}

async function loadsOf(data: PlanMatrix, today = '2024-06-30'): Promise<YjTaskMatrix> {
  const host = document.createElement('yj-task-matrix') as YjTaskMatrix;
  Object.assign(host, { data, today });
  await place(host);
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  await settled();
  await choose(host, '单位负荷');
  return host;
}

describe('the load of units', () => {
  afterEach(clearPage);

  for (const source of planSources) {
    const matrix = planMatrix(source);
    const [text0] = matrix.plan.texts ?? [];
    const assigned = matrix.assignments.filter((assignment) => assignment.textId === text0?.id);
    if (matrix.assignments.length === 0) continue;
    it(`is that of the standard for ${source.plan.id}, most burdened first`, async () => {
      const host = await loadsOf(matrix);
      const parts = new Set(matrix.tasks.filter(({ kind }) => kind === 'part').map(({ id }) => id));
      const counted = { ...matrix, assignments: assigned.filter(({ taskId }) => !parts.has(taskId)) };
      const expected = planLoad(counted, '2024-06-30').units.filter(({ totalCount }) => totalCount > 0);
      expect(all(host, '.load .task-link').map(text)).to.deep.equal(expected.map(({ unit }) => unit.name));
      expect(all(host, '.load strong').map(text)).to.deep.equal(expected.map((load) => `${load.totalCount}项任务`));
      const average = counted.assignments.length / expected.length;
      expect(all(host, '.heavy')).to.have.lengthOf(
        expected.filter(({ totalCount }) => totalCount >= average * 2).length,
      );
      expect(await accessibilityFaults(host)).to.deep.equal([]);
    });
  }

  it('tells what is overdue by the day it is told, and says of a bad day that it is one', async () => {
    const tasks = twoTextPlan.tasks.map((task) => ({
      ...task,
      status: 'in-progress' as const,
      period: { to: '2024-05-31', precision: 'month' as const, wording: '5月底前' },
    }));
    const assignments = twoTextPlan.assignments.map(({ status: _, ...assignment }) => assignment);
    const host = await loadsOf({ ...twoTextPlan, tasks, assignments }, '2024-06-01');
    expect(all(host, '.load .overdue').length).to.be.greaterThan(0);
    host.today = '2024-05-31';
    await settled();
    expect(all(host, '.load .overdue')).to.have.lengthOf(0);
    const warnings = await warningsOf(async () => {
      host.today = 'tomorrow';
      await settled();
    });
    expect(warnings.join()).to.include('today "tomorrow" must be a date');
  });

  it('counts each text for itself, and leads to the tasks of a unit', async () => {
    const host = await loadsOf(twoTextPlan);
    const total = (): number => all(host, '.load strong').reduce((sum, word) => sum + parseInt(text(word)), 0);
    const count = (textId: string): number =>
      twoTextPlan.assignments.filter((assignment) => assignment.textId === textId).length;
    expect(total()).to.equal(count('body'));
    await choose(host, '附件');
    expect(total()).to.equal(count('annex'));
    const first = text(find(host, '.load .task-link'));
    find(host, '.load .task-link').click();
    await settled();
    expect(text(find(host, 'thead .unit .visually-hidden'))).to.equal(first);
  });

  it('follows the filters by progress and by stage', async () => {
    const data = planMatrix(planSources.find(({ plan }) => plan.id === 'xicheng-2022-5')!);
    const stages = [
      {
        id: 's1',
        name: '一季度',
        period: { from: '2022-01-01', to: '2022-03-31', precision: 'month' as const, wording: '一季度' },
      },
      {
        id: 's2',
        name: '二季度',
        period: { from: '2022-04-01', to: '2022-06-30', precision: 'month' as const, wording: '二季度' },
      },
    ];
    const leaves = data.tasks.filter(({ kind }) => kind !== 'part');
    const [own, other] = leaves as [(typeof leaves)[0], (typeof leaves)[0]];
    const tasks = data.tasks.map((task) =>
      task.id === own.id
        ? {
            ...task,
            status: 'done' as const,
            period: { from: '2022-02-01', to: '2022-02-28', precision: 'month' as const, wording: '2月' },
          }
        : task.id === other.id
          ? {
              ...task,
              status: 'in-progress' as const,
              period: { from: '2022-05-01', precision: 'month' as const, wording: '5月起' },
            }
          : task,
    );
    const host = await loadsOf({ ...data, tasks, stages, discrepancies: [] });
    await choose(host, '任务分工');
    const pick = async (name: string, words: string): Promise<string[]> => {
      const field = all(host, '.field').find((label) => text(label.querySelector('.field-name')) === name)!;
      const select = field.querySelector('select')!;
      select.value = [...select.options].find((option) => text(option) === words)!.value;
      select.dispatchEvent(new Event('change'));
      await settled();
      return all(host, 'tbody > tr.row:not(.context) .title').map((title) => text(title));
    };
    const titled = (titles: string[], title: string): boolean => titles.length === 1 && titles[0]!.startsWith(title);
    expect(titled(await pick('阶段', '一季度'), own.title)).to.equal(true);
    expect(titled(await pick('阶段', '二季度'), other.title)).to.equal(true);
    await pick('阶段', '全部阶段');
    expect(titled(await pick('进展', '已完成'), own.title)).to.equal(true);
  });
});
