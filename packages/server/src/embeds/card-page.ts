import { createHash } from 'node:crypto';
import { contentLanguage } from '../http/language.js';
import { embedWords } from './embed-words.js';
import { embedSentence, type EmbedView, type TonedWord } from './embed-view.js';
import { escapeMarkup as escape } from './escape-markup.js';
import { fontFamily, palettes, type Theme } from './palettes.js';
import { type Tone, toneDrawings, tones } from './tones.js';

/** Sizes are in em of the card, so that the care mode enlarges all of them. */
const layout = `
body{margin:0;padding:1px;background:var(--surface);color:var(--text);font:16px/1.5 ${fontFamily};overflow-wrap:anywhere}
body[data-care]{font-size:22.4px}
article{box-sizing:border-box;max-width:26em;padding:1em;border:1px solid var(--border);border-radius:4px}
h1{margin:0 0 .4em;font-size:1.125em;line-height:1.4}
p,dl,ul,ol{margin:0;padding:0}
ul,ol{list-style:none}
.head{display:flex;align-items:stretch;margin-bottom:.75em}
.plate{display:flex;flex:none;align-items:center;justify-content:center;width:2.4em;margin-right:.5em;border:1px solid var(--tone-border);border-radius:3px;background:var(--tone-surface);color:var(--tone);font-size:1.375em;font-weight:600}
[data-tone=excellent]>.plate,[data-tone=serious]>.plate{border-color:var(--tone);background:var(--tone);color:var(--tone-surface)}
.scheme,dt,.note{color:var(--muted)}
.scheme{font-size:.8125em}
.grade{color:var(--tone);font-weight:600}
.head .grade{margin-right:.4em;font-size:1.125em}
.flag{display:inline-block;padding:0 .4em;border:1px solid;border-radius:2px;color:var(--muted);font-size:.8125em}
.flag[data-tone]{border-color:var(--tone-border);background:var(--tone-surface);color:var(--tone)}
.row{display:flex;flex-wrap:wrap;margin-top:.25em;font-size:.9375em}
dt{flex:0 0 6.5em;margin-right:.5em}
dd{flex:1 1 9em;margin:0}
svg{width:1em;height:1em;margin-right:.25em;vertical-align:-.125em}
.plate svg{margin:0}
.more{margin-top:.75em}
a{display:inline-block;min-height:44px;color:var(--accent);line-height:44px}
body[data-care] a{min-height:60px;line-height:60px}
a:focus{outline:2px solid var(--accent);outline-offset:2px}
@media print{.plate.plate{background:none;color:var(--tone)}article{break-inside:avoid}}
@media (forced-colors:active){.plate{border-color:CanvasText}}`;

const themeStyles = Object.entries(palettes)
  .map(([theme, palette]) => {
    const { text, muted, surface, border, accent } = palette;
    const toneRules = tones.map((tone) => {
      const own = palette.tones[tone];
      return `[data-theme=${theme}] [data-tone=${tone}]{--tone:${own.text};--tone-surface:${own.surface};--tone-border:${own.border}}`;
    });
    return `[data-theme=${theme}]{--text:${text};--muted:${muted};--surface:${surface};--border:${border};--accent:${accent};color-scheme:${theme === 'dark' ? 'dark' : 'light'}}${toneRules.join('')}`;
  })
  .join('\n');

const styles = `${layout}\n${themeStyles}\n`;

/** Allows the card its own styles, and nothing else. It may be framed: it has nothing to click that changes anything. */
export const cardPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A rating as a small page, for frames: without script, and with everything that a card of the badge element says. */
export function cardPage(view: EmbedView, theme: Theme, care: boolean): string {
  const words = embedWords[view.language];
  const rows = [
    ...(view.asOf === undefined ? [] : [row(view.asOfTerm, escape(view.asOf))]),
    ...view.rows.map(([term, definition]) => row(term, escape(definition))),
    ...(view.lists.length === 0 ? [] : [row(words.lists, list('ul', view.lists.map(listed(view))))]),
    ...(view.previous.length === 0 ? [] : [row(words.previous, list('ol', view.previous.map(earlier)))]),
  ];
  const name = view.subjectName === undefined ? '' : `<h1><bdi>${escape(view.subjectName)}</bdi></h1>`;
  return `<!doctype html>
<html lang="${contentLanguage[view.language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(embedSentence(view))}</title>
<style>${styles}</style>
</head>
<body data-theme="${theme}"${care ? ' data-care' : ''}>
<article>${name}<div class="head" data-tone="${view.tone}">${plate(view)}<div>
<p class="scheme">${escape(view.schemeName)}</p>
<p><span class="grade">${escape(view.word)}</span>${view.flags.map((flag) => `<span class="flag">${escape(flag)}</span> `).join('')}</p>
</div></div>
${rows.length === 0 ? '' : `<dl>${rows.join('\n')}</dl>`}
${link(view)}</article>
</body>
</html>
`;
}

const row = (term: string, markup: string): string =>
  `<div class="row"><dt>${escape(term)}</dt><dd>${markup}</dd></div>`;

const list = (tag: 'ul' | 'ol', items: readonly string[]): string => `<${tag}>${items.join('')}</${tag}>`;

const listed =
  (view: EmbedView) =>
  ({ text, tone, enteredOn }: EmbedView['lists'][number]): string =>
    `<li><span class="flag" data-tone="${tone}">${mark(tone)}${escape(text)}</span>${
      enteredOn === undefined
        ? ''
        : ` <span class="note">${escape(embedWords[view.language].listedOn(enteredOn))}</span>`
    }</li>`;

const earlier = ({ text, tone, asOf }: TonedWord & { readonly asOf: string }): string =>
  `<li data-tone="${tone}"><span class="grade">${mark(tone)}${escape(text)}</span> ${escape(asOf)}</li>`;

function plate({ tone, letter, word }: EmbedView): string {
  const hidden = letter === undefined || letter === word ? ' aria-hidden="true"' : '';
  return `<span class="plate"${hidden}>${letter === undefined ? mark(tone) : escape(letter)}</span>`;
}

function mark(tone: Tone): string {
  const { full, line = '' } = toneDrawings[tone];
  const drawing =
    full === undefined
      ? `<path d="${line}" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/>`
      : `<path d="${full}" fill="currentColor" fill-rule="evenodd"/>`;
  return `<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">${drawing}</svg>`;
}

/** The issuer's page, in a window of its own: it would not fit the frame. */
function link({ reportUrl, language }: EmbedView): string {
  if (reportUrl === undefined || !/^https?:\/\//i.test(reportUrl)) return '';
  return `<p class="more"><a href="${escape(reportUrl)}" target="_blank" rel="noopener">${escape(embedWords[language].report)}</a></p>`;
}
