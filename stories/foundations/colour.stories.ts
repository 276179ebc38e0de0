import {
  colours,
  contrastRatio,
  schemes,
  signPairs,
  textPairs,
  themePacks,
  type ColourName,
  type Scheme,
} from '@yijian/elements/tokens';
import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { expect, waitFor } from 'storybook/test';
import { packNames } from '../../.storybook/pack-names.js';
import preview from '../../.storybook/preview.js';
import { foundationTable } from './foundation-table.js';
import { schemeName } from './scheme-name.js';

const meta = preview.meta({
  id: 'foundations-colour',
  title: '基础 Foundations/颜色 Colour',
  parameters: { controls: { disable: true } },
});

const prefix: Readonly<Record<Scheme, string>> = { light: '', dark: 'dark-', contrast: 'contrast-' };

const canvas = document.createElement('canvas').getContext('2d');

/** A colour as the page has it at this place, under whatever pack is in use there: in six digits, however a minifier has written it. */
function colourInUse(place: Element, name: string, scheme: Scheme): string {
  const written = getComputedStyle(place).getPropertyValue(`--yj-${prefix[scheme]}${name}`).trim();
  if (!canvas) return written;
  canvas.fillStyle = written;
  return canvas.fillStyle;
}

const schemeOf = ({ dataset }: HTMLElement): Scheme =>
  schemes.find((scheme) => scheme === dataset['scheme']) ?? 'light';

/** Fills a table with the colours in use around it, once it is on the page. */
const filled = (fill: (table: Element) => void) =>
  ref((table) => {
    if (table) queueMicrotask(() => fill(table));
  });

const swatches = (table: Element): void => {
  for (const cell of table.querySelectorAll<HTMLElement>('td[data-scheme]')) {
    const value = colourInUse(cell, cell.dataset['name'] ?? '', schemeOf(cell));
    cell.querySelector<HTMLElement>('.swatch')?.style.setProperty('background', value);
    const code = cell.querySelector('code');
    if (code) code.textContent = value;
  }
};

/**
 * Three hues in all: blue for what is ours and what is good, ochre for caution, red for what is serious. Words and shapes say the same. The
 * values are those of the pack that the toolbar has chosen.
 */
export const Palette = meta.story({
  name: '色板 Palette',
  render: () =>
    html`<div ${filled(swatches)}>
      ${foundationTable(
        '颜色令牌 Colour tokens',
        ['令牌 Token', '用途 Use', ...schemes.map((scheme) => schemeName[scheme]), '强制颜色 Forced colours'],
        Object.entries(colours).map(
          ([name, token]) =>
            html`<tr>
              <th scope="row"><code>--yj-${name}</code></th>
              <td>${token.use}</td>
              ${schemes.map(
                (scheme) =>
                  html`<td data-scheme=${scheme} data-name=${name}><span class="swatch"></span> <code></code></td>`,
              )}
              <td><code>${token.forced}</code></td>
            </tr>`,
        ),
      )}
    </div>`,
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getAllByRole('row')).toHaveLength(Object.keys(colours).length + 1);
    const cells = canvasElement.querySelectorAll('td[data-scheme] code');
    for (const cell of cells) await expect(cell).toHaveTextContent(/^#[\da-f]{6}$/i);
  },
});

const measured = (table: Element): void => {
  for (const cell of table.querySelectorAll<HTMLElement>('td[data-scheme]')) {
    const { front = '', back = '', least = '' } = cell.dataset;
    const [foreground, background] = [front, back].map((name) => colourInUse(cell, name, schemeOf(cell)));
    const ratio = contrastRatio(foreground ?? '', background ?? '');
    const swatch = cell.querySelector<HTMLElement>('.swatch');
    swatch?.style.setProperty('background', background ?? '');
    swatch?.style.setProperty('color', foreground ?? '');
    const figure = cell.querySelector<HTMLElement>('.ratio');
    if (!figure) continue;
    // Rounded down: 4.49 must not read as 4.5.
    figure.textContent = `${(Math.floor(ratio * 100) / 100).toFixed(2)} : 1`;
    figure.dataset['ratio'] = String(ratio);
    figure.dataset['enough'] = String(ratio >= Number(least));
  }
};

