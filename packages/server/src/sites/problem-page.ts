import { escapeMarkup as escape } from '../embeds/escape-markup.js';
import type { Words } from '../words.js';

/** A plain page in both languages, without script or style. */
export function problemPage(
  title: Words,
  text: Words,
  links: readonly (readonly [href: string, zh: string, en: string])[],
): string {
  const items = links.map(
    ([href, zh, en]) => `<li><a href="${escape(href)}">${escape(zh)} <span lang="en">${escape(en)}</span></a></li>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title.zh)} · ${escape(title.en)} · 医鉴 Yijian</title>
<h1>${escape(title.zh)} <span lang="en">${escape(title.en)}</span></h1>
<p>${escape(text.zh)}</p>
<p lang="en">${escape(text.en)}</p>
${items.length > 0 ? `<ul>${items.join('')}</ul>` : ''}
</html>
`;
}
