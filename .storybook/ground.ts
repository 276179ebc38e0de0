import type { Decorator } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { colours, schemes, type Scheme } from '@yijian/elements/tokens';
// Each pack is also the page's own when it is linked alone: the default comes last.
import '@yijian/elements/themes/neutral.css';
import '@yijian/elements/themes/red.css';
import '@yijian/elements/themes/high-contrast.css';
import '@yijian/elements/themes/blue.css';
import { emulateMedia } from './emulated-media.js';
import { standOn, type HostName } from './host-page.js';
import { careScales, initialGlobals, type ToolName } from './toolbars.js';

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
    schemeRule(".ground[data-host='dark']", 'dark'),
    `.ground { --yj-care-scale: ${careScales.on}; }`,
    `.ground[data-yj-care='max'] { --yj-care-scale: ${careScales.max}; }`,
  ].join('\n'),
);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/**
 * Puts a story on a ground of its own that says language, direction, theme and care mode, as a portal's page would. Not on the root: on a docs
 * page stories in several themes stand side by side.
 */
export const ground: Decorator = (story, { globals, viewMode }) => {
  const { locale, direction, theme, pack, care, writing, forced, motion, medium, host } = {
    ...initialGlobals,
    ...(globals as Partial<Record<ToolName, string>>),
  };
  const alone = viewMode === 'story';
  if (alone) {
    document.documentElement.lang = locale;
    standOn(host as HostName);
  }
  const media = { forcedColours: forced === 'on', reducedMotion: motion === 'reduced', print: medium === 'print' };
  return html`<div
    class="ground"
    lang=${locale}
    dir=${direction}
    data-yj-theme=${alone && host === 'dark' ? nothing : theme}
    data-yj-pack=${pack}
    data-yj-care=${care === 'off' ? 'false' : care}
    data-writing=${writing}
    data-forced=${forced}
    data-host=${alone ? host : 'plain'}
    data-view=${viewMode}
    ${emulateMedia(media)}
  >
    ${
      alone && host !== 'plain'
        ? html`<div class="host-part">
            <h3>澜溪州卫生健康监督信息网（虚构）</h3>
            <p>这几行是宿主页面自己的：标题、文字、链接、按钮。下面是元素。</p>
            <p><a href="#host">宿主页面的链接</a> <button type="button">宿主页面的按钮</button></p>
          </div>`
        : nothing
    }
    ${story()}
  </div>`;
};
