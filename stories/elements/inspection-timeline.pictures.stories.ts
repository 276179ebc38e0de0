import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import preview from '../../.storybook/preview.js';
import { facilities, storyDay } from '../fixtures/region.js';
import { shortTimeline } from '../fixtures/short-timeline.js';
import { emptyTimeline, richTimeline } from '../fixtures/timelines.js';
import { anatomy, everyPartIsThere, type Part } from './anatomy.js';
import { readStateMatrix } from './read-state-matrix.js';
import { rootOf } from './root-of.js';
import { rules } from './rules.js';

/** The drawings of the timeline's docs page. */
const meta = preview.meta({
  id: 'elements-inspection-timeline-pictures',
  title: '元素 Elements/监管时间线 Inspection timeline 图解',
  tags: ['!dev'],
  parameters: { controls: { disable: true } },
});

const given = (data: unknown): TemplateResult =>
  html`<yj-inspection-timeline .data=${data} today=${storyDay}></yj-inspection-timeline>`;

const parts: readonly Part[] = [
  { selector: '[part~="header"]', name: '抬头', says: '机构名称、记录总数、起止年月。' },
  {
    selector: '[part~="density"]',
    name: '年度条',
    says: '每年十二格，高低表示当月记录数；已载入的年份可点；窄处几年合为一格。',
  },
  { selector: '[part~="filter"]', name: '种类按钮', says: '按种类筛选，带数量，可多选；“全部”恢复。' },
  { selector: '.year-heading', name: '年标题', says: '滚动时停在上方；固定页头用 --yj-sticky-top 让开。' },
  { selector: '.month-heading', name: '月标题', says: '在年标题之下。' },
  { selector: '[part~="event"] .tone-mark', name: '语义图形', says: '优、良、中性、注意、严重，与徽标同一套。' },
  { selector: '[part~="event"] .kind', name: '种类', says: '图形与名称；每种外形不同。' },
  { selector: '[part~="event"] time', name: '日期', says: '事情发生的日期，不是公布的日期。' },
  { selector: '[part~="event"] .title', name: '标题', says: '数据的原话；可展开详情。' },
  { selector: '.chain.cause', name: '起因', says: '这件事因何而起；点一下跳过去。' },
  { selector: '.chain.effect', name: '后果', says: '这件事引出什么。' },
];

export const Anatomy = meta.story({
  name: '构成 Anatomy',
  render: () => anatomy(given(shortTimeline), parts),
  play: ({ canvasElement }) => everyPartIsThere(canvasElement, parts),
});

export const Rules = meta.story({
  name: "宜与不宜 Do and don't",
  render: () =>
    rules([
      {
        good: { picture: given(shortTimeline), says: '链条完整：发现、整改、复查、处罚都在，先后一目了然。' },
        bad: {
          picture: html`<h4>处罚曝光台</h4>
            <ul>
              <li>2025-07-02 警告、罚款 5,000.00 元</li>
            </ul>`,
          says: '只摘处罚：不见起因，也不见已经改正、修复。',
        },
      },
      {
        good: {
          picture: given(emptyTimeline),
          says: '没有记录就说没有记录。',
        },
        bad: {
          picture: html`<p><b>该机构表现良好</b></p>`,
          says: '把“没有记录”写成好评。',
        },
      },
    ]),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByText('✓ 宜 Do')).toHaveLength(canvas.getAllByText("✕ 不宜 Don't").length);
  },
});

/** As a ledger: no buttons, every event that is loaded, and how many of how many at the end. */
export const Print = meta.story({
  name: '打印预览 Print preview',
  globals: { medium: 'print' },
  render: () => html`<div class="desk"><div class="sheet">${given(richTimeline)}</div></div>`,
  // Nobody reads paper with a screen reader.
  parameters: { a11y: { test: 'off' }, docs: { story: { inline: false, height: '1100px' } } },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, 'yj-inspection-timeline');
    await waitFor(() => expect(root.querySelector('[part~="density"]')).not.toBeVisible());
    await expect(root).toHaveTextContent(/本页打印 22 条/);
  },
});

const records = { timelines: [shortTimeline] };
const none = { timelines: [emptyTimeline] };

export const StateMatrix = meta.story({
  name: '状态总表 State matrix',
  ...readStateMatrix({
    tagName: 'yj-inspection-timeline',
    server: records,
    emptyServer: none,
    element: (what, onLoad) =>
      html`<yj-inspection-timeline
        facility=${what === 'full' ? facilities.clinic.id : facilities.newcomer.id}
        today=${storyDay}
        @yj-load=${onLoad}
      ></yj-inspection-timeline>`,
    faulty: () => given({ note: '不是时间线' }),
  }),
});
