import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { colours, contrastRatio, schemes, signPairs, textPairs, type Scheme } from '@yijian/elements/tokens';
import preview from '../../.storybook/preview.js';
import { swatch } from './swatch.js';

const meta = preview.meta({
  title: 'Foundations/Colour 颜色',
  parameters: { controls: { disable: true } },
});

/** Three hues in all: blue for what is ours and what is good, ochre for caution, red for what is serious. Words and shapes say the same. */
export const Palette = meta.story({
  name: '色板 Palette',
  render: () => html`
    <table class="foundation">
      <caption>
        颜色令牌 Colour tokens
      </caption>
      <thead>
        <tr>
          <th scope="col">令牌 Token</th>
          <th scope="col">用途 Use</th>
          ${schemes.map((scheme) => html`<th scope="col">${scheme}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${Object.entries(colours).map(
          ([name, token]) => html`
            <tr>
              <th scope="row"><code>--yj-${name}</code></th>
              <td>${token.use}</td>
              ${schemes.map((scheme) => html`<td>${swatch(token[scheme])} <code>${token[scheme]}</code></td>`)}
            </tr>
          `,
        )}
      </tbody>
    </table>
  `,
});

const pairs = (caption: string, list: typeof textPairs, least: number): TemplateResult => html`
  <table class="foundation">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">前景 Foreground</th>
        <th scope="col">背景 Background</th>
        ${schemes.map((scheme) => html`<th scope="col">${scheme}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${list.map(
        ([foreground, background]) => html`
          <tr>
            <th scope="row"><code>${foreground}</code></th>
            <td><code>${background}</code></td>
            ${schemes.map((scheme) => html`<td>${swatch(colours[background][scheme], colours[foreground][scheme])} ${figure(foreground, background, scheme, least)}</td>`)}
          </tr>
        `,
      )}
    </tbody>
  </table>
`;

function figure(
  foreground: keyof typeof colours,
  background: keyof typeof colours,
  scheme: Scheme,
  least: number,
): TemplateResult {
  const ratio = contrastRatio(colours[foreground][scheme], colours[background][scheme]);
  return html`<span data-ratio=${ratio} data-least=${least}>${ratio.toFixed(2)} : 1</span>`;
}

/** Measured here and now from the tokens: at least 4.5 to 1 for text. */
export const TextContrast = meta.story({
  name: '文字对比度 Contrast of text',
  render: () => pairs('文字与背景：不低于 4.5 : 1', textPairs, 4.5),
  play: ({ canvasElement }) => enough(canvasElement),
});

/** At least 3 to 1 for signs and edges that carry meaning. */
export const SignContrast = meta.story({
  name: '图形对比度 Contrast of signs',
  render: () => pairs('图形与背景：不低于 3 : 1', signPairs, 3),
  play: ({ canvasElement }) => enough(canvasElement),
});

async function enough(canvas: HTMLElement): Promise<void> {
  const figures = [...canvas.querySelectorAll<HTMLElement>('[data-ratio]')];
  await expect(figures.length).toBeGreaterThan(20);
  for (const { dataset } of figures)
    await expect(Number(dataset['ratio'])).toBeGreaterThanOrEqual(Number(dataset['least']));
}
