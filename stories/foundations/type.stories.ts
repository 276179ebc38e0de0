import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { expect } from 'storybook/test';
import { care, constants, sizes, targetPx } from '@yijian/elements/tokens';
import preview from '../../.storybook/preview.js';

const meta = preview.meta({
  title: 'Foundations/Type and space 字号与间距',
  parameters: { controls: { disable: true } },
});

const base = 16;
const px = (of: number, scale = 1): string => `${+(base * of * scale).toFixed(1)} px`;
const sized = (property: 'fontSize' | 'width', value: string): ReturnType<typeof ref> =>
  ref((element) => {
    if (element instanceof HTMLElement) element.style[property] = value;
  });

const entries = Object.entries(sizes);

const table = (caption: string, rows: TemplateResult[]): TemplateResult => html`
  <table class="foundation">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">令牌 Token</th>
        <th scope="col">用途 Use</th>
        <th scope="col">标准 Standard</th>
        <th scope="col">关怀版 Care ×${care.scale}</th>
        <th scope="col">样例 Sample</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>
`;

/** No `rem`: a portal's root size must not reach the elements. Sizes follow `--yj-font-size` (16 px) times the scale of the care mode. */
export const Type = meta.story({
  name: '字号 Type',
  render: () =>
    table(
      '字号 Type scale',
      entries
        .filter(([name]) => name.startsWith('text-'))
        .map(
          ([name, { of, use }]) => html`
            <tr>
              <th scope="row"><code>--yj-${name}</code></th>
              <td>${use}</td>
              <td data-px=${base * of}>${px(of)}</td>
              <td>${px(of, care.scale)}</td>
              <td ${sized('fontSize', px(of).replace(' ', ''))}>监管公开透明 Open supervision 2026-03-15</td>
            </tr>
          `,
        ),
    ),
  play: async ({ canvasElement }) => {
    // Nothing that is read is smaller than 12 px.
    for (const { dataset } of canvasElement.querySelectorAll<HTMLElement>('[data-px]'))
      await expect(Number(dataset['px'])).toBeGreaterThanOrEqual(12);
  },
});

export const Space = meta.story({
  name: '间距 Space',
  render: () =>
    table(
      '间距 Space scale',
      entries
        .filter(([name]) => name.startsWith('space-'))
        .map(
          ([name, { of, use }]) => html`
            <tr>
              <th scope="row"><code>--yj-${name}</code></th>
              <td>${use}</td>
              <td>${px(of)}</td>
              <td>${px(of, care.scale)}</td>
              <td><span class="swatch" ${sized('width', px(of * 4).replace(' ', ''))}></span></td>
            </tr>
          `,
        ),
    ),
});

/** Targets are 36 px with a mouse, 44 px with a finger, 60 px in the care mode. */
export const Constants = meta.story({
  name: '不变的值 Constants',
  render: () => html`
    <table class="foundation">
      <caption>
        不随主题与字号变化 What neither theme nor scale changes
      </caption>
      <thead>
        <tr>
          <th scope="col">令牌 Token</th>
          <th scope="col">用途 Use</th>
          <th scope="col">值 Value</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(constants).map(
          ([name, { use, value }]) =>
            html`<tr>
              <th scope="row"><code>--yj-${name}</code></th>
              <td>${use}</td>
              <td>${value}</td>
            </tr>`,
        )}
        <tr>
          <th scope="row">点按区 Targets</th>
          <td>鼠标 · 触摸 · 关怀版 Mouse, finger, care</td>
          <td>${targetPx.fine} · ${targetPx.coarse} · ${care.targetPx} px</td>
        </tr>
      </tbody>
    </table>
  `,
});
