import { expect } from 'chai';
import { accessibilityFaults } from '../../../test/axe.js';
import { largePlan } from '../../../test/large-plan.js';
import { clearPage, find, place, settled, warningsOf } from '../../../test/page.js';
import { YjTaskMatrix } from './task-matrix.js';

YjTaskMatrix.register();

const plan = largePlan(400, 60);
const headAndRows = 1 + plan.tasks.length;

async function frames(count = 2): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
  await settled();
}

/** Waits for what comes when the reader stands still; fails when the test has no more time. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await frames(1);
}

async function large(data: unknown = plan, direction = 'ltr', width = 1000): Promise<YjTaskMatrix> {
  const box = document.createElement('div');
  box.style.width = `${width}px`;
  box.dir = direction;
  document.body.append(box);
  const host = document.createElement('yj-task-matrix') as YjTaskMatrix;
  host.data = data;
  await place(host, box);
  await frames();
  return host;
}

const all = (host: Element, selector: string): HTMLElement[] => [
  ...host.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const active = (host: Element): HTMLElement => host.shadowRoot!.activeElement as HTMLElement;
const at = (host: Element): string => {
  const cell = active(host)?.closest('[aria-colindex]');
  return `${cell?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex')},${cell?.getAttribute('aria-colindex')}`;
};

async function press(host: Element, key: string, more: KeyboardEventInit = {}): Promise<void> {
  active(host).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
  await frames(1);
}

/** Indexes of the rows that are there, in the order of the page. */
const rowIndexes = (host: Element): number[] =>
  all(host, 'tbody > tr').map((row) => Number(row.getAttribute('aria-rowindex')));

/** The rows that a reader sees, by asking the page what stands at places from head to foot. */
function empties(host: Element): number {
  const scroller = find(host, '.scroller').getBoundingClientRect();
  const head = find(host, 'thead').getBoundingClientRect();
  let empty = 0;
  for (let y = head.bottom + 5; y < Math.min(scroller.bottom, innerHeight) - 20; y += 20) {
    const hit = host.shadowRoot!.elementFromPoint(scroller.left + 30, y);
    if (!hit?.closest('tr')) empty += 1;
  }
  return empty;
}

