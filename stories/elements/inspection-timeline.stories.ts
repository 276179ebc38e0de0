import { codeTables } from '@yijian/standard/codes';
import { html, type TemplateResult } from 'lit';
import { expect, fireEvent, userEvent, waitFor, within } from 'storybook/test';
import { apiOf } from '../../.storybook/api-of.js';
import preview from '../../.storybook/preview.js';
import { facilities, storyDay } from '../fixtures/region.js';
import type { Answer } from '../fixtures/story-server.js';
import {
  denseTimeline,
  emptyTimeline,
  longTextTimeline,
  longTimeline,
  richTimeline,
  singleTimeline,
  vocabularyTimeline,
} from '../fixtures/timelines.js';
import { focusedIn } from './focused-in.js';
import { readStates } from './read-states.js';
import { rootOf } from './root-of.js';
import { throughProvider } from './through-provider.js';

const tagName = 'yj-inspection-timeline';

const timelines = {
  '两条处置链（22 条）': richTimeline,
  全部种类与状态: vocabularyTimeline,
  '八年逐月检查（149 条）': denseTimeline,
  一条: singleTimeline,
  没有记录: emptyTimeline,
  很长的文字: longTextTimeline,
};

const meta = preview.meta({
  id: 'elements-inspection-timeline',
  title: '元素 Elements/监管时间线 Inspection timeline',
  component: tagName,
  args: { data: richTimeline, today: storyDay },
  argTypes: apiOf(tagName, {
    data: { control: 'select', options: Object.keys(timelines), mapping: timelines },
    today: { control: 'text' },
    theme: { control: 'select', options: ['auto', 'light', 'dark', 'contrast'] },
    care: { control: 'boolean' },
  }),
  render: ({ data, today, theme, care }) =>
    html`<yj-inspection-timeline
      .data=${data}
      .today=${today}
      .theme=${theme}
      .care=${care ?? false}
    ></yj-inspection-timeline>`,
});

/** How long a part that is loaded on demand, or ten thousand events, may take on a busy machine. */
const patience = { timeout: 20_000 };

/** The same events of somebody else: on one page the searches of two timelines are told apart by whose they are. */
const ofAnother = (name: string) => ({ ...richTimeline, subject: { ...richTimeline.subject, name } });

const given = (data: unknown): TemplateResult =>
  html`<yj-inspection-timeline .data=${data} today=${storyDay}></yj-inspection-timeline>`;

/** The event of a title, as it stands in the list. */
const eventOf = (root: HTMLElement, title: RegExp): HTMLElement => {
  const event = within(root).getByRole('button', { name: title }).closest('li');
  if (!event) throw new Error(`${title} is in no event.`);
  return event;
};

/** Two chains: a finding that was put right, and one that led to a penalty, points and a lower grade. */
export const Playground = meta.story({
  name: '试一试 Playground',
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    await expect(root.getByText('云渡县示例口腔诊所（虚构）')).toBeVisible();
    await expect(root.getByRole('heading', { name: /2025年.*\d+ 条/, level: 3 })).toBeVisible();
    await expect(root.getByRole('heading', { name: '2025年7月', level: 4 })).toBeVisible();
    await expect(root.getByRole('button', { name: '全部 22' })).toHaveAttribute('aria-pressed', 'true');
  },
});

Playground.test('opens the details of an event from the keyboard', async ({ canvasElement }) => {
  const root = await rootOf(canvasElement, tagName);
  const title = within(root).getByRole('button', { name: /^行政处罚：警告、罚款/ });
  await expect(title).toHaveAttribute('aria-expanded', 'false');
  title.focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(title).toHaveAttribute('aria-expanded', 'true'));
  await expect(eventOf(root, /^行政处罚：警告、罚款/)).toHaveTextContent('云卫医罚〔2025〕示例3号（虚构）');
  await expect(focusedIn(root)).toBe(title);
});

