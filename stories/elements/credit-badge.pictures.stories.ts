import type { CreditBadgeSize } from '@yijian/elements';
import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import preview from '../../.storybook/preview.js';
import { creditSummaries, richSummaries, ratingStatuses } from '../fixtures/credit-summaries.js';
import { creditSchemes } from '../fixtures/credit-schemes.js';
import { storyDay } from '../fixtures/region.js';
import { styled } from '../foundations/swatch.js';
import { anatomy, everyPartIsThere, type Part } from './anatomy.js';
import { rootOf } from './root-of.js';
import { rules } from './rules.js';
import { stateMatrix } from './state-matrix.js';

/** The drawings of the badge's docs page. */
const meta = preview.meta({
  id: 'elements-credit-badge-pictures',
  title: '元素 Elements/信用徽标 Credit badge 图解',
  tags: ['!dev'],
  parameters: { controls: { disable: true } },
});

const full = creditSummaries({
  grade: 1,
  status: 'repaired',
  points: 6,
  earlier: [2, 1, 0],
  lists: [{ kind: 'key-supervision', listEntryId: 'lst-story-0001', enteredOn: '2025-07-08' }],
});

const parts: readonly Part[] = [
  { selector: '.subject', name: '对象', says: '谁的等级。' },
  { selector: '.plate', name: '等级牌', says: '等级代码；代码不宜成牌时是语义图形。颜色只是第三种提示。' },
  { selector: '.scheme', name: '方案', says: '等级出自哪个方案。' },
  { selector: '.head .grade', name: '等级名称', says: '方案自己的词，不作改写。' },
  { selector: '.flag', name: '状态', says: '已修复、复核中、已过期等，写在等级旁。' },
  { selector: '.row', text: '评价日期', name: '评价日期', says: '始终显示，格式 YYYY-MM-DD。' },
  { selector: '.row', text: '评价得分', name: '得分与满分', says: '方案计分时才有。' },
  { selector: '.row', text: '列入名单', name: '名单', says: '现在列入的名单，各写一次，并写列入日期。' },
  { selector: '.row', text: '本周期记分', name: '记分', says: '本周期累计与全部后果。' },
  { selector: '.row', text: '评价机关', name: '机关', says: '由谁评价。' },
  { selector: '.row', text: '以往结果', name: '以往结果', says: '最近两三次，各有日期。' },
  { selector: '.foot', name: '评价页面', says: '通往机关自己的公示；整个徽标里唯一的链接。' },
];

export const Anatomy = meta.story({
  name: '构成 Anatomy',
  render: () => anatomy(html`<yj-credit-badge .data=${full} size="card" today=${storyDay}></yj-credit-badge>`, parts),
  play: ({ canvasElement }) => everyPartIsThere(canvasElement, parts),
});

const badge = (grade: number, size = 'inline'): TemplateResult =>
  html`<yj-credit-badge .data=${creditSummaries({ grade })} size=${size} today=${storyDay}></yj-credit-badge>`;

const dot = (background: string): TemplateResult => html`<span class="bad-dot" ${styled({ background })}></span>`;

export const Rules = meta.story({
  name: "宜与不宜 Do and don't",
  render: () =>
    rules([
      {
        good: {
          picture: html`${badge(0)}<br />${badge(2)}<br />${badge(3)}`,
          says: '文字、外形、颜色一起说明等级，旁边有日期。',
        },
        bad: {
          picture: html`<p>${dot('#0b4a8c')}甲诊所（虚构）</p>
            <p>${dot('#8a4b00')}乙诊所（虚构）</p>
            <p>${dot('#a81e1e')}丙诊所（虚构）</p>`,
          says: '只用颜色：灰度打印、色觉不同的人读不出，也没有日期和机关。',
        },
      },
      {
        good: {
          picture: html`<p>云渡县示例口腔诊所（虚构），${badge(1)}，诊疗科目为口腔科。</p>`,
          says: '行文里用 inline，与文字同高，换行也不拆开等级。',
        },
        bad: {
          picture: html`<p>云渡县示例口腔诊所（虚构），诊疗科目为口腔科。</p>
            ${badge(1, 'card')}`,
          says: '一句话里插一张卡片：打断阅读，一页很多张时找不到要点。',
        },
      },
      {
        good: {
          picture: html`<yj-credit-badge
            .data=${creditSummaries({ status: 'unrated' })}
            today=${storyDay}
          ></yj-credit-badge>`,
          says: '没有评定就写“未评定”，中性色。',
        },
        bad: {
          picture: html`<p><b>无不良记录</b></p>
            <p>信用良好</p>`,
          says: '把“没有数据”写成好评：评价机关没有这样说过。',
        },
      },
    ]),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByText('✓ 宜 Do')).toHaveLength(canvas.getAllByText("✕ 不宜 Don't").length);
  },
});

/** The page as it leaves the printer: light, without grounds, with the address written out. */
export const Print = meta.story({
  name: '打印预览 Print preview',
  globals: { medium: 'print' },
  render: () =>
    html`<div class="desk">
      <div class="sheet">
        <h3>机构信用公示（虚构示例）</h3>
        <p>云渡县示例口腔诊所（虚构）：${badge(1)}</p>
        <yj-credit-badge .data=${richSummaries} size="card" today=${storyDay}></yj-credit-badge>
        <yj-credit-badge .data=${richSummaries} size="seal" today=${storyDay}></yj-credit-badge>
      </div>
    </div>`,
  // Nobody reads paper with a screen reader.
  parameters: { a11y: { test: 'off' }, docs: { story: { inline: false, height: '900px' } } },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, 'yj-credit-badge[size="card"]');
    await waitFor(async () => {
      const link = root.querySelector('a');
      await expect(link && getComputedStyle(link, '::after').content).toContain('credit.lanxi.example');
    });
  },
});

const { grades } = creditSchemes.letters;

/** Every standing by grade, scheme and language in one size, as a story. */
const matrixOf = (size: CreditBadgeSize) => ({
  name: `状态总表 ${size}`,
  render: () =>
    stateMatrix({
      caption: `等级 × 状态 × 主题 × 语言，尺寸 ${size}`,
      rows: ratingStatuses,
      columns: grades.map(({ code, label }, grade) => ({ name: `${code} ${label}`, value: grade })),
      cell: (status, grade) =>
        html`<yj-credit-badge
          .data=${creditSummaries({ status, grade })}
          size=${size}
          today=${storyDay}
        ></yj-credit-badge>`,
    }),
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const badges = [...canvasElement.querySelectorAll('yj-credit-badge')];
    await expect(badges).toHaveLength(ratingStatuses.length * grades.length * 6);
    for (const element of badges) {
      await element.updateComplete;
      await expect(element.shadowRoot?.querySelector('.yj-root')?.textContent.trim()).not.toBe('');
    }
  },
});

export const MatrixInline = meta.story(matrixOf('inline'));
export const MatrixStandard = meta.story(matrixOf('standard'));
export const MatrixCard = meta.story(matrixOf('card'));
export const MatrixSeal = meta.story(matrixOf('seal'));
