import { care, constants, sizes, targetPx } from '@yijian/elements/tokens';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { careScales } from '../../.storybook/toolbars.js';
import preview from '../../.storybook/preview.js';
import { foundationTable } from './foundation-table.js';
import { styled } from './swatch.js';

const meta = preview.meta({
  id: 'foundations-space',
  title: '基础 Foundations/间距 Space',
  parameters: { controls: { disable: true } },
});

const base = 16;
const px = (of: number, scale: number): string => `${+(base * of * scale).toFixed(1)}px`;

/** Space grows with the type, so that larger type keeps its proportions. */
export const Space = meta.story({
  name: '间距 Space',
  render: () =>
    foundationTable(
      '间距 Space scale',
      ['令牌 Token', '用途 Use', ...Object.values(careScales).map((scale) => `×${scale}`), '样例 Sample'],
      Object.entries(sizes)
        .filter(([name]) => name.startsWith('space-'))
        .map(
          ([name, { of, use }]) =>
            html`<tr>
              <th scope="row"><code>--_yj-${name}</code></th>
              <td>${use}</td>
              ${Object.values(careScales).map((scale) => html`<td>${px(of, scale)}</td>`)}
              <td><span class="measure" ${styled({ width: px(of, 1) })}></span></td>
            </tr>`,
        ),
    ),
});

/** The least height of what is pressed: 36 px with a mouse, 44 px with a finger, 60 px in the care mode. */
export const Targets = meta.story({
  name: '点按区 Targets',
  render: () =>
    html`<div class="gallery">
      ${Object.entries({
        '鼠标 Mouse': targetPx.fine,
        '触摸 Finger': targetPx.coarse,
        '关怀版 Care': care.targetPx,
      }).map(
        ([name, height]) =>
          html`<figure>
            <figcaption>${name}</figcaption>
            <span class="target" data-px=${height} ${styled({ height: `${height}px` })}>${height} px</span>
          </figure>`,
      )}
    </div>`,
  play: async ({ canvasElement }) => {
    for (const target of canvasElement.querySelectorAll<HTMLElement>('.target'))
      await expect(target.offsetHeight).toBe(Number(target.dataset['px']));
  },
});

export const Constants = meta.story({
  name: '不变的值 Constants',
  render: () =>
    foundationTable(
      '不随主题与字号变化 What neither theme nor scale changes',
      ['令牌 Token', '用途 Use', '值 Value'],
      Object.entries(constants)
        .filter(([name]) => !name.startsWith('font-'))
        .map(
          ([name, { use, value }]) =>
            html`<tr>
              <th scope="row"><code>--yj-${name}</code></th>
              <td>${use}</td>
              <td>${value}</td>
            </tr>`,
        ),
    ),
});
