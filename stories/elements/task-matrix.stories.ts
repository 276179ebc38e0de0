import { html, type TemplateResult } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { apiOf } from '../../.storybook/api-of.js';
import preview from '../../.storybook/preview.js';
import { lanxiEarlierPlan } from '../fixtures/lanxi-earlier-plan.js';
import { emptyPlan, lanxiPlan, largePlan } from '../fixtures/lanxi-plan.js';
import { hugePlan } from '../fixtures/huge-plan.js';
import { planMatrixOf } from '../fixtures/plan-matrices.js';
import { focusedIn } from './focused-in.js';
import { onDesktop } from './on-desktop.js';
import { readStates } from './read-states.js';
import { rootOf } from './root-of.js';

const tagName = 'yj-task-matrix';

const plans = {
  '澜溪州（虚构）': lanxiPlan,
  '鹿寨县 2021': planMatrixOf('luzhai-2021-7'),
  '天津市 2018': planMatrixOf('tianjin-2018-draft'),
  '天津市 2021': planMatrixOf('tianjin-2021-diversified'),
  '西城区 2022': planMatrixOf('xicheng-2022-5'),
  '云阳县 2019': planMatrixOf('yunyang-2019-96'),
  '80 项任务（虚构）': largePlan,
};

const meta = preview.meta({
  id: 'elements-task-matrix',
  title: '元素 Elements/任务分工矩阵 Task matrix',
  component: tagName,
  args: { data: lanxiPlan },
  argTypes: apiOf(tagName, {
    data: { control: 'select', options: Object.keys(plans), mapping: plans },
    unit: { control: 'text' },
    task: { control: 'text' },
    'task-links': { control: 'boolean' },
    today: { control: 'text' },
    theme: { control: 'select', options: ['auto', 'light', 'dark', 'contrast'] },
    care: { control: 'boolean' },
  }),
  render: ({ data, unit, task, 'task-links': taskLinks, today, theme, care }) =>
    html`<yj-task-matrix
      .data=${data}
      .unit=${unit}
      .task=${task}
      .taskLinks=${taskLinks ?? false}
      .today=${today}
      .theme=${theme}
      .care=${care ?? false}
    ></yj-task-matrix>`,
});

const given = (data: unknown): TemplateResult => html`<yj-task-matrix .data=${data}></yj-task-matrix>`;

/** A small invented plan with every role and every progress. */
export const Playground = meta.story({
  name: '试一试 Playground',
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    await expect(root.getByRole('heading', { name: /澜溪州.*有效/, level: 3 })).toBeVisible();
    await expect(root.getByText(/医疗废物全程追溯/)).toBeVisible();
  },
});

Playground.test('is a treegrid of tasks by units', async ({ canvasElement }) => {
  const root = within(await rootOf(canvasElement, tagName));
  const grid = await root.findByRole('treegrid', {
    name: '澜溪州医疗卫生行业综合监管年度任务（虚构示例）：任务与单位分工表',
  });
  await expect(grid).toHaveAttribute('aria-colcount', String(2 + lanxiPlan.units.length));
  await expect(within(grid).getByRole('rowheader', { name: /医疗废物全程追溯/ })).toBeVisible();
  await expect(within(grid).getByRole('columnheader', { name: '州公安局' })).toBeVisible();
});

Playground.test('says the role of each unit in words, not only by sign', async ({ canvasElement }) => {
  const root = within(await rootOf(canvasElement, tagName));
  const row = (await root.findByRole('rowheader', { name: /医疗废物全程追溯/ })).closest('tr') as HTMLElement;
  await expect(row).toHaveTextContent('牵头');
  await expect(row).toHaveTextContent('参与');
  await expect(row).toHaveTextContent('逾期');
});

