import { expect } from 'chai';
import { largePlan } from '../../../test/large-plan.js';
import { clearPage, find, place, settled, shownText, warningsOf } from '../../../test/page.js';
import { twoTextPlan } from '../../../test/two-text-plan.js';
import { YjTaskMatrix } from './task-matrix.js';

YjTaskMatrix.register();

async function matrixOf(properties: Partial<YjTaskMatrix>, width = 1100): Promise<YjTaskMatrix> {
  const box = document.createElement('div');
  box.style.width = `${width}px`;
  document.body.append(box);
  const host = document.createElement('yj-task-matrix') as YjTaskMatrix;
  await place(Object.assign(host, { data: twoTextPlan }, properties), box);
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  await settled();
  await host.updateComplete;
  return host;
}

const focused = (host: YjTaskMatrix): string => host.shadowRoot!.activeElement?.textContent ?? '';

describe('links to one task', () => {
  afterEach(() => {
    clearPage();
    history.replaceState(null, '', location.href.split('#')[0]);
  });

  it('open it and give it the focus, and say where it is written', async () => {
    const host = await matrixOf({ task: 't1' });
    const { title } = twoTextPlan.tasks.find(({ id }) => id === 't1')!;
    expect(find(host, '.detail').contains(host.shadowRoot!.activeElement)).to.equal(true);
    expect(focused(host)).to.include(title);
    expect(find(host, '[aria-current="true"]').textContent).to.include(title);
    const source = [...host.shadowRoot!.querySelectorAll('.detail dt')].find((term) => term.textContent === '出处');
    expect(source!.nextElementSibling!.textContent).to.include(twoTextPlan.plan.title);
  });

  it('scroll a large plan to it', async () => {
    const host = await matrixOf({ data: largePlan(1000, 12), task: 't777' });
    expect(focused(host)).to.include('第778项');
    const [row, scroller] = ['[aria-current="true"]', '.scroller'].map((name) =>
      find(host, name).getBoundingClientRect(),
    );
    expect(row!.top).to.be.at.least(scroller!.top);
    expect(row!.bottom).to.be.at.most(scroller!.bottom);
  });

  it('push nothing aside that the reader already sees', async () => {
    for (const data of [twoTextPlan, largePlan(400, 12)]) {
      const shifts: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      });
      observer.observe({ type: 'layout-shift' });
      await matrixOf({ data, task: data.tasks[1]!.id }, 1400);
      for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
      observer.disconnect();
      expect(shifts.reduce((sum, shift) => sum + shift, 0)).to.be.below(0.001);
      clearPage();
    }
  });

  it('open it in a narrow place', async () => {
    const host = await matrixOf({ task: 't1' }, 360);
    expect(host.shadowRoot!.activeElement?.closest('[data-task]')?.getAttribute('data-task')).to.equal('t1');
    expect(host.shadowRoot!.activeElement?.getAttribute('aria-expanded')).to.equal('true');
  });

  it('come from the address where the page wants that, and are followed when it changes', async () => {
    history.replaceState(null, '', '#yj-task-t1');
    const host = await matrixOf({ taskLinks: true });
    const own = find(host, '.detail a').getAttribute('href');
    expect(own).to.equal('#yj-task-t1');
    const other = twoTextPlan.tasks.find(({ id, kind }) => id !== 't1' && kind !== 'part')!;
    location.hash = `#yj-task-${encodeURIComponent(other.id)}`;
    await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    await settled();
    expect(focused(host)).to.include(other.title);
    location.hash = '#yj-task-%';
    await settled();
    expect(focused(host)).to.include(other.title);
    clearPage();
    const without = await matrixOf({});
    expect(without.shadowRoot!.querySelector('.detail')).to.equal(null);
  });

  it('say to the developer when there is no such task', async () => {
    let host!: YjTaskMatrix;
    const warnings = await warningsOf(async () => (host = await matrixOf({ task: 'none' })));
    expect(warnings.join()).to.include('the plan has no task "none"');
    expect(shownText(host)).to.include(twoTextPlan.plan.title);
  });
});