Playground.test('leads from an effect to its cause and back', async ({ canvasElement }) => {
  const root = await rootOf(canvasElement, tagName);
  const penalty = eventOf(root, /^行政处罚：警告、罚款/);
  await userEvent.click(within(penalty).getByRole('button', { name: /起因：发现问题 2025-06-18/ }));
  const finding = eventOf(root, /^发现严重问题：诊疗器械消毒/);
  await waitFor(() => expect(focusedIn(root)).toBe(finding));
  await userEvent.click(within(finding).getByRole('button', { name: /后果：行政处罚 2025-07-02/ }));
  await waitFor(() => expect(focusedIn(root)).toBe(penalty));
});

Playground.test('shows only the kinds that are chosen, and says how many', async ({ canvasElement }) => {
  const root = await rootOf(canvasElement, tagName);
  const queries = within(root);
  await userEvent.click(queries.getByRole('button', { name: '行政处罚 1' }));
  await waitFor(() => expect(queries.queryByRole('button', { name: /^日常巡查/ })).toBeNull());
  await expect(queries.getByRole('button', { name: /^行政处罚：警告、罚款/ })).toBeVisible();
  await expect(queries.getByRole('status')).toHaveTextContent('共 1 条');
  await userEvent.click(queries.getByRole('button', { name: '全部 22' }));
  await waitFor(() => expect(queries.getByRole('button', { name: /^日常巡查/ })).toBeVisible());
});

/** An event of every kind, every result, severity and standing of the code tables. */
export const Vocabulary = meta.story({
  name: '全部种类与状态 Every kind and standing',
  args: { data: vocabularyTimeline },
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    const kinds = codeTables.filter(({ id }) => id === 'event-kind').flatMap(({ codes }) => codes);
    for (const { zh } of kinds)
      await expect(root.getByRole('button', { name: new RegExp(`^${zh} \\d+$`) })).toBeVisible();
  },
});

/** A deadline that has passed by the reader's own day is named, but only the server calls it overdue. */
export const PastDeadline = meta.story({
  name: '整改超期 Past a deadline',
  args: { today: '2027-01-10' },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await expect(eventOf(root, /^限期整改：整改中/)).toHaveTextContent('2026-12-05，已超期 36 天');
  },
});

/** Eight years of monthly inspections, a hundred events at a time. */
export const Dense = meta.story({
  name: '分页载入 Load more',
  parameters: { controls: { disable: true } },
  render: () =>
    throughProvider(
      { timelines: [denseTimeline] },
      html`<yj-inspection-timeline facility=${facilities.hospital.id} today=${storyDay}></yj-inspection-timeline>`,
    ),
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    await expect(await root.findByText('已显示 100 条，共 149 条')).toBeVisible();
  },
});

Dense.test('loads the rest and puts the focus on the first new event', async ({ canvasElement }) => {
  const root = await rootOf(canvasElement, tagName);
  await userEvent.click(await within(root).findByRole('button', { name: '加载更多' }));
  await waitFor(() => expect(root.querySelectorAll('li.event')).toHaveLength(149));
  await waitFor(() => expect(focusedIn(root)).toBe(root.querySelectorAll('li.event')[100]));
  await expect(within(root).queryByRole('button', { name: '加载更多' })).toBeNull();
});

Dense.test('asks the server for a kind that is not all here', async ({ canvasElement }) => {
  const root = await rootOf(canvasElement, tagName);
  await userEvent.click(await within(root).findByRole('button', { name: /^发现问题 24$/ }));
  await waitFor(() => expect(root.querySelectorAll('li.event')).toHaveLength(24));
  for (const kind of root.querySelectorAll('li.event .kind')) await expect(kind).toHaveTextContent('发现问题');
});

const answersThenNot: readonly Answer[] = ['well', 'not at all'];