Playground.test('moves by arrow keys, closes and opens the tree', async ({ canvasElement }) => {
  const root = await rootOf(canvasElement, tagName);
  const grid = await within(root).findByRole('treegrid');
  const first = within(grid).getByRole('rowheader', { name: /重点任务/ });
  first.focus();
  const rows = within(grid).getAllByRole('row').length;
  await userEvent.keyboard('{ArrowLeft}');
  await waitFor(() => expect(within(grid).getAllByRole('row').length).toBeLessThan(rows));
  await userEvent.keyboard('{ArrowRight}');
  await waitFor(() => expect(within(grid).getAllByRole('row')).toHaveLength(rows));
  await userEvent.keyboard('{ArrowDown}');
  await expect(focusedIn(root)).toHaveTextContent('建立部门协同机制');
  await userEvent.keyboard('{End}');
  await expect(focusedIn(root)).toHaveAttribute('aria-colindex', String(2 + lanxiPlan.units.length));
});

Playground.test('opens a task by Enter and gives the focus back by Escape', async ({ canvasElement }) => {
  const root = await rootOf(canvasElement, tagName);
  const header = await within(root).findByRole('rowheader', { name: /开展双随机抽查/ });
  header.focus();
  await userEvent.keyboard('{Enter}');
  const detail = await within(root).findByRole('region', { name: /开展双随机抽查/ });
  await waitFor(() => expect(detail).toHaveTextContent('州市场监督管理局'));
  await waitFor(() => expect(detail).toContainElement(focusedIn(root) as HTMLElement));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(focusedIn(root)).toHaveTextContent('开展双随机抽查'));
});

Playground.test('filters by unit, by role and by words, and says how many are left', async ({ canvasElement }) => {
  const root = within(await rootOf(canvasElement, tagName));
  await userEvent.selectOptions(await root.findByLabelText('只看某单位'), 'lanxi.police');
  await waitFor(() => expect(root.getByRole('status')).toHaveTextContent('符合条件 2 项'));
  await userEvent.selectOptions(root.getByLabelText('角色'), 'lead');
  await waitFor(() => expect(root.getByRole('status')).toHaveTextContent('符合条件 1 项'));
  await userEvent.click(root.getByRole('button', { name: '清除筛选' }));
  await userEvent.type(root.getByRole('searchbox'), '废物');
  await waitFor(() => expect(root.getByRole('status')).toHaveTextContent('符合条件 1 项'));
  await userEvent.click(root.getByRole('button', { name: '清除筛选' }));
  await userEvent.type(root.getByRole('searchbox'), '没有这样的任务');
  await waitFor(() => expect(root.getByText('没有符合条件的内容')).toBeVisible());
});

const shows =
  (title: string) =>
  async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await waitFor(() => expect(root).toHaveTextContent(title));
  };

/** Body and annex of one document disagree: both are kept and compared. */
export const Luzhai = meta.story({
  name: '正文与附件不一致 Two texts that disagree',
  args: { data: plans['鹿寨县 2021'] },
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    const count = planMatrixOf('luzhai-2021-7').discrepancies?.length ?? 0;
    await expect(await root.findByRole('button', { name: `文本不一致 ${count} 处` })).toBeVisible();
    await expect(root.getByRole('radio', { name: '对照' })).toBeChecked();
  },
});

Luzhai.test('shows one text alone', async ({ canvasElement }) => {
  const root = within(await rootOf(canvasElement, tagName));
  await userEvent.click(await root.findByRole('radio', { name: '附件' }));
  await expect(root.getByRole('radio', { name: '附件' })).toBeChecked();
  await waitFor(() => expect(root.queryByText('仅附件')).toBeNull());
});

Luzhai.test('is narrowed to the tasks about which the texts differ', async ({ canvasElement }) => {
  const root = within(await rootOf(canvasElement, tagName));
  await userEvent.click(await root.findByRole('checkbox', { name: '只看差异' }));
  await waitFor(() => expect(root.getByRole('status')).toHaveTextContent('符合条件'));
  await expect(root.queryByRole('rowheader', { name: /落实政府主导责任/ })).toBeNull();
});

const versions = (): TemplateResult =>
  html`<yj-task-matrix .data=${lanxiPlan} .compareData=${lanxiEarlierPlan}></yj-task-matrix>`;

