import {
  colours,
  contrastRatio,
  schemes,
  signPairs,
  textPairs,
  type ColourName,
  type Scheme,
} from '@yijian/elements/tokens';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.js';
import { foundationTable } from './foundation-table.js';
import { schemeName } from './scheme-name.js';
import { signSwatch, swatch, textSwatch } from './swatch.js';

const meta = preview.meta({
  id: 'foundations-colour',
  title: 'Foundations/Colour 颜色',
  tags: ['autodocs'],
  parameters: { controls: { disable: true } },
});

/**
 * Three hues in all: blue for what is ours and what is good, ochre for caution, red for what is serious. Words and shapes say the same.
 *
 * A page overrides `--yj-accent` for the light scheme, `--yj-dark-accent` for the dark one, `--yj-contrast-accent` for high contrast.
 */
export const Palette = meta.story({
  name: '色板 Palette',
  render: () =>
    foundationTable(
      '颜色令牌 Colour tokens',
      ['令牌 Token', '用途 Use', ...schemes.map((scheme) => schemeName[scheme]), '强制颜色 Forced colours'],
      Object.entries(colours).map(
        ([name, token]) =>
          html`<tr>
            <th scope="row"><code>--yj-${name}</code></th>
            <td>${token.use}</td>
            ${schemes.map((scheme) => html`<td>${swatch(token[scheme])} <code>${token[scheme]}</code></td>`)}
            <td><code>${token.forced}</code></td>
          </tr>`,
      ),
    ),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('row')).toHaveLength(Object.keys(colours).length + 1);
  },
});

function pairs(
  caption: string,
  list: typeof textPairs,
  least: number,
  sample: (foreground: string, background: string) => TemplateResult,
): TemplateResult {
  const cell = (foreground: ColourName, background: ColourName, scheme: Scheme): TemplateResult => {
    const [front, back] = [colours[foreground][scheme], colours[background][scheme]];
    const ratio = contrastRatio(front, back);
    return html`<td>
      ${sample(front, back)} <span data-ratio=${ratio} data-least=${least}>${ratio.toFixed(2)} : 1</span>
    </td>`;
  };
  return foundationTable(
    caption,
    ['前景 Foreground', '背景 Background', ...schemes.map((scheme) => schemeName[scheme])],
    list.map(
      ([foreground, background]) =>
        html`<tr>
          <th scope="row"><code>${foreground}</code></th>
          <td><code>${background}</code></td>
          ${schemes.map((scheme) => cell(foreground, background, scheme))}
        </tr>`,
    ),
  );
}

async function enough(canvas: HTMLElement): Promise<void> {
  const figures = [...canvas.querySelectorAll<HTMLElement>('[data-ratio]')];
  await expect(figures.length).toBeGreaterThan(20);
  for (const { dataset } of figures)
    await expect(Number(dataset['ratio'])).toBeGreaterThanOrEqual(Number(dataset['least']));
}

/** Measured here and now from the tokens: at least 4.5 to 1 for text. */
export const TextContrast = meta.story({
  name: '文字对比度 Contrast of text',
  render: () => pairs('文字与背景：不低于 4.5 : 1', textPairs, 4.5, textSwatch),
  play: ({ canvasElement }) => enough(canvasElement),
});

/** At least 3 to 1 for signs and edges that carry meaning. */
export const SignContrast = meta.story({
  name: '图形对比度 Contrast of signs',
  render: () => pairs('图形与背景：不低于 3 : 1', signPairs, 3, signSwatch),
  play: ({ canvasElement }) => enough(canvasElement),
});
