import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';
import { care, colours, schemes, type Scheme } from '@yijian/elements/tokens';
// Each pack is also the page's own when it is linked alone: the default comes last.
import '@yijian/elements/themes/neutral.css';
import '@yijian/elements/themes/red.css';
import '@yijian/elements/themes/high-contrast.css';
import '@yijian/elements/themes/blue.css';

/** Sizes of the care mode: off, as the mode has it, and the largest step that a reader can ask for. */
export const careScales = { off: 1, on: care.scale, max: 1.75 } as const;

const prefix: Readonly<Record<Scheme, string>> = { light: '', dark: 'dark-', contrast: 'contrast-' };

/** The page's colours under a story, from the tokens, so that what stands around an element is drawn in its theme too. */
function schemeRule(selector: string, scheme: Scheme): string {
  const names = ['surface', 'surface-sunken', 'text', 'text-muted', 'border', 'accent'] as const;
  return `${selector} { ${names.map((name) => `--story-${name}: var(--yj-${prefix[scheme]}${name}, ${colours[name][scheme]});`).join(' ')} color-scheme: ${scheme === 'dark' ? 'dark' : 'light'}; }`;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(
  [
    schemeRule('.ground', 'light'),
    ...schemes.map((scheme) => schemeRule(`.ground[data-yj-theme='${scheme}']`, scheme)),
    `@media (prefers-color-scheme: dark) { ${schemeRule(".ground[data-yj-theme='auto']", 'dark')} }`,
    `.ground { --yj-care-scale: ${care.scale}; }`,
    `.ground[data-yj-care='max'] { --yj-care-scale: ${careScales.max}; }`,
  ].join('\n'),
);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/**
 * Puts a story on a ground of its own that says language, direction, theme and care mode, as a portal's page would. Not on the root: on a docs
 * page stories in several themes stand side by side.
 */
export const ground: Decorator = (story, { globals, viewMode }) => {
  const { locale, direction, theme, pack, care: careMode } = globals as Record<string, string>;
  if (viewMode === 'story') document.documentElement.lang = locale ?? 'zh-CN';
  return html`<div
    class="ground"
    lang=${locale ?? 'zh-CN'}
    dir=${direction ?? 'ltr'}
    data-yj-theme=${theme ?? 'light'}
    data-yj-pack=${pack ?? 'blue'}
    data-yj-care=${careMode === 'off' ? 'false' : (careMode ?? 'false')}
    data-view=${viewMode}
  >
    ${story()}
  </div>`;
};