/** This year's plan beside last year's: what is new, dropped, retitled and moved, in the cells and as a list. */
export const Versions = meta.story({
  name: '两版对照 Two versions',
  globals: onDesktop,
  render: versions,
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    await expect(await root.findByRole('button', { name: '两版差异 6 项任务' })).toBeVisible();
    await expect(root.getByRole('rowheader', { name: /医疗废物全程追溯.*新增任务/ })).toBeVisible();
    await expect(root.getByRole('rowheader', { name: /组织集中宣传月.*任务已取消/ })).toBeVisible();
    await expect(root.getByText('角色变化 2 处')).toBeVisible();
  },
});

Versions.test('shows either version alone', async ({ canvasElement }) => {
  const root = within(await rootOf(canvasElement, tagName));
  await userEvent.click(await root.findByRole('radio', { name: '对照版（2025-02-18）' }));
  await waitFor(() => expect(root.queryByRole('rowheader', { name: /医疗废物全程追溯/ })).toBeNull());
  await expect(root.getByRole('rowheader', { name: /组织集中宣传月/ })).toBeVisible();
});

export const VersionsNarrow = meta.story({
  name: '两版对照，窄处 Two versions, narrow',
  render: () => html`<div class="narrow">${versions()}</div>`,
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    // Not the link to it in the list of differences.
    const task = await root.findByRole('button', { name: /打击非法行医/, expanded: false });
    await userEvent.click(task);
    await expect(await root.findAllByText('现为')).toHaveLength(2);
  },
});

/** A draft with several groups of units in one task. */
export const Tianjin2018 = meta.story({
  name: '一项任务多组单位 Several groups in one task',
  args: { data: plans['天津市 2018'] },
  play: shows('本文件为征求意见稿'),
});

/** A plan that names no unit for its tasks and gives duties in prose. */
export const Tianjin2021 = meta.story({
  name: '未列责任单位 No units named',
  args: { data: plans['天津市 2021'] },
  play: shows('本方案没有逐项任务列明责任单位'),
});

export const Xicheng = meta.story({
  name: '数量目标 Targets in numbers',
  args: { data: plans['西城区 2022'] },
  play: shows('数量目标'),
});

/** Duties by department. */
export const Yunyang = meta.story({
  name: '按部门写职责 Duties by department',
  args: { data: plans['云阳县 2019'] },
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    await userEvent.click(await root.findByRole('radio', { name: '部门职责' }));
    await waitFor(() => expect(root.getByText(/共 35 条职责/)).toBeVisible());
  },
});

/** On the page of one unit its tasks are shown at first; its column stands first. */
export const OneUnit = meta.story({
  name: '本单位的任务 Tasks of one unit',
  args: { unit: 'lanxi.police' },
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    await waitFor(() => expect(root.getByRole('status')).toHaveTextContent('符合条件 2 项'));
  },
});

/** A notice leads to one task: it is open in the first drawing and has the focus. */
export const OneTask = meta.story({
  name: '直达一项任务 Led to one task',
  globals: onDesktop,
  args: { task: 't2b' },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    const detail = await within(root).findByRole('region', { name: /医疗废物全程追溯/ });
    await waitFor(() => expect(detail).toContainElement(focusedIn(root) as HTMLElement));
    await waitFor(() => expect(detail).toHaveTextContent('出处'));
    await expect(
      within(root)
        .getByRole('rowheader', { name: /医疗废物全程追溯/ })
        .closest('tr'),
    ).toHaveAttribute('aria-current', 'true');
  },
});

OneTask.test('is open in the first drawing', async ({ canvasElement }) => {
  const matrix = Object.assign(document.createElement(tagName), { data: lanxiPlan, task: 't3' });
  canvasElement.append(matrix);
  const { shadowRoot } = matrix;
  const detail = await new Promise<string | null | undefined>((resolve) => {
    new MutationObserver((_, observer) => {
      if (!shadowRoot?.querySelector('[role="treegrid"]')) return;
      observer.disconnect();
      resolve(shadowRoot.querySelector('.detail')?.textContent);
    }).observe(shadowRoot as ShadowRoot, { subtree: true, childList: true });
  });
  await expect(detail).toContain('开展双随机抽查');
});

