import { emulateMedia } from '@web/test-runner-commands';
import type { PlanMatrix } from '@yijian/standard';
import { planSources } from '@yijian/standard/plans';
import { planMatrix } from '@yijian/rules';
import { expect } from 'chai';
import { accessibilityFaults } from '../../../test/axe.js';
import { malformed } from '../../../test/malformed.js';
import { clearPage, find, place, settled as pageSettled, shownText, warningsOf } from '../../../test/page.js';
import { twoTextPlan } from '../../../test/two-text-plan.js';
import type { ReadClient } from '../../internal/client-context.js';
import { YjProvider } from '../provider/provider.js';
import { YjTaskMatrix } from './task-matrix.js';

/** Waits for the parts that are loaded on demand, too. */
async function settled(): Promise<void> {
  await pageSettled();
  await Promise.all([import('./task-detail.js'), import('./load-list.js'), import('./duty-list.js')]);
  await pageSettled();
}

YjTaskMatrix.register();
YjProvider.register();

const plans = new Map(planSources.map((source) => [source.plan.id, planMatrix(source)]));
const planOf = (id: string): PlanMatrix => plans.get(id)!;

interface Setting {
  width?: number;
  language?: string;
  unit?: string;
}

/** Waits until the width has been measured and what follows from it is drawn. */
async function drawn(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  await settled();
}

async function matrixOf(data: unknown, { width = 1100, language, unit }: Setting = {}): Promise<YjTaskMatrix> {
  const box = document.createElement('div');
  box.style.width = `${width}px`;
  if (language) box.lang = language;
  document.body.append(box);
  const element = document.createElement('yj-task-matrix') as YjTaskMatrix;
  element.data = data;
  if (unit) element.unit = unit;
  await place(element, box);
  await drawn();
  return element;
}