/** What is here stays when the next page cannot be read. */
export const MoreFails = meta.story({
  name: '下一页失败 The next page fails',
  parameters: { controls: { disable: true } },
  render: () =>
    throughProvider(
      { timelines: [denseTimeline], answers: answersThenNot },
      html`<yj-inspection-timeline facility=${facilities.hospital.id} today=${storyDay}></yj-inspection-timeline>`,
    ),
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await userEvent.click(await within(root).findByRole('button', { name: '加载更多' }));
    await expect(await within(root).findByText('网络连接失败，暂时无法读取数据')).toBeVisible();
    await expect(within(root).getByRole('button', { name: '重新读取' })).toBeVisible();
    await expect(root.querySelectorAll('li.event')).toHaveLength(100);
  },
});

/** What 500 events show is all in the document: the browser's own search finds every word. */
export const FiveHundred = meta.story({
  name: '五百条 500 events',
  parameters: { controls: { disable: true } },
  render: () => given(longTimeline(500)),
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await expect(root.querySelectorAll('li.event')).toHaveLength(500);
  },
});

/** Of 10,000 events those in sight are in the document, in a place that scrolls; the rest comes as the reader scrolls. */
export const TenThousand = meta.story({
  name: '一万条 10,000 events',
  parameters: { controls: { disable: true } },
  render: () => given(longTimeline(10_000)),
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    const row = await waitFor(() => {
      const first = root.querySelector('[aria-setsize="10000"]');
      if (!first) throw new Error('No rows yet.');
      return first;
    }, patience);
    await expect(row).toBeVisible();
    await expect(root.querySelectorAll('li.event').length).toBeLessThan(80);
  },
});

TenThousand.test('goes to the last event and back by the keyboard', async ({ canvasElement }) => {
  const root = await rootOf(canvasElement, tagName);
  const title = await waitFor(() => {
    const first = root.querySelector<HTMLElement>('.window .title[tabindex="0"]');
    if (!first) throw new Error('No rows yet.');
    return first;
  }, patience);
  title.focus();
  await userEvent.keyboard('{End}');
  await waitFor(() => expect(focusedIn(root)?.closest('li')).toHaveAttribute('aria-posinset', '10000'));
  await userEvent.keyboard('{Home}');
  await waitFor(() => expect(focusedIn(root)?.closest('li')).toHaveAttribute('aria-posinset', '1'));
});

/** A matter from its first inspection to the repair of the credit, in the details of one of its events. */
export const Story = meta.story({
  name: '来龙去脉 The whole story',
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await userEvent.click(within(root).getByRole('button', { name: /^行政处罚：警告、罚款/ }));
    await userEvent.click(await within(root).findByRole('button', { name: '来龙去脉' }));
    const story = await within(root).findByRole('list', { name: '来龙去脉' });
    await expect(within(story).getByRole('button', { name: /监督检查 2025-06-18/ })).toBeVisible();
    await expect(within(story).getByRole('button', { name: /信用评价 2026-01-15/ })).toBeVisible();
  },
});

/** Two handles under the strip choose the first and the last month. */
export const Period = meta.story({
  name: '选定时段 A period',
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    const from = within(root).getByRole('slider', { name: '起始月份' });
    // From the middle of 2025 on, however many years there is room for.
    const value = String(Number((from as HTMLInputElement).max) - 18);
    await fireEvent.input(from, { target: { value } });
    await fireEvent.change(from, { target: { value } });
    await waitFor(() => expect(root.querySelector('.period')).toHaveTextContent(/2025-07 至/));
    await expect(from).toHaveAttribute('aria-valuetext', '2025年7月');
  },
});

/** What is found is marked, counted and gone through. */
export const Search = meta.story({
  name: '查找 Search',
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await userEvent.type(within(root).getByRole('searchbox', { name: '在记录中查找' }), '消毒{Enter}');
    await waitFor(() => expect(root.querySelector('.found')).toHaveTextContent(/第 1 条，共找到 \d+ 条/), patience);
    await expect(root.querySelector('mark')).toBeVisible();
  },
});

