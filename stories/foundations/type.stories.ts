import { care, constants, sizes } from '@yijian/elements/tokens';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { careScales } from '../../.storybook/toolbars.js';
import preview from '../../.storybook/preview.js';
import { foundationTable } from './foundation-table.js';
import { styled } from './swatch.js';

const meta = preview.meta({
  id: 'foundations-type',
  title: '基础 Foundations/字体与字号 Type',
  parameters: { controls: { disable: true } },
});

const base = 16;
const px = (of: number, scale: number = careScales.off): string => `${+(base * of * scale).toFixed(1)}px`;
const steps = Object.entries(sizes).filter(([name]) => name.startsWith('text-'));
const family = { fontFamily: constants['font-family'].value };

/** No `rem`: a portal's root size must not reach the elements. Sizes follow `--yj-font-size` (16 px) times the scale of the care mode. */
export const Type = meta.story({
  name: '字号 Sizes',
  render: () =>
    foundationTable(
      '字号与关怀版 Sizes and the care mode',
      ['令牌 Token', '用途 Use', ...Object.values(careScales).map((scale) => `×${scale}`), '行高 Line', '样例 Sample'],
      steps.map(
        ([name, { of, use }]) =>
          html`<tr>
            <th scope="row"><code>--_yj-${name}</code></th>
            <td>${use}</td>
            ${Object.values(careScales).map((scale) => html`<td data-px=${base * of * scale}>${px(of, scale)}</td>`)}
            <td>${of > 1 ? constants['line-height-tight'].value : constants['line-height'].value}</td>
            <td ${styled({ ...family, fontSize: px(of), lineHeight: constants['line-height-tight'].value })}>
              监管公开透明 Open supervision 2026-03-15
            </td>
          </tr>`,
      ),
    ),
  play: async ({ canvasElement }) => {
    const shown = [...canvasElement.querySelectorAll<HTMLElement>('[data-px]')];
    await expect(shown).toHaveLength(steps.length * Object.keys(careScales).length);
    // Nothing that is read is smaller than 13 px.
    for (const { dataset } of shown) await expect(Number(dataset['px'])).toBeGreaterThanOrEqual(13);
  },
});

/** The largest heading, body and notes in the three sizes that a reader can ask for. */
export const CareSizes = meta.story({
  name: '关怀版 Care sizes',
  render: () =>
    html`<div class="gallery">
      ${Object.values(careScales).map(
        (scale) =>
          html`<figure>
            <figcaption>×${scale}${scale === care.scale ? ' · data-yj-care' : ''}</figcaption>
            <p ${styled({ ...family, margin: '0', fontSize: px(sizes['text-l'].of, scale), fontWeight: '600' })}>
              机构信用公示
            </p>
            <p ${styled({ ...family, margin: '0', fontSize: px(sizes['text-m'].of, scale) })}>
              基本守信，评价日期 2026-01-15。
            </p>
            <p ${styled({ ...family, margin: '0', fontSize: px(sizes['text-s'].of, scale) })}>
              澜溪州卫生健康委员会（虚构）
            </p>
          </figure>`,
      )}
    </div>`,
});

const stacks = [
  ['font-family', '中文与西文正文 Chinese and Latin'],
  ['font-family-mono', '代码、编号 Codes and numbers'],
] as const;

/** Chinese first: the typeface is what the reader's system has, and nothing is fetched. */
export const Typefaces = meta.story({
  name: '字体 Typefaces',
  render: () =>
    foundationTable(
      '字体次序 Font stacks',
      ['令牌 Token', '次序 In order', '样例 Sample'],
      stacks.map(
        ([name, use]) =>
          html`<tr>
            <th scope="row"><code>--yj-${name}</code><br />${use}</th>
            <td>
              <ol class="stacked">
                ${constants[name].value.split(', ').map((font) => html`<li>${font.replaceAll('"', '')}</li>`)}
              </ol>
            </td>
            <td ${styled({ fontFamily: constants[name].value, lineHeight: constants['line-height'].value })}>
              医疗卫生行业综合监管<br />
              Health supervision, open to everybody<br />
              12990100MB0000000X · ¥12,000.50
            </td>
          </tr>`,
      ),
    ),
});

/** Chinese and Latin in one line, figures in columns, punctuation as each language has it. */
export const Mixed = meta.story({
  name: '中西文混排 Mixed text',
  render: () =>
    html`<div class="stack">
      <figure>
        <figcaption>同一行 In one line · ${constants['line-height'].value}</figcaption>
        <p ${styled({ ...family, margin: '0', maxWidth: '34em', lineHeight: constants['line-height'].value })}>
          依据《医疗机构管理条例》，云渡县卫生健康局（虚构）于 2026-03-15 对 12 家机构开展“双随机、一公开”抽查，其中 3
          家使用 HIS 系统 v4.2，罚款合计 ¥12,000.50，占 25%。
        </p>
      </figure>
      <figure>
        <figcaption>等宽数字 Figures in columns</figcaption>
        <table class="foundation figures" ${styled(family)}>
          <tbody>
            ${['1,111.00', '20,480.50', '999,999.99'].map(
              (amount, index) =>
                html`<tr>
                  <th scope="row">2026-0${index + 1}-1${index}</th>
                  <td ${styled({ textAlign: 'right' })}>${amount} 元</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </figure>
      <figure>
        <figcaption>长词不撑破 A word that cannot be broken</figcaption>
        <p ${styled({ ...family, margin: '0', maxWidth: '16em', overflowWrap: 'break-word' })}>
          许可证号 PDY990121-YJ-SAMPLE-YJ-SAMPLE-YJ-SAMPLE-0001，照录不省略。
        </p>
      </figure>
    </div>`,
});