const all = (host: Element, selector: string): HTMLElement[] => [
  ...host.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const text = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const rowTitles = (host: Element): string[] =>
  all(host, 'tbody .title').map((title) => text(title.firstChild?.parentElement));
const headNames = (host: Element): string[] => all(host, 'thead .unit button .visually-hidden').map(text);
const cellAt = (host: Element, row: number, column: number): HTMLElement =>
  find(host, `[aria-rowindex="${row}"] > [aria-colindex="${column}"]`);
const active = (host: Element): HTMLElement => host.shadowRoot!.activeElement as HTMLElement;
/** Where the focus is, as `row,column`, both from 1. */
const at = (host: Element): string => {
  const cell = active(host)?.closest('[aria-colindex]');
  return `${cell?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex')},${cell?.getAttribute('aria-colindex')}`;
};

async function press(host: Element, key: string, more: KeyboardEventInit = {}): Promise<void> {
  active(host).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
  await settled();
}

async function choose(host: Element, selector: string, value: string): Promise<void> {
  const select = find(host, selector) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
}

async function search(host: Element, query: string): Promise<void> {
  const input = find(host, 'input[type="search"]') as HTMLInputElement;
  input.value = query;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
}

async function click(target: HTMLElement | undefined): Promise<void> {
  target!.click();
  await settled();
}

const option = (host: Element, words: string): HTMLElement =>
  all(host, '.choice label').find((label) => text(label) === words)!;
const units = '.field:nth-of-type(2) select';
const roles = '.field:nth-of-type(3) select';

describe('yj-task-matrix', () => {
  afterEach(clearPage);

  describe('with the real plans', () => {
    for (const [id, matrix] of plans) {
      it(`shows every task and every assignment of ${id}, and warns of nothing`, async () => {
        let host!: YjTaskMatrix;
        const warnings = await warningsOf(async () => (host = await matrixOf(matrix)));
        expect(warnings).to.deep.equal([]);
        expect(text(find(host, '.plan-title'))).to.include(matrix.plan.title);
        expect(all(host, 'tbody > tr')).to.have.lengthOf(matrix.tasks.length);
        const pairs = new Set(matrix.assignments.map(({ taskId, unitId, role }) => `${taskId} ${unitId} ${role}`));
        expect(all(host, 'tbody .mark')).to.have.lengthOf(pairs.size);
        const assigned = new Set(matrix.assignments.map((assignment) => assignment.unitId));
        expect(headNames(host)).to.have.lengthOf(assigned.size);
        expect(all(host, '.stage .wording').map(text)).to.include.members(
          matrix.stages.map((stage) => stage.period.wording),
        );
      });

      for (const width of [1300, 390]) {
        it(`has no accessibility fault with ${id} at ${width} px`, async () => {
          expect(await accessibilityFaults(await matrixOf(matrix, { width }))).to.deep.equal([]);
        });
      }
    }

    it('always shows how often the texts of Luzhai disagree, and each place with its task', async () => {
      const matrix = planOf('luzhai-2021-7');
      const count = matrix.discrepancies!.length;
      expect(count).to.be.greaterThan(6);
      for (const width of [1100, 390]) {
        const host = await matrixOf(matrix, { width });
        expect(text(find(host, '.discrepancy-badge'))).to.equal(`文本不一致 ${count} 处`);
        expect(all(host, '.discrepancies li')).to.have.lengthOf(count);
        expect(all(host, '.discrepancies li .task-link')).to.have.lengthOf(count);
        clearPage();
      }
      const host = await matrixOf(matrix);
      for (const words of ['正文', '附件']) {
        await click(option(host, words));
        expect(text(find(host, '.discrepancy-badge'))).to.include(String(count));
      }
    });

    it('compares Luzhai’s body and annex by words, and shows each alone', async () => {
      const host = await matrixOf(planOf('luzhai-2021-7'));
      const row = all(host, 'tbody > tr').find((tr) => text(tr).includes('加强党的全面领导'))!;
      expect(text(row.querySelector('.cell.differs .visually-hidden'))).to.equal('责任、仅附件');
      await click(option(host, '正文'));
      expect(all(host, 'tbody .only')).to.have.lengthOf(0);
      expect(row.querySelectorAll('.mark')).to.have.lengthOf(1);
      await click(option(host, '附件'));
      expect(row.querySelectorAll('.mark')).to.have.lengthOf(2);
    });

    it('says that a draft is one', async () => {
      const host = await matrixOf(planOf('tianjin-2018-draft'));
      expect(text(find(host, '.plan')))
        .to.include('征求意见稿')
        .and.include('不是正式文件');
    });

    it('says that Yunyang names no units for its tasks, and shows the duties of departments', async () => {
      const matrix = planOf('yunyang-2019-96');
      const host = await matrixOf(matrix);
      expect(text(find(host, '.without-units'))).to.include('没有逐项任务列明责任单位');
      expect(all(host, 'thead th')).to.have.lengthOf(2);
      await click(find(host, '.without-units button'));
      expect(all(host, '.duty-unit > ul > li')).to.have.lengthOf(matrix.duties!.length);
      expect(text(find(host, '.result'))).to.equal(`共 ${matrix.duties!.length} 条职责`);
      expect(await accessibilityFaults(host)).to.deep.equal([]);
    });
  });

  describe('the grid', () => {
    it('gives every row and cell its place', async () => {
      const host = await matrixOf(twoTextPlan);
      const grid = find(host, '[role="treegrid"]');
      expect(grid.getAttribute('aria-rowcount')).to.equal(String(1 + 7 + 4));
      expect(grid.getAttribute('aria-colcount')).to.equal(String(2 + 4));
      const rows = all(host, '[role="treegrid"] tr');
      expect(rows.map((row) => row.getAttribute('aria-rowindex'))).to.deep.equal(rows.map((_, i) => String(i + 1)));
      for (const row of rows) {
        expect([...row.children].map((cell) => cell.getAttribute('aria-colindex'))).to.deep.equal([
          '1',
          '2',
          '3',
          '4',
          '5',
          '6',
        ]);
      }
      expect(rows.slice(1, 8).map((row) => row.getAttribute('aria-level'))).to.deep.equal([
        '1',
        '2',
        '2',
        '3',
        '3',
        '1',
        '2',
      ]);
      expect(rows[1]!.getAttribute('aria-expanded')).to.equal('true');
      expect(rows[2]!.hasAttribute('aria-expanded')).to.equal(false);
    });

    it('says each role in words beside its sign', async () => {
      const host = await matrixOf(twoTextPlan);
      const words = (row: number, column: number): string =>
        text(cellAt(host, row, column).querySelector('.visually-hidden'));
      expect(words(3, 3)).to.equal('牵头');
      expect(words(4, 5)).to.equal('牵头、仅附件；责任、仅正文');
      expect(words(4, 4)).to.equal('责任、重复列出2次');
      expect(words(6, 3)).to.equal('牵头、已完成');
      expect(cellAt(host, 4, 5).title)
        .to.include('规范诊疗服务')
        .and.include('州市场监督管理局');
      expect(text(cellAt(host, 2, 3))).to.equal('');
    });

    it('gives the full name of each unit and marks what stands for several', async () => {
      const host = await matrixOf(twoTextPlan);
      expect(headNames(host)).to.deep.equal([
        '州卫生健康委',
        '州公安局',
        '州市场监督管理局',
        '各乡镇人民政府（统称，代表多个单位）',
      ]);
      expect(all(host, 'thead .unit-name:not(.printed)').map(text)).to.deep.equal([
        '卫健委',
        '公安局',
        '市监局',
        '各乡镇人民政府',
      ]);
      expect(all(host, 'thead .group-sign')).to.have.lengthOf(1);
    });

    it('counts by task and by unit', async () => {
      const host = await matrixOf(twoTextPlan);
      expect(text(cellAt(host, 4, 2).querySelector('.count'))).to.equal('牵1牵头 1');
      expect(text(cellAt(host, 9, 3))).to.equal('3/2正文 3、附件 2');
      expect(text(cellAt(host, 9, 2))).to.equal('3/4正文 3、附件 4');
      await click(option(host, '附件'));
      expect(text(cellAt(host, 9, 3))).to.equal('2');
    });

    it('counts under a closed row what it hides', async () => {
      const host = await matrixOf(twoTextPlan);
      await click(all(host, '.twisty')[2]);
      expect(all(host, 'tbody > tr')).to.have.lengthOf(5);
      expect(text(cellAt(host, 4, 3).querySelector('.hidden-count'))).to.equal('2');
      expect(text(cellAt(host, 4, 3))).to.include('收起的下级任务中有 2 项');
    });
  });

  describe('the keyboard', () => {
    it('has one stop for the Tab key', async () => {
      const host = await matrixOf(twoTextPlan);
      const stops = (): HTMLElement[] => all(host, '.grid [tabindex="0"]');
      expect(stops()).to.have.lengthOf(1);
      stops()[0]!.focus();
      await press(host, 'ArrowDown');
      await press(host, 'ArrowRight');
      expect(stops()).to.deep.equal([active(host)]);
    });

    it('moves through head, rows and foot', async () => {
      const host = await matrixOf(twoTextPlan);
      cellAt(host, 3, 1).focus();
      await press(host, 'ArrowRight');
      await press(host, 'ArrowRight');
      expect(at(host)).to.equal('3,3');
      await press(host, 'Home', { ctrlKey: true });
      expect(at(host)).to.equal('1,3');
      expect(active(host).localName).to.equal('button');
      await press(host, 'ArrowRight');
      expect(at(host)).to.equal('1,4');
      await press(host, 'End', { ctrlKey: true });
      expect(at(host)).to.equal('12,4');
      await press(host, 'Home');
      expect(at(host)).to.equal('12,1');
      await press(host, 'End');
      expect(at(host)).to.equal('12,6');
      await press(host, 'PageUp');
      expect(Number(at(host).split(',')[0])).to.be.lessThan(12);
    });

    it('opens and closes the tree, and stays with its row', async () => {
      const host = await matrixOf(twoTextPlan);
      cellAt(host, 4, 1).focus();
      await press(host, 'ArrowLeft');
      expect(find(host, '[aria-rowindex="4"]').getAttribute('aria-expanded')).to.equal('false');
      expect(at(host)).to.equal('4,1');
      await press(host, 'ArrowRight');
      expect(find(host, '[aria-rowindex="4"]').getAttribute('aria-expanded')).to.equal('true');
      await press(host, 'ArrowDown');
      await press(host, 'ArrowLeft');
      expect(at(host)).to.equal('4,1');
    });

    it('never loses the focus when its row is closed away, its column goes or the plan changes', async () => {
      const host = await matrixOf(twoTextPlan);
      cellAt(host, 6, 4).focus();
      find(host, '.tree-buttons button:last-child').click();
      await settled();
      expect(at(host)).to.equal('2,4');
      find(host, '.tree-buttons button').click();
      await settled();
      cellAt(host, 7, 4).focus();
      host.unit = 'towns';
      await settled();
      expect(headNames(host)[0]).to.include('各乡镇人民政府');
      expect(active(host).closest('table')).to.not.equal(null);
      await warningsOf(() => (host.data = planOf('xicheng-2022-5')));
      expect(active(host).closest('table')).to.not.equal(null);
    });

    it('opens a task by Enter and comes back by Escape', async () => {
      const host = await matrixOf(twoTextPlan);
      cellAt(host, 4, 5).focus();
      await press(host, 'Enter');
      expect(active(host).id).to.equal('detail');
      expect(text(active(host))).to.include('规范诊疗服务');
      expect(find(host, '[aria-rowindex="4"]').getAttribute('aria-current')).to.equal('true');
      await press(host, 'Escape');
      expect(all(host, '.detail')).to.have.lengthOf(0);
      expect(at(host)).to.equal('4,5');
    });

    it('filters by a unit from its header and stays there', async () => {
      const host = await matrixOf(twoTextPlan);
      cellAt(host, 1, 5).querySelector('button')!.focus();
      await click(active(host));
      expect(headNames(host)[0]).to.equal('州市场监督管理局');
      expect(at(host)).to.equal('1,3');
      expect(active(host).getAttribute('aria-pressed')).to.equal('true');
      await click(active(host));
      expect(headNames(host)[0]).to.equal('州卫生健康委');
      expect(at(host)).to.equal('1,5');
    });

    it('keeps what has the focus clear of the head and the first column', async () => {
      const host = await matrixOf(planOf('tianjin-2018-draft'), { width: 800 });
      const box = (element: Element): DOMRect => element.getBoundingClientRect();
      cellAt(host, 2, 3).focus();
      await press(host, 'End', { ctrlKey: true });
      await press(host, 'End');
      for (const key of ['ArrowUp', 'ArrowLeft', 'PageUp', 'PageUp']) {
        for (let times = 0; times < 25; times += 1) await press(host, key);
        const [cell, head, first] = [
          active(host).closest('td, th')!,
          find(host, 'thead th'),
          find(host, 'tbody .task'),
        ];
        if (cell.closest('thead')) continue;
        expect(box(cell).top, key).to.be.at.least(box(head).bottom - 1);
        if (cell !== first && !cell.classList.contains('task'))
          expect(box(cell).left, key).to.be.at.least(box(first).right - 1);
      }
    });
  });

  describe('the filters', () => {
    it('show one unit’s tasks and say how many', async () => {
      const host = await matrixOf(twoTextPlan);
      expect(text(find(host, '.result'))).to.equal('共 5 项任务（含 2 项子任务）');
      await choose(host, units, 'market');
      expect(rowTitles(host).map((title) => title.split(' ')[0])).to.deep.equal([
        '重点任务',
        '规范诊疗服务',
        '用药监测',
      ]);
      expect(text(find(host, '.result'))).to.equal('共 5 项任务，符合条件 2 项');
      expect(find(host, '.result').getAttribute('aria-live')).to.equal('polite');
      await choose(host, roles, 'lead');
      expect(text(find(host, '.result'))).to.include('符合条件 1 项');
    });

    it('search, mark what was found, and can be cleared without losing the keyboard', async () => {
      const host = await matrixOf(twoTextPlan);
      await search(host, '宣传');
      expect(text(find(host, 'mark'))).to.equal('宣传');
      expect(all(host, 'tbody > tr')).to.have.lengthOf(2);
      await search(host, '没有这样的任务');
      expect(shownText(host)).to.include('没有符合条件的内容');
      await click(find(host, '.clear'));
      expect(all(host, 'tbody > tr')).to.have.lengthOf(7);
      expect(active(host).getAttribute('type')).to.equal('search');
    });

    it('open closed rows that hold a match, and leave the reader’s tree as it was', async () => {
      const host = await matrixOf(twoTextPlan);
      await click(find(host, '.tree-buttons button:last-child'));
      expect(all(host, 'tbody > tr')).to.have.lengthOf(2);
      await search(host, '设备');
      expect(all(host, 'tbody > tr')).to.have.lengthOf(3);
      await search(host, '');
      expect(all(host, 'tbody > tr')).to.have.lengthOf(2);
    });

    it('start with the unit of the page, and warn when the plan does not know it', async () => {
      const host = await matrixOf(twoTextPlan, { unit: 'police' });
      expect(headNames(host)[0]).to.equal('州公安局');
      expect((find(host, units) as HTMLSelectElement).value).to.equal('police');
      const warnings = await warningsOf(() => matrixOf(twoTextPlan, { unit: 'nobody' }));
      expect(warnings.join()).to.include('no unit "nobody"');
    });

    it('narrow the duties too', async () => {
      const host = await matrixOf(twoTextPlan);
      await click(option(host, '部门职责'));
      expect(text(find(host, '.result'))).to.equal('共 2 条职责');
      await choose(host, '.field:nth-of-type(2) select', 'health');
      expect(text(find(host, '.result'))).to.equal('共 2 条职责，符合条件 1 条');
      expect(text(find(host, '.duty-unit')))
        .to.include('州气象局')
        .and.include('州卫生健康委')
        .and.include('未列名');
    });
  });

  describe('a task in detail', () => {
    it('gives both texts in their own order, with the words of the document', async () => {
      const host = await matrixOf(planOf('luzhai-2021-7'));
      const row = all(host, 'tbody > tr').find((tr) => text(tr).includes('加强医疗卫生服务行业秩序监管'))!;
      await click(row);
      const readings = all(host, '.reading');
      expect(readings.map((reading) => text(reading.querySelector('h5')))).to.deep.equal(['正文的分工', '附件的分工']);
      const names = (reading: HTMLElement): string[] =>
        [...reading.querySelectorAll('.assigned-unit')].map(
          (unit) => text(unit.firstChild?.parentElement).split(' ')[0]!,
        );
      expect(names(readings[0]!).slice(0, 3)).to.deep.equal(['县卫生健康局', '县公安局', '县司法局']);
      expect(names(readings[1]!).slice(0, 3)).to.deep.equal(['县卫生健康局', '县市场监管局', '县公安局']);
      expect(text(readings[0])).to.include('用语“责任单位”');
      expect(text(find(host, '.task-discrepancies'))).to.include('排序不一致');
      expect(await accessibilityFaults(host)).to.deep.equal([]);
    });

    it('keeps several groups of one task apart, and names as written', async () => {
      const host = await matrixOf(planOf('tianjin-2018-draft'));
      const row = all(host, 'tbody > tr').find((tr) => text(tr).includes('加强医疗卫生服务行业秩序监管'))!;
      await click(row);
      expect(text(find(host, '.reading')))
        .to.include('第1组')
        .and.include('第2组')
        .and.include('原文作“市人力社保部”');
    });

    it('says where the document leaves its list of units open', async () => {
      const host = await matrixOf(planOf('tianjin-2018-draft'));
      const row = all(host, 'tbody > tr').find((tr) => text(tr).includes('加强医疗卫生从业人员监管'))!;
      await click(row);
      const units = all(host, '.assigned-unit').map((unit) => text(unit));
      expect(units.filter((unit) => unit.includes('另有未列名的单位'))).to.have.lengthOf(1);
      expect(units.at(-1)).to.include('武警天津市总队保障部').and.include('另有未列名的单位');
    });

    it('opens from the list of discrepancies', async () => {
      const host = await matrixOf(twoTextPlan);
      await click(all(host, '.discrepancies .task-link')[2]);
      expect(text(find(host, '#detail'))).to.equal('（二） 规范诊疗服务');
      expect(text(find(host, '.detail'))).to.include('附件两次列出州公安局');
    });
  });

  describe('in a narrow place', () => {
    it('is an accordion by task, with the units as chips by role', async () => {
      const host = await matrixOf(twoTextPlan, { width: 390 });
      expect(all(host, '[role="treegrid"]')).to.have.lengthOf(0);
      expect(all(host, '.accordion .part')).to.have.lengthOf(2);
      const button = find(host, '[data-task="t2"] button');
      expect(button.getAttribute('aria-expanded')).to.equal('false');
      await click(button);
      expect(button.getAttribute('aria-expanded')).to.equal('true');
      expect(all(host, '[data-task="t2"] .by-role dt').map(text)).to.deep.equal(['牵 牵头', '责 责任']);
      expect(text(find(host, '[data-task="t2"] .by-role'))).to.include('州市场监督管理局 仅附件');
      expect(await accessibilityFaults(host)).to.deep.equal([]);
      await click(button);
      expect(all(host, '.item-body')).to.have.lengthOf(0);
    });

    it('can be arranged by unit, and leads from there to a task', async () => {
      const host = await matrixOf(twoTextPlan, { width: 390 });
      await click(option(host, '按单位'));
      expect(all(host, '.item').map((item) => item.dataset['unit'])).to.deep.equal([
        'health',
        'police',
        'market',
        'towns',
      ]);
      await click(find(host, '[data-unit="towns"] button'));
      const tasks = all(host, '.unit-tasks .task-link');
      expect(tasks.map(text)).to.deep.equal(['二（一） 加强组织领导', '二（二） 用药监测', '三（一） 加强宣传']);
      expect(await accessibilityFaults(host)).to.deep.equal([]);
      await click(tasks[2]);
      expect(active(host).closest<HTMLElement>('.item')!.dataset['task']).to.equal('t3');
      expect(active(host).getAttribute('aria-expanded')).to.equal('true');
    });

    it('shows a task that the filter hides when it is asked for', async () => {
      const host = await matrixOf(twoTextPlan, { width: 390 });
      await search(host, '宣传');
      await click(all(host, '.discrepancies .task-link')[0]);
      expect(active(host).closest<HTMLElement>('.item')!.dataset['task']).to.equal('t1');
    });

    it('is printed as a matrix all the same', async () => {
      const host = await matrixOf(twoTextPlan, { width: 390 });
      dispatchEvent(new Event('beforeprint'));
      await settled();
      expect(all(host, '[role="treegrid"] tbody > tr')).to.have.lengthOf(7);
      expect(find(host, '.plan details').hasAttribute('open')).to.equal(true);
      dispatchEvent(new Event('afterprint'));
      await settled();
      expect(all(host, '[role="treegrid"]')).to.have.lengthOf(0);
    });

    it('names every column and every choice on paper, for what reads a printed file aloud', async () => {
      const host = await matrixOf(twoTextPlan, { width: 1000 });
      await emulateMedia({ media: 'print' });
      try {
        dispatchEvent(new Event('beforeprint'));
        await settled();
        const names = all(host, 'thead .printed');
        expect(names).to.not.have.lengthOf(0);
        for (const name of names) expect(name.getClientRects()).to.not.have.lengthOf(0);
        expect(await accessibilityFaults(host)).to.deep.equal([]);
      } finally {
        dispatchEvent(new Event('afterprint'));
        await emulateMedia({ media: 'screen' });
      }
    });

    for (const [id, matrix] of plans) {
      it(`never makes the page scroll sideways, with ${id}`, async () => {
        for (const width of [320, 390, 640, 820, 1000]) {
          const host = await matrixOf(matrix, { width });
          expect(find(host, '.yj-root').scrollWidth, `at ${width}`).to.be.at.most(width);
          clearPage();
        }
      });
    }
  });

  describe('stages', () => {
    it('are drawn as far as the words go: open, doubtful and overlapping', async () => {
      const host = await matrixOf(twoTextPlan);
      const stages = all(host, '.stage');
      expect(stages.map((stage) => text(stage.querySelector('.wording')))).to.deep.equal([
        '到2024年底前',
        '2024年6月前',
        '2024年6月至12月',
        '2024年12月起',
      ]);
      expect(text(stages[1])).to.include('未写起始').and.include('是否含6月不明');
      expect(stages[1]!.querySelectorAll('.open, .edge, .doubtful')).to.have.lengthOf(3);
      expect(stages[2]!.querySelectorAll('.span')).to.have.lengthOf(1);
      expect(text(stages[3])).to.include('未写截止');
      const start = (stage: HTMLElement, part: string): number =>
        stage.querySelector(part)!.getBoundingClientRect().left;
      expect(start(stages[1]!, '.doubtful')).to.be.closeTo(start(stages[2]!, '.span'), 1);
    });
  });

  describe('language', () => {
    it('is English where the page is', async () => {
      const host = await matrixOf(twoTextPlan, { language: 'en' });
      const words = shownText(host);
      expect(words).to.include('Draft for comment').and.include('Tasks by unit').and.include('Co-lead');
      expect(text(find(host, '.result'))).to.equal('5 tasks (2 sub-tasks among them)');
      expect(text(cellAt(host, 4, 5).querySelector('.visually-hidden'))).to.equal(
        'Lead, 附件 only；Responsible, 正文 only',
      );
      expect(await accessibilityFaults(host)).to.deep.equal([]);
    });
  });

  describe('states', () => {
    it('shows what stands in the tag as long as nothing is named', async () => {
      const element = document.createElement('yj-task-matrix') as YjTaskMatrix;
      element.textContent = '见《方案》';
      await place(element);
      expect(find(element, 'slot')).to.be.instanceOf(HTMLSlotElement);
    });

    it('reads its plan through the provider, once', async () => {
      const asked: string[] = [];
      const provider = document.createElement('yj-provider') as YjProvider;
      provider.client = {
        plans: { matrix: (id: string) => (asked.push(id), Promise.resolve(twoTextPlan)) },
      } as unknown as ReadClient;
      const element = document.createElement('yj-task-matrix') as YjTaskMatrix;
      element.plan = ' sample-plan ';
      provider.append(element);
      await place(provider);
      await drawn();
      expect(asked).to.deep.equal(['sample-plan']);
      expect(shownText(element)).to.include('澜溪州综合监管实施方案');
    });

    it('keeps what stands in the tag until the plan is read, and when it cannot be', async () => {
      let answer!: (matrix: PlanMatrix) => void;
      let fail!: (error: Error) => void;
      const provider = document.createElement('yj-provider') as YjProvider;
      provider.client = {
        plans: { matrix: () => new Promise((resolve, reject) => ((answer = resolve), (fail = reject))) },
      } as unknown as ReadClient;
      const element = document.createElement('yj-task-matrix') as YjTaskMatrix;
      element.plan = 'sample-plan';
      element.textContent = '见《方案》';
      provider.append(element);
      await place(provider);
      expect(all(element, 'slot')).to.have.lengthOf(1);
      fail(Object.assign(new Error('down'), { name: 'NetworkError' }));
      await settled();
      expect(all(element, 'slot')).to.have.lengthOf(1);
      expect(shownText(element)).to.include('网络连接失败');
      await click(find(element, 'button'));
      answer(twoTextPlan);
      await drawn();
      expect(all(element, 'slot')).to.have.lengthOf(0);
      expect(shownText(element)).to.include('澜溪州综合监管实施方案');
    });

    it('says that it reads while nothing stands in the tag', async () => {
      const provider = document.createElement('yj-provider') as YjProvider;
      provider.client = { plans: { matrix: () => new Promise(() => undefined) } } as unknown as ReadClient;
      const element = document.createElement('yj-task-matrix') as YjTaskMatrix;
      element.plan = 'sample-plan';
      element.textContent = '\n  ';
      provider.append(element);
      await place(provider);
      expect(shownText(element)).to.equal('正在读取');
    });

    it('says that a plan is empty, and that faulty data cannot be shown', async () => {
      expect(shownText(await matrixOf({ plan: { id: 'p', title: '空方案' } })))
        .to.include('空方案')
        .and.include('没有任务');
      let host!: YjTaskMatrix;
      await warningsOf(async () => (host = await matrixOf({ plan: '不是方案' })));
      expect(shownText(host)).to.include('数据格式有误');
    });

    it('tells a plan without tasks from one whose tasks cannot be read', async () => {
      const plan = { id: 'p', title: '方案' };
      expect(shownText(await matrixOf({ plan, tasks: [] }))).to.include('没有任务');
      await warningsOf(async () => {
        for (const tasks of ['none', [null], [{}]])
          expect(shownText(await matrixOf({ plan, tasks })), JSON.stringify(tasks)).to.include('数据格式有误');
      });
    });

    it('takes a JSON child', async () => {
      const element = document.createElement('yj-task-matrix') as YjTaskMatrix;
      const script = document.createElement('script');
      script.type = 'application/json';
      script.textContent = JSON.stringify(twoTextPlan);
      element.append(script);
      await place(element);
      expect(all(element, 'tbody > tr')).to.have.lengthOf(7);
    });
  });

  describe('with malformed data', () => {
    const small: PlanMatrix = {
      plan: { ...twoTextPlan.plan, basis: [] },
      units: twoTextPlan.units.slice(0, 1),
      tasks: twoTextPlan.tasks.slice(0, 2),
      assignments: twoTextPlan.assignments.slice(0, 1),
      stages: twoTextPlan.stages.slice(0, 1),
      duties: twoTextPlan.duties!.slice(1),
      discrepancies: twoTextPlan.discrepancies!.slice(0, 1),
    };

    it('always shows something, throws nothing and runs nothing', async function () {
      this.timeout(60_000);
      const blank: string[] = [];
      await warningsOf(async () => {
        const host = await matrixOf(small);
        for (const body of malformed(small)) {
          host.data = body;
          await host.updateComplete;
          if (shownText(host).length < 4) blank.push(JSON.stringify(body));
        }
      });
      expect(blank).to.deep.equal([]);
      expect((window as { attacked?: number }).attacked).to.equal(undefined);
    });
  });
});