/** The address leads to a task, and each open task has a link to itself. */
export const TaskLinks = meta.story({
  name: '任务的链接 Links to tasks',
  args: { 'task-links': true },
  beforeEach: () => {
    const { href } = location;
    return () => history.replaceState(null, '', href);
  },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    (await within(root).findByRole('rowheader', { name: /打击非法行医/ })).focus();
    await userEvent.keyboard('{Enter}');
    const detail = await within(root).findByRole('region', { name: /打击非法行医/ });
    await expect(within(detail).getByRole('link', { name: '本任务的链接' })).toHaveAttribute('href', '#yj-task-t4');
  },
});

TaskLinks.test('follows the address', async ({ canvasElement }) => {
  const root = await rootOf(canvasElement, tagName);
  for (const [id, title] of [
    ['t1', /建立部门协同机制/],
    ['t5', /公开监管信息/],
  ] as const) {
    location.hash = `#yj-task-${id}`;
    const detail = await within(root).findByRole('region', { name: title });
    await waitFor(() => expect(detail).toContainElement(focusedIn(root) as HTMLElement));
  }
});

/** 80 tasks for 30 units: head and first column stay in sight. */
export const Large = meta.story({
  name: '80 项任务 × 30 个单位 Large',
  args: { data: largePlan },
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    await expect(await root.findByText('共 80 项任务')).toBeVisible();
  },
});

/** 2,000 tasks for 60 units: what is in sight is drawn, and drawn again for other places while the reader scrolls. */
export const Huge = meta.story({
  name: '2000 项任务 × 60 个单位 Huge',
  globals: onDesktop,
  args: { data: hugePlan },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    const grid = await within(root).findByRole('treegrid');
    await expect(grid).toHaveAttribute('aria-colcount', '62');
    await waitFor(() => expect(grid.querySelectorAll('tbody > tr').length).toBeGreaterThan(5));
    await expect(grid.querySelectorAll('tbody > tr').length).toBeLessThan(100);
  },
});

Huge.test('leads the keyboard to the last row and column', async ({ canvasElement }) => {
  const root = await rootOf(canvasElement, tagName);
  const grid = await within(root).findByRole('treegrid');
  await waitFor(() => expect(grid.querySelector('[aria-rowindex="2"] > .task')).not.toBeNull());
  grid.querySelector<HTMLElement>('[aria-rowindex="2"] > .task')?.focus();
  await userEvent.keyboard('{Control>}{End}{/Control}{End}');
  await expect(focusedIn(root)).toHaveAttribute('aria-colindex', '62');
  await expect(focusedIn(root)?.closest('tr')).toHaveAttribute(
    'aria-rowindex',
    grid.getAttribute('aria-rowcount') ?? '',
  );
});

/** Who carries too much: assignments by unit, with the average. */
export const Load = meta.story({
  name: '单位负荷 Load of units',
  args: { data: plans['西城区 2022'], today: '2022-12-31' },
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    await userEvent.click(await root.findByRole('radio', { name: '单位负荷' }));
    // What draws the view is loaded first.
    await rootOf(canvasElement, tagName);
    await expect(await root.findByRole('button', { name: '区卫生健康委' })).toBeVisible();
    await expect(root.getAllByText('达平均数 2 倍以上')[0]).toBeVisible();
  },
});

Load.test('leads to the tasks of a unit', async ({ canvasElement }) => {
  const root = within(await rootOf(canvasElement, tagName));
  await userEvent.click(await root.findByRole('radio', { name: '单位负荷' }));
  await userEvent.click(await root.findByRole('button', { name: '区卫生健康委' }));
  await expect(await root.findByRole('treegrid')).toBeVisible();
  await expect(root.getByRole('status')).toHaveTextContent('符合条件');
});

