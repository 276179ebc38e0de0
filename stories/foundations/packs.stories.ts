import { readDtcgPack, schemes, themeCss, themePacks, tones, type Scheme } from '@yijian/elements/tokens';
import { codeLabel } from '@yijian/standard/codes';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { packNames } from '../../.storybook/pack-names.js';
import preview from '../../.storybook/preview.js';
import agencyTokens from '../../docs/designers/lanxi.tokens.json' with { type: 'json' };
import { schemeName } from './scheme-name.js';

const meta = preview.meta({
  id: 'foundations-packs',
  title: '基础 Foundations/主题包 Theme packs',
  parameters: { controls: { disable: true } },
});

const packs = Object.keys(themePacks) as (keyof typeof themePacks)[];

const samples = (pack: string, scheme: Scheme): TemplateResult =>
  html`<div class="ground" data-view="pack" data-yj-pack=${pack} data-yj-theme=${scheme}>
    ${tones.map(
      (tone) =>
        html`<yj-credit-badge
          grade=${tone}
          grade-label=${codeLabel('tone', tone)}
          tone=${tone}
          as-of="2026-01-15"
          report-url="https://credit.lanxi.example/ratings/"
        ></yj-credit-badge> `,
    )}
    <yj-credit-badge
      size="card"
      grade="A"
      grade-label="守信"
      tone="excellent"
      as-of="2026-01-15"
      report-url="https://credit.lanxi.example/ratings/"
    ></yj-credit-badge>
  </div>`;

/**
 * A pack is a style sheet of public tokens: link one, or copy one and change the copy. `data-yj-pack` on a part of the page chooses another there.
 */
export const Packs = meta.story({
  name: '主题包 × 明暗 Packs by scheme',
  render: () =>
    html`<div class="stack">
      ${packs.map(
        (pack) =>
          html`<figure>
            <figcaption>${packNames[pack]} · <code>themes/${pack}.css</code> · ${themePacks[pack].use}</figcaption>
            <div class="gallery">
              ${schemes.map(
                (scheme) =>
                  html`<figure>
                    <figcaption>${schemeName[scheme]}</figcaption>
                    ${samples(pack, scheme)}
                  </figure>`,
              )}
            </div>
          </figure>`,
      )}
    </div>`,
  play: async ({ canvasElement }) => {
    const colourOf = (pack: string): string => {
      const selector = `[data-yj-pack='${pack}'][data-yj-theme='light'] yj-credit-badge`;
      const root = canvasElement.querySelector(selector)?.shadowRoot?.querySelector('.yj-root');
      return root ? getComputedStyle(root).getPropertyValue('--_yj-accent').trim() : '';
    };
    await expect(new Set(packs.map(colourOf)).size).toBe(packs.length);
    await expect(packs.map(colourOf)).not.toContain('');
  },
});

const agencySheet = new CSSStyleSheet();
// On a part of the page alone: the stories beside it keep their own pack.
agencySheet.replaceSync(themeCss('lanxi', readDtcgPack(agencyTokens), 'own').replace(':root,', ''));

/** The pack of an invented agency, made of its token file as the command does it. */
export const Agency = meta.story({
  name: '一个机关的主题包 A pack of an agency',
  beforeEach: () => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, agencySheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== agencySheet);
    };
  },
  render: () =>
    html`<div class="gallery">
      ${(['light', 'dark'] as const).map(
        (scheme) =>
          html`<figure>
            <figcaption>${schemeName[scheme]}</figcaption>
            ${samples('lanxi', scheme)}
          </figure>`,
      )}
    </div>`,
  play: async ({ canvasElement }) => {
    const light = canvasElement.querySelector("[data-yj-pack='lanxi'][data-yj-theme='light'] yj-credit-badge");
    const root = light?.shadowRoot?.querySelector('.yj-root');
    await expect(root && getComputedStyle(root).getPropertyValue('--_yj-accent').trim()).toBe(
      readDtcgPack(agencyTokens).colours.accent?.light,
    );
  },
});
