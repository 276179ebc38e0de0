import { care, constants, sizes, targetPx } from '@yijian/elements/tokens';
import { html } from 'lit';
import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.js';
import { foundationTable } from './foundation-table.js';
import { styled } from './swatch.js';

const meta = preview.meta({
  id: 'foundations-type',
  title: 'Foundations/Type and space 字号与间距',
  tags: ['autodocs'],
  parameters: { controls: { disable: true } },
});

const base = 16;
const px = (of: number, scale = 1): string => `${+(base * of * scale).toFixed(1)}px`;
const sizesOf = (prefix: string) => Object.entries(sizes).filter(([name]) => name.startsWith(prefix));
const scaleColumns = ['令牌 Token', '用途 Use', '标准 Standard', `关怀版 Care ×${care.scale}`];

/** No `rem`: a portal's root size must not reach the elements. Sizes follow `--yj-font-size` (16 px) times the scale of the care mode. */
export const Type = meta.story({
  name: '字号 Type',
  render: () =>
    foundationTable(
      '字号 Type scale',
      [...scaleColumns, '样例 Sample'],
      sizesOf('text-').map(
        ([name, { of, use }]) =>
          html`<tr>
            <th scope="row"><code>--_yj-${name}</code></th>
            <td>${use}</td>
            <td data-px=${base * of}>${px(of)}</td>
            <td>${px(of, care.scale)}</td>
            <td ${styled({ fontSize: px(of) })}>监管公开透明 Open supervision 2026-03-15</td>
          </tr>`,
      ),
    ),
  play: async ({ canvasElement }) => {
    const steps = [...canvasElement.querySelectorAll<HTMLElement>('[data-px]')].map(({ dataset }) =>
      Number(dataset['px']),
    );
    await expect(steps.length).toBeGreaterThan(3);
    // Nothing that is read is smaller than 13 px.
    for (const step of steps) await expect(step).toBeGreaterThanOrEqual(13);
  },
});

/** Chinese first: the typeface is what the reader's system has, figures stand in columns, lines have room. */
export const Typefaces = meta.story({
  name: '字体 Typefaces',
  render: () => html`
    <div class="stack">
      ${(['font-family', 'font-family-mono'] as const).map(
        (name) =>
          html`<figure>
            <figcaption><code>--yj-${name}</code> · ${constants[name].use}</figcaption>
            <p
              ${styled({ fontFamily: constants[name].value, lineHeight: constants['line-height'].value, margin: '0' })}
            >
              医疗卫生行业综合监管 · 机构自治、行业自律、政府监管、社会监督<br />
              Health supervision, open to everybody: 0123456789<br />
              统一社会信用代码 12990100MB0000000X · ¥12,000.50 · 2026-03-15
            </p>
          </figure>`,
      )}
    </div>
  `,
});

export const Space = meta.story({
  name: '间距 Space',
  render: () =>
    foundationTable(
      '间距 Space scale',
      [...scaleColumns, '样例 Sample'],
      sizesOf('space-').map(
        ([name, { of, use }]) =>
          html`<tr>
            <th scope="row"><code>--_yj-${name}</code></th>
            <td>${use}</td>
            <td>${px(of)}</td>
            <td>${px(of, care.scale)}</td>
            <td><span class="measure" ${styled({ width: px(of) })}></span></td>
          </tr>`,
      ),
    ),
});

/** Targets are 36 px with a mouse, 44 px with a finger, 60 px in the care mode. */
export const Constants = meta.story({
  name: '不变的值 Constants',
  render: () =>
    foundationTable(
      '不随主题与字号变化 What neither theme nor scale changes',
      ['令牌 Token', '用途 Use', '值 Value'],
      [
        ...Object.entries(constants).map(
          ([name, { use, value }]) =>
            html`<tr>
              <th scope="row"><code>--yj-${name}</code></th>
              <td>${use}</td>
              <td>${value}</td>
            </tr>`,
        ),
        html`<tr>
          <th scope="row">点按区 Targets</th>
          <td>鼠标 · 触摸 · 关怀版 Mouse, finger, care</td>
          <td>${targetPx.fine} · ${targetPx.coarse} · ${care.targetPx} px</td>
        </tr>`,
      ],
    ),
});
