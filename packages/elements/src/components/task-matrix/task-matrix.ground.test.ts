import { expect } from 'chai';
import { credential } from '../../../test/credential.js';
import { harmOf } from '../../../test/harmless.js';
import { faultyPayloads, hugePayload } from '../../../test/malformed.js';
import { clearPage, place, settled, shownText, warningsOf } from '../../../test/page.js';
import { twoTextPlan } from '../../../test/two-text-plan.js';
import { YjTaskMatrix } from './task-matrix.js';

YjTaskMatrix.register();

const make = (properties: Partial<YjTaskMatrix>): YjTaskMatrix =>
  Object.assign(document.createElement('yj-task-matrix') as YjTaskMatrix, properties);

describe('what a matrix is handed', () => {
  afterEach(clearPage);

  it('does no harm, whatever is wrong with it, and the developer is told', async function () {
    this.timeout(120_000);
    expect(await harmOf((data) => make({ data }), faultyPayloads(twoTextPlan))).to.deep.equal([]);
  });

  it('may hold 50,000 items in every list, and is still drawn, as far as it is in sight', async function () {
    this.timeout(60_000);
    let host!: YjTaskMatrix;
    const warnings = await warningsOf(async () => (host = await place(make({ data: hugePayload(twoTextPlan) }))));
    expect(shownText(host)).to.include('规范诊疗服务');
    expect(host.shadowRoot!.querySelectorAll('.stage').length).to.be.within(1, 101);
    expect(warnings.join()).to.include('50000 items, of which the first 100 are read');
  });

  it('draws roles and states that are called as what every object has by nature as unknown ones', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const body = {
      ...twoTextPlan,
      assignments: twoTextPlan.assignments.map((each, index) => ({ ...each, role: names[index % names.length] })),
      tasks: twoTextPlan.tasks.map((each, index) => ({ ...each, status: names[index % names.length] })),
    };
    let host!: YjTaskMatrix;
    await warningsOf(async () => (host = await place(make({ data: body }))));
    expect(shownText(host))
      .to.include('规范诊疗服务')
      .and.not.to.match(/\[object|function/);
    for (const path of host.shadowRoot!.querySelectorAll('path')) expect(path.getAttribute('d')).to.match(/^M/);
  });

  it('may be a signed credential, which is said not to be verified', async () => {
    const host = await place(make({ credential: credential(twoTextPlan) }));
    await settled();
    expect(shownText(host)).to.include('未验证').and.to.include('规范诊疗服务');
    const given = await place(make({ data: twoTextPlan }));
    expect(shownText(given)).not.to.include('未验证');
  });

  it('holds no personal number that is shown, and the page is told which property held one', async () => {
    // The example number of the Ministry's own guide to numbering, in a plan that cannot have any.
    const number = '13800138000';
    const tasks = twoTextPlan.tasks.map((task) =>
      task.id === 't1' ? { ...task, title: `加强组织领导（联系电话${number}）` } : task,
    );
    const host = make({ data: { ...twoTextPlan, tasks } });
    const told: unknown[] = [];
    host.addEventListener('yj-pii-blocked', (event) => told.push((event as CustomEvent).detail));
    await warningsOf(() => place(host));
    expect(shownText(host)).to.include('加强组织领导').and.not.to.include(number);
    expect(told).to.deep.equal([{ property: '/tasks/1/title', kind: 'phone' }]);
  });
});