function pairs(caption: string, list: typeof textPairs, least: (scheme: Scheme) => number, sample: TemplateResult) {
  return html`<div ${filled(measured)}>
    ${foundationTable(
      caption,
      ['前景 Foreground', '背景 Background', ...schemes.map((scheme) => `${schemeName[scheme]} ≥ ${least(scheme)}`)],
      list.map(
        ([front, back]) =>
          html`<tr>
            <th scope="row"><code>${front}</code></th>
            <td><code>${back}</code></td>
            ${schemes.map(
              (scheme) =>
                html`<td data-scheme=${scheme} data-front=${front} data-back=${back} data-least=${least(scheme)}>
                  <span class="swatch">${sample}</span> <span class="ratio"></span>
                </td>`,
            )}
          </tr>`,
      ),
    )}
  </div>`;
}

async function enough(canvas: HTMLElement): Promise<void> {
  const figures = [...canvas.querySelectorAll<HTMLElement>('.ratio')];
  await expect(figures.length).toBeGreaterThan(20);
  await waitFor(async () => {
    for (const { dataset } of figures) await expect(dataset['enough']).toBe('true');
  });
}

/** Measured here and now on the colours in use: at least 4.5 to 1 for text, and 7 to 1 where the reader asks for contrast. */
export const TextContrast = meta.story({
  name: '文字对比度 Contrast of text',
  render: () =>
    pairs(
      '文字与背景 Text on its background',
      textPairs,
      (scheme) => (scheme === 'contrast' ? 7 : 4.5),
      html`<span aria-hidden="true">文字</span>`,
    ),
  play: ({ canvasElement }) => enough(canvasElement),
});

/** At least 3 to 1 for signs and edges that carry meaning. */
export const SignContrast = meta.story({
  name: '图形对比度 Contrast of signs',
  render: () =>
    pairs('图形与背景 Signs on their background', signPairs, () => 3, html`<span class="sign current"></span>`),
  play: ({ canvasElement }) => enough(canvasElement),
});

const packs = Object.keys(themePacks) as (keyof typeof themePacks)[];

const lowest = (table: Element): void => {
  for (const cell of table.querySelectorAll<HTMLElement>('td[data-scheme]')) {
    const scheme = schemeOf(cell);
    const ratios = (list: typeof textPairs): readonly [number, string][] =>
      list.map(([front, back]: readonly [ColourName, ColourName]) => [
        contrastRatio(colourInUse(cell, front, scheme), colourInUse(cell, back, scheme)),
        `${front} / ${back}`,
      ]);
    const [ratio, pair] = ratios(cell.dataset['of'] === 'text' ? textPairs : signPairs).reduce((least, next) =>
      next[0] < least[0] ? next : least,
    );
    const figure = cell.querySelector<HTMLElement>('.ratio');
    if (figure) {
      figure.textContent = `${(Math.floor(ratio * 100) / 100).toFixed(2)} : 1`;
      figure.dataset['ratio'] = String(ratio);
    }
    const code = cell.querySelector('code');
    if (code) code.textContent = pair;
  }
};

/** The weakest pair of each pack. */
export const PacksCompared = meta.story({
  name: '各主题包的最低对比度 The weakest pair of each pack',
  render: () =>
    html`<div ${filled(lowest)}>
      ${(['text', 'signs'] as const).map((of) =>
        foundationTable(
          of === 'text' ? '文字 Text' : '图形 Signs',
          ['主题包 Pack', ...schemes.map((scheme) => schemeName[scheme])],
          packs.map(
            (pack) =>
              html`<tr data-yj-pack=${pack}>
                <th scope="row">${packNames[pack]}</th>
                ${schemes.map(
                  (scheme) => html`<td data-scheme=${scheme} data-of=${of}><b class="ratio"></b> <code></code></td>`,
                )}
              </tr>`,
          ),
        ),
      )}
    </div>`,
  play: async ({ canvasElement }) => {
    const figures = [...canvasElement.querySelectorAll<HTMLElement>('.ratio')];
    await expect(figures).toHaveLength(packs.length * schemes.length * 2);
    for (const { dataset } of figures) await expect(Number(dataset['ratio'])).toBeGreaterThanOrEqual(3);
  },
});