/** Below about 40 em the matrix is an accordion, by task or by unit. */
export const Narrow = meta.story({
  name: '窄处 Narrow',
  render: () => html`<div class="narrow">${given(lanxiPlan)}</div>`,
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    const task = await root.findByRole('button', { name: /医疗废物全程追溯/ });
    await expect(task).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(task);
    await expect(task).toHaveAttribute('aria-expanded', 'true');
    await expect(await root.findByText('州生态环境局', { selector: '.chips > li' })).toBeVisible();
  },
});

Narrow.test('is arranged by unit when asked', async ({ canvasElement }) => {
  const root = within(await rootOf(canvasElement, tagName));
  await userEvent.click(await root.findByRole('radio', { name: '按单位' }));
  await userEvent.click(await root.findByRole('button', { name: /州公安局/ }));
  await expect(await root.findByRole('button', { name: /打击非法行医/ })).toBeVisible();
});

/** Without a task the plan is still named. */
export const Empty = meta.story({
  name: '没有任务 Empty',
  args: { data: emptyPlan },
  play: shows('该方案没有任务'),
});

/** Without a plan to read, what stands in the tag is shown: the same as without scripts. */
export const Idle = meta.story({
  name: '未指定方案 Nothing named',
  render: () => html`<yj-task-matrix><p>任务分工见《澜溪州综合监管年度任务》（虚构）。</p></yj-task-matrix>`,
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/任务分工见/)).toBeVisible();
  },
});

const states = readStates({
  tagName,
  element: (onLoad) => html`<yj-task-matrix plan=${lanxiPlan.plan.id} @yj-load=${onLoad}></yj-task-matrix>`,
  faulty: () => given({ plan: '不是方案' }),
  server: { matrices: [lanxiPlan] },
  shows: /建立部门协同机制/,
});

export const Loading = meta.story({ name: '读取中 Loading', ...states.loading });
export const NetworkError = meta.story({ name: '连接失败 No connection', ...states.network });
export const ServerError = meta.story({ name: '服务出错 Server error', ...states.server });
export const Stale = meta.story({ name: '未能更新 Stale', ...states.stale });
export const Unauthorised = meta.story({ name: '没有权限 Unauthorised', ...states.unauthorised });
export const NotFound = meta.story({ name: '未找到 Not found', ...states.notFound });
export const Withdrawn = meta.story({ name: '已撤回 Withdrawn', ...states.withdrawn });
export const FaultyData = meta.story({ name: '数据有误 Faulty data', ...states.faulty });
export const NoSource = meta.story({ name: '没有来源 No source', ...states.noSource });

NetworkError.test('reads again when the reader asks for it', states.retry, states.retry.play);

/** Wide, middling and narrow, with every role and progress. */
export const Matrix = meta.story({
  name: '各种宽度 Sizes',
  render: () =>
    html`<div class="stack">
      <figure>
        <figcaption>整栏 Full width</figcaption>
        ${given(lanxiPlan)}
      </figure>
      <figure class="middling">
        <figcaption>720 px</figcaption>
        ${given(lanxiPlan)}
      </figure>
      <figure class="narrow">
        <figcaption>360 px</figcaption>
        ${given(lanxiPlan)}
      </figure>
    </div>`,
  play: shows('建立部门协同机制'),
});

export const MatrixDark = Matrix.extend({ name: '深色 Dark', globals: { theme: 'dark' } });
export const MatrixContrast = Matrix.extend({ name: '高对比 Contrast', globals: { theme: 'contrast' } });
export const Care = Playground.extend({ name: '关怀版 Care', globals: { care: 'on' } });
export const RightToLeft = Playground.extend({ name: '从右到左 Right to left', globals: { direction: 'rtl' } });
export const English = meta.story({
  name: '英文 English',
  globals: { locale: 'en' },
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    await waitFor(() => expect(root.getByRole('status')).toHaveTextContent('7 tasks'));
    await expect(root.getByLabelText('Only one unit')).toBeVisible();
  },
});
