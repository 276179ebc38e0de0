import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import preview from '../../.storybook/preview.js';
import { emptyPlan, lanxiPlan } from '../fixtures/lanxi-plan.js';
import { storyDay } from '../fixtures/region.js';
import { smallPlan } from '../fixtures/small-plan.js';
import { anatomy, everyPartIsThere, type Part } from './anatomy.js';
import { readStateMatrix } from './read-state-matrix.js';
import { rootOf } from './root-of.js';
import { rules } from './rules.js';

/** The drawings of the matrix's docs page. */
const meta = preview.meta({
  id: 'elements-task-matrix-pictures',
  title: '元素 Elements/任务分工矩阵 Task matrix 图解',
  tags: ['!dev'],
  parameters: { controls: { disable: true } },
});

const given = (data: unknown): TemplateResult =>
  html`<yj-task-matrix .data=${data} today=${storyDay}></yj-task-matrix>`;

const parts: readonly Part[] = [
  { selector: '[part~="header"]', name: '方案抬头', says: '标题、效力、文号、机关、日期、目标、牵头规则及其出处。' },
  { selector: '[part~="stages"]', name: '实施步骤', says: '时间轴；原文未写起止的时段画成虚线，不替文件决定。' },
  { selector: '.targets', name: '数量目标', says: '数值、计量单位、期限。' },
  { selector: '.toolbar', name: '工具条', says: '文本与视图的选择、导出、展开与收起。' },
  { selector: '.filters', name: '筛选', says: '搜索、单位、角色、进展、阶段。' },
  { selector: '[part~="legend"]', name: '图例', says: '六边形“牵”、房形“分”、方形“责”、圆形“参”；进展另有图形。' },
  { selector: '[role="treegrid"] thead', name: '单位', says: '滚动时停在上方。' },
  {
    selector: '[role="treegrid"] tbody [role="rowheader"], [role="treegrid"] tbody th',
    name: '任务',
    says: '树形，滚动时停在起始一侧。',
  },
  { selector: '[role="treegrid"] .role-sign', name: '分工', says: '外形、字、颜色同义；格内另有进展。' },
];

export const Anatomy = meta.story({
  name: '构成 Anatomy',
  render: () => html`<div class="tall-anatomy">${anatomy(given(lanxiPlan), parts)}</div>`,
  play: ({ canvasElement }) => everyPartIsThere(canvasElement, parts),
});

export const Rules = meta.story({
  name: "宜与不宜 Do and don't",
  render: () =>
    rules([
      {
        good: { picture: given(smallPlan), says: '角色由文件自己的规则给出；窄处自动变为折叠列表。' },
        bad: {
          picture: html`<table class="foundation">
            <caption>
              责任分解表
            </caption>
            <tr>
              <th scope="row">建立部门协同机制</th>
              <td>州卫生健康委员会牵头，其他单位配合</td>
            </tr>
          </table>`,
          says: '自拟“牵头、配合”：原文没有这样写，其他单位也不再有名字。',
        },
      },
      {
        good: {
          picture: html`<p>鹿寨县 2021：正文与附件分别显示，不同之处并列标出。</p>`,
          says: '两个文本都保留，差异标明。',
        },
        bad: {
          picture: html`<p>“以附件为准，正文已更正。”</p>`,
          says: '替文件作决定，合并正文与附件。',
        },
      },
    ]),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByText('✓ 宜 Do')).toHaveLength(canvas.getAllByText("✕ 不宜 Don't").length);
  },
});

/** On paper nothing scrolls and nothing is folded. */
export const Print = meta.story({
  name: '打印预览 Print preview',
  globals: { medium: 'print' },
  render: () => html`<div class="desk"><div class="sheet">${given(lanxiPlan)}</div></div>`,
  // Nobody reads paper with a screen reader.
  parameters: { a11y: { test: 'off' }, docs: { story: { inline: false, height: '1100px' } } },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, 'yj-task-matrix');
    await waitFor(() => expect(root.querySelector('[role="treegrid"]')).toBeVisible());
    for (const button of root.querySelectorAll('.no-print')) await expect(button).not.toBeVisible();
  },
});

export const StateMatrix = meta.story({
  name: '状态总表 State matrix',
  ...readStateMatrix({
    tagName: 'yj-task-matrix',
    server: { matrices: [smallPlan] },
    emptyServer: { matrices: [emptyPlan] },
    element: (_, onLoad) =>
      html`<yj-task-matrix plan=${smallPlan.plan.id} today=${storyDay} @yj-load=${onLoad}></yj-task-matrix>`,
    faulty: () => given({ plan: '不是方案' }),
  }),
});
