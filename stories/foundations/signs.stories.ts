import { codeLabel } from '@yijian/standard/codes';
import { tones } from '@yijian/elements/tokens';
import { html } from 'lit';
import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.js';
import { foundationTable } from './foundation-table.js';

const meta = preview.meta({
  id: 'foundations-signs',
  title: 'Foundations/Signs 图形',
  tags: ['autodocs'],
  parameters: { controls: { disable: true } },
});

const outlines: Readonly<Record<(typeof tones)[number], string>> = {
  excellent: '实心圆与勾 Full disc with a tick',
  good: '圆环与勾 Ring with a tick',
  neutral: '圆环与横 Ring with a dash',
  caution: '三角 Triangle',
  serious: '实心八角 Full octagon',
};

/**
 * Five tones, told apart by outline alone, so that they can be read in grey, in print and by those who do not tell colours apart. The signs are
 * part of the elements: a page gives the tone, never the drawing.
 */
export const Tones = meta.story({
  name: '五种语义 Five tones',
  render: () =>
    foundationTable(
      '语义与外形 Tones and outlines',
      ['语义 Tone', '外形 Outline', '行内 Inline', '标准 Standard'],
      tones.map((tone) => {
        const words = codeLabel('tone', tone);
        const badge = (size: string) =>
          html`<yj-credit-badge
            size=${size}
            grade=${tone}
            grade-label=${words}
            tone=${tone}
            as-of="2026-01-15"
          ></yj-credit-badge>`;
        return html`<tr>
          <th scope="row"><code>${tone}</code></th>
          <td>${outlines[tone]}</td>
          <td>${badge('inline')}</td>
          <td>${badge('standard')}</td>
        </tr>`;
      }),
    ),
  play: async ({ canvasElement }) => {
    const drawings = tones.map((_, row) =>
      canvasElement
        .querySelector(`tr:nth-child(${row + 1}) yj-credit-badge[size='inline']`)
        ?.shadowRoot?.querySelector('svg path')
        ?.getAttribute('d'),
    );
    await expect(new Set(drawings).size).toBe(tones.length);
    await expect(drawings).not.toContain(undefined);
  },
});

export const TonesInGrey = Tones.extend({
  name: '灰度 In grey',
  decorators: [(story) => html`<div class="grey">${story()}</div>`],
});