/** A link to one event: it is scrolled to, opened and has the focus. */
export const OneEvent = meta.story({
  name: '直达一条 A link to one event',
  parameters: { controls: { disable: true } },
  render: () =>
    html`<yj-inspection-timeline
      .data=${richTimeline}
      today=${storyDay}
      event="finding:fnd-story-2025-2"
      event-links
    ></yj-inspection-timeline>`,
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await waitFor(() => expect(focusedIn(root)).toBe(eventOf(root, /^发现严重问题：诊疗器械消毒/)));
    await expect(within(root).getByRole('button', { name: '复制链接' })).toBeVisible();
  },
});

export const Single = meta.story({
  name: '一条记录 One event',
  args: { data: singleTimeline },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await expect(root.querySelectorAll('li.event')).toHaveLength(1);
    await expect(within(root).queryByRole('group', { name: '按种类筛选' })).toBeNull();
  },
});

/** No records is an answer, and no fault. */
export const Empty = meta.story({
  name: '没有记录 Empty',
  args: { data: emptyTimeline },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await expect(root).toHaveTextContent('暂无监管记录');
    await expect(root).toHaveTextContent(facilities.newcomer.name);
  },
});

/** Texts as long as the standard lets them be, in a narrow place. */
export const LongTexts = meta.story({
  name: '很长的文字 Long texts',
  render: () => html`<div class="narrow">${given(longTextTimeline)}</div>`,
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    for (const title of within(root).getAllByRole('button', { expanded: false })) await userEvent.click(title);
    await waitFor(() => expect(root).toHaveTextContent('YJ-SAMPLE-'));
    await expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
  },
});

export const Narrow = meta.story({
  name: '窄处 Narrow',
  render: () => html`<div class="narrow">${given(richTimeline)}</div>`,
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await waitFor(() => expect(root).toHaveAttribute('data-size', 's'));
    await expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
  },
});

/** Without an institution to read, what stands in the tag is shown: the same as without scripts. */
export const Idle = meta.story({
  name: '未指定机构 Nothing named',
  render: () =>
    html`<yj-inspection-timeline><p>监管记录请向澜溪州卫生健康委员会（虚构）查询。</p></yj-inspection-timeline>`,
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/监管记录请向/)).toBeVisible();
  },
});

const states = readStates({
  tagName,
  element: (onLoad) =>
    html`<yj-inspection-timeline
      facility=${facilities.clinic.id}
      today=${storyDay}
      @yj-load=${onLoad}
    ></yj-inspection-timeline>`,
  faulty: () => given({ note: '不是时间线' }),
  server: { timelines: [richTimeline] },
  shows: /联合检查/,
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

/** Wide, middling and narrow. */
export const Matrix = meta.story({
  name: '各种宽度 Sizes',
  render: () =>
    html`<div class="stack">
      <figure>
        <figcaption>整栏 Full width</figcaption>
        ${given(richTimeline)}
      </figure>
      <figure class="middling">
        <figcaption>720 px</figcaption>
        ${given(ofAnother('望溪县示例诊所（虚构）'))}
      </figure>
      <figure class="narrow">
        <figcaption>360 px</figcaption>
        ${given(ofAnother('青陵县示例诊所（虚构）'))}
      </figure>
    </div>`,
  play: async ({ canvasElement }) => {
    await waitFor(async () =>
      expect(await rootOf(canvasElement, `.narrow ${tagName}`)).toHaveAttribute('data-size', 's'),
    );
  },
});

export const VocabularyDark = Vocabulary.extend({ name: '全部种类与状态：深色 Dark', globals: { theme: 'dark' } });
export const VocabularyContrast = Vocabulary.extend({
  name: '全部种类与状态：高对比 Contrast',
  globals: { theme: 'contrast' },
});
export const Care = Playground.extend({ name: '关怀版 Care', globals: { care: 'on' } });
export const RightToLeft = Playground.extend({ name: '从右到左 Right to left', globals: { direction: 'rtl' } });

export const English = meta.story({
  name: '英文 English',
  globals: { locale: 'en' },
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    await expect(root.getByRole('heading', { name: 'July 2025', level: 4 })).toBeVisible();
    await expect(root.getByRole('button', { name: 'All 22' })).toBeVisible();
  },
});