describe('a window on a large matrix', () => {
  afterEach(clearPage);

  it('draws what is in sight, and says how large all of it is', async () => {
    let host!: YjTaskMatrix;
    const warnings = await warningsOf(async () => (host = await large()));
    expect(warnings).to.deep.equal([]);
    expect(all(host, 'tbody > tr').length).to.be.within(8, 60);
    const grid = find(host, '[role="treegrid"]');
    expect(grid.getAttribute('aria-rowcount')).to.equal(String(headAndRows + 4));
    expect(grid.getAttribute('aria-colcount')).to.equal('62');
    expect(empties(host)).to.equal(0);
    expect(await accessibilityFaults(host)).to.deep.equal([]);
  });

  it('draws at first nothing beyond what is in sight, and some rows more when the reader has had time to see it', async () => {
    const placed = large();
    const host = document.querySelector<HTMLElement>('yj-task-matrix')!;
    const beyond = (): number => {
      const { bottom } = find(host, '.scroller').getBoundingClientRect();
      return all(host, 'tbody > tr').filter((row) => row.getBoundingClientRect().top > bottom).length;
    };
    // Seen as soon as it is drawn: on a busy machine the reader has had time before any other look at it.
    const atFirst = await new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (all(host, 'tbody > tr').length === 0) return;
        observer.disconnect();
        resolve(beyond());
      });
      observer.observe(host.shadowRoot!, { childList: true, subtree: true });
    });
    expect(atFirst).to.equal(0);
    await placed;
    await until(() => beyond() >= 4);
  });

  it('has columns beyond the sight when the reader sets about to go there, and not before', async () => {
    const host = await large();
    const { right } = find(host, '.scroller').getBoundingClientRect();
    const beyond = (): number =>
      all(host, 'thead .unit').filter((head) => head.getBoundingClientRect().left >= right).length;
    find(host, '.scroller').scrollTop = 2000;
    await frames();
    // One is half in sight at some widths.
    const before = beyond();
    expect(before).to.be.at.most(1);
    find(host, 'tbody').dispatchEvent(new WheelEvent('wheel', { deltaX: 40, bubbles: true }));
    expect(beyond()).to.equal(before + 3);
  });

  it('draws as many rows at once as the machine is quick', async () => {
    const host = await large();
    const scroller = find(host, '.scroller');
    const now = performance.now.bind(performance);
    const beyond = (): number => {
      const { bottom } = scroller.getBoundingClientRect();
      return all(host, 'tbody > tr').filter((row) => row.getBoundingClientRect().top >= bottom).length;
    };
    /** The most rows that are ever drawn beyond the sight, on a machine whose clock goes on by so many milliseconds whenever it is looked at. */
    const most = async (milliseconds: number): Promise<number> => {
      let clock = now();
      performance.now = () => (clock += milliseconds);
      let found = 0;
      for (let step = 0; step < 18; step += 1) {
        const scrolled = new Promise((resolve) => scroller.addEventListener('scroll', resolve, { once: true }));
        scroller.scrollTop += 160;
        await scrolled;
        await frames();
        // The first steps still draw as many as before.
        if (step > 5) found = Math.max(found, beyond());
      }
      return found;
    };
    try {
      // Four rows for the way of a step, more where a busy browser tells of two steps at once, and those that are drawn at once.
      expect(await most(500)).to.be.within(7, 12);
      expect(await most(0)).to.be.within(15, 20);
    } finally {
      performance.now = now;
    }
  });

  it('has every row in its place, in the order of the page, wherever the reader is', async () => {
    const host = await large();
    const scroller = find(host, '.scroller');
    for (const top of [900, 12_000, 4000, 1e6, 0]) {
      scroller.scrollTop = top;
      await frames();
      expect(empties(host), `at ${top}`).to.equal(0);
      await until(() => rowIndexes(host).every((index, place, all) => place === 0 || index > (all[place - 1] ?? 0)));
    }
  });

  it('shows in each cell what the plan says, and nothing where it says nothing', async () => {
    const host = await large();
    const scroller = find(host, '.scroller');
    scroller.scrollTop = 6000;
    scroller.scrollLeft = 1200;
    await frames();
    const said = new Set(plan.assignments.map(({ taskId, unitId }) => `${taskId} ${unitId}`));
    let cells = 0;
    for (const row of all(host, 'tbody > tr[data-kind]')) {
      const task = Number(row.getAttribute('aria-rowindex')) - 2;
      expect(row.textContent).to.include(`第${task + 1}项`);
      for (const cell of row.querySelectorAll('.cell')) {
        cells += 1;
        expect(said.has(`t${task} u${Number(cell.getAttribute('aria-colindex')) - 3}`)).to.equal(true);
      }
    }
    expect(cells).to.be.greaterThan(10);
  });

  it('puts columns under their heads, from both sides of the page', async () => {
    for (const direction of ['ltr', 'rtl']) {
      const host = await large(plan, direction);
      find(host, '.scroller').scrollLeft = direction === 'rtl' ? -800 : 800;
      await frames();
      const heads = new Map(
        all(host, 'thead .unit').map((head) => [head.getAttribute('aria-colindex'), head.getBoundingClientRect().left]),
      );
      const cells = all(host, 'tbody .cell');
      expect(cells.length).to.be.greaterThan(10);
      for (const cell of cells) {
        expect(cell.getBoundingClientRect().left, direction).to.be.closeTo(
          heads.get(cell.getAttribute('aria-colindex'))!,
          1,
        );
      }
      clearPage();
    }
  });

  it('keeps the tasks and their head in sight at the side, and lets them go when the reader has come back', async () => {
    for (const direction of ['ltr', 'rtl']) {
      const host = await large(plan, direction);
      const scroller = find(host, '.scroller');
      const begin = (): Element[] => {
        const { left, right, top } = scroller.getBoundingClientRect();
        const x = direction === 'rtl' ? Math.min(right, innerWidth) - 40 : left + 40;
        const { bottom } = find(host, 'thead').getBoundingClientRect();
        return [top + 20, bottom + 10].map((y) => host.shadowRoot!.elementFromPoint(x, y)!);
      };
      for (const aside of [300, 1500, 0]) {
        scroller.scrollLeft = direction === 'rtl' ? -aside : aside;
        await frames();
        await new Promise((resolve) => setTimeout(resolve, 200));
        for (const hit of begin()) expect(hit.closest('.task'), `${direction} at ${aside}`).not.to.equal(null);
        const position = getComputedStyle(find(host, 'tbody .task')).position;
        expect(position).to.equal(aside === 0 ? 'static' : 'sticky');
      }
      clearPage();
    }
  });

  it('lets them stand still before a finger or the wheel takes the reader to the side', async () => {
    const host = await large();
    const scroller = find(host, '.scroller');
    const isStill = (): boolean => getComputedStyle(find(host, 'tbody .task')).position === 'sticky';
    scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: 100 }));
    expect(isStill()).to.equal(false);
    scroller.dispatchEvent(new WheelEvent('wheel', { deltaX: 10 }));
    expect(isStill()).to.equal(true);
  });

  it('puts the totals of a task beside it, and their head above them', async () => {
    for (const direction of ['ltr', 'rtl']) {
      const host = await large(plan, direction);
      const [task, totals] = ['.task', '.counts'].map((name) => find(host, `[aria-rowindex="3"] > ${name}`));
      const [first, second] = [task!, totals!].map((cell) => cell.getBoundingClientRect()) as [DOMRect, DOMRect];
      if (direction === 'ltr') expect(second.left).to.be.closeTo(first.right, 1);
      else expect(second.right).to.be.closeTo(first.left, 1);
      expect(find(host, 'thead .counts').getBoundingClientRect().left).to.be.closeTo(second.left, 1);
      clearPage();
    }
  });

  it('leads the keyboard to places that are not drawn yet, empty cells among them', async () => {
    const host = await large();
    (find(host, '[aria-rowindex="2"] > [aria-colindex="1"]') as HTMLElement).focus();
    await press(host, 'End', { ctrlKey: true });
    expect(at(host)).to.equal(`${headAndRows + 4},1`);
    await press(host, 'End');
    expect(at(host)).to.equal(`${headAndRows + 4},62`);
    for (let times = 0; times < 30; times += 1) await press(host, 'ArrowUp');
    expect(at(host)).to.equal(`${headAndRows + 4 - 30},62`);
    const box = active(host).getBoundingClientRect();
    expect(box.bottom).to.be.at.most(find(host, '.scroller').getBoundingClientRect().bottom + 1);
    await press(host, 'Home', { ctrlKey: true });
    expect(at(host)).to.equal('1,62');
    expect(active(host).localName).to.equal('button');
    expect(all(host, '.grid [tabindex="0"]')).to.deep.equal([active(host)]);
  });

  it('keeps the focus while the reader scrolls far away and back', async () => {
    const host = await large();
    (find(host, '[aria-rowindex="5"] > [aria-colindex="1"]') as HTMLElement).focus();
    await press(host, 'ArrowRight');
    await press(host, 'ArrowRight');
    const focused = active(host);
    for (const top of [9000, 15_000, 30]) {
      find(host, '.scroller').scrollTop = top;
      await frames();
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(active(host)).to.equal(focused);
      expect(at(host)).to.equal('5,3');
    }
  });

  it('closes and opens the tree from the keyboard, and opens a task', async () => {
    const host = await large();
    (find(host, '[aria-rowindex="2"] > [aria-colindex="1"]') as HTMLElement).focus();
    await press(host, 'ArrowLeft');
    await frames();
    expect(find(host, '[aria-rowindex="2"]').getAttribute('aria-expanded')).to.equal('false');
    expect(find(host, '[role="treegrid"]').getAttribute('aria-rowcount')).to.equal(String(headAndRows - 99 + 4));
    expect(at(host)).to.equal('2,1');
    expect(all(host, '[aria-rowindex="2"] .hidden-count').length).to.be.greaterThan(3);
    await press(host, 'Enter');
    expect(active(host).id).to.equal('detail');
    await press(host, 'Escape');
    expect(at(host)).to.equal('2,1');
  });

  it('comes to rest when the reader has', async () => {
    const host = await large();
    const scroller = find(host, '.scroller');
    scroller.scrollTop = 3000;
    await frames();
    await new Promise((resolve) => setTimeout(resolve, 400));
    let asked = 0;
    const real = window.setTimeout;
    window.setTimeout = ((...args: Parameters<typeof real>) => {
      asked += 1;
      return real(...args);
    }) as typeof real;
    try {
      await new Promise((resolve) => real(resolve, 400));
    } finally {
      window.setTimeout = real;
    }
    expect(asked).to.equal(0);
  });

  it('tells totals and tasks apart in rows that stand for both in turn', async () => {
    const host = await large();
    const scroller = find(host, '.scroller');
    for (let times = 0; times < 3; times += 1) {
      scroller.scrollTop = 1e6;
      await frames();
      for (const row of all(host, 'tbody > .totals'))
        expect(row.querySelector('.task')!.textContent).to.include('任务数');
      scroller.scrollTop = 0;
      await frames();
      const first = find(host, '[aria-rowindex="2"]');
      expect(first.querySelector('.task')!.textContent).to.include('第1项');
      expect(first.querySelector('.counts')!.textContent).to.match(/\d/);
    }
  });

  it('counts by unit at the foot as the plan does', async () => {
    const host = await large();
    find(host, '.scroller').scrollTop = 1e6;
    await frames();
    await new Promise((resolve) => setTimeout(resolve, 200));
    // Parts are headings: what they are given is not counted.
    const parts = new Set(plan.tasks.filter(({ kind }) => kind === 'part').map(({ id }) => id));
    const given = plan.assignments.filter(({ taskId, role }) => role === 'lead' && !parts.has(taskId));
    const leads = given.filter(({ unitId }) => unitId === 'u0').length;
    const foot = all(host, 'tbody > .totals');
    expect(foot).to.have.lengthOf(4);
    expect(foot[0]!.querySelector('[aria-colindex="3"]')!.textContent.trim()).to.equal(leads ? String(leads) : '');
    expect(foot[0]!.querySelector('.counts')!.textContent.trim()).to.equal(String(given.length));
  });

  it('gives way to the whole table on paper, and where the reader asks for it', async () => {
    const host = await large(largePlan(160, 12));
    expect(all(host, 'tbody > tr').length).to.be.lessThan(60);
    dispatchEvent(new Event('beforeprint'));
    expect(all(host, 'tbody > tr')).to.have.lengthOf(160);
    dispatchEvent(new Event('afterprint'));
    await frames();
    expect(all(host, 'tbody > tr').length).to.be.lessThan(60);
    (find(host, '.whole input') as HTMLInputElement).click();
    await frames();
    expect(all(host, 'tbody > tr')).to.have.lengthOf(160);
  });

  it('is also a window on a plan without units', async () => {
    const host = await large({ ...plan, assignments: [] });
    expect(all(host, 'tbody > tr').length).to.be.within(8, 60);
    expect(all(host, 'thead th')).to.have.lengthOf(2);
    expect(await accessibilityFaults(host)).to.deep.equal([]);
  });

  it('is an accordion in a narrow place, which shows more when asked to, up to the last task', async () => {
    const host = await large(plan, 'ltr', 390);
    expect(all(host, '.accordion > li')).to.have.lengthOf(200);
    find(host, '.show-more').click();
    await frames();
    expect(all(host, '.accordion > li')).to.have.lengthOf(400);
    expect(active(host).closest<HTMLElement>('.item')!.dataset['task']).to.equal('t201');
    expect(all(host, '.show-more')).to.have.lengthOf(0);
  });

  it('is printed on wide pages of its own, and leaves the page no rule behind', async () => {
    const rules = (): string[] =>
      document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
    const host = await large(largePlan(160, 20));
    const before = rules();
    dispatchEvent(new Event('beforeprint'));
    expect(rules().filter((rule) => rule.startsWith('@page'))).to.have.lengthOf(1);
    expect(find(host, '.yj-root').dataset['size']).to.equal('a3');
    dispatchEvent(new Event('afterprint'));
    expect(rules()).to.deep.equal(before);
    await frames();
    const narrow = await large(largePlan(160, 6));
    dispatchEvent(new Event('beforeprint'));
    expect(find(narrow, '.yj-root').dataset['size']).to.equal('l');
    dispatchEvent(new Event('afterprint'));
    await frames();
  });
});
