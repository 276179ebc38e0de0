import type { Facility } from '@yijian/standard';
import type { StaticIndex } from '@yijian/standard/static-layout';
import { escapeMarkup as escape } from '../embeds/escape-markup.js';

/** Pages of the folder for people who open it in a browser. No script, no style of anybody else, nothing that is loaded. */
const page = (title: string, root: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · 医鉴 Yijian</title>
<h1>${escape(title)}</h1>
${body}
<p><a href="${root}index.html">首页 <span lang="en">Home</span></a></p>
</html>
`;

/** Where the list of facilities for people lies; the first page is 0. */
export const facilityPage = (number: number): string => `pages/facilities/${number}.html`;

/** The page at the top: what was published, and when. */
export function homePage({ publication, publishedAt, standardVersion, collections }: StaticIndex): string {
  const rows = Object.entries(collections).map(
    ([name, { count }]) =>
      `<tr><td><a href="${publication}/${name}/pages/0.json">${escape(name)}</a></td><td>${count}</td></tr>`,
  );
  return page(
    '卫生健康综合监管公开数据',
    '',
    `<p>发布于 <time datetime="${publishedAt}">${publishedAt}</time>，标准版本 ${escape(standardVersion)}。
<span lang="en">Published at this instant by the Yijian standard of this version.</span></p>
<p><a href="${facilityPage(0)}">医疗卫生机构 <span lang="en">Facilities</span></a></p>
<table>
<thead><tr><th>集合 <span lang="en">Collection</span></th><th>记录 <span lang="en">Records</span></th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table>`,
  );
}

/** One page of the list of facilities, each with its picture and its card. */
export function facilitiesPage(
  facilities: readonly Pick<Facility, 'id' | 'name'>[],
  number: number,
  isLast: boolean,
): string {
  const items = facilities.map(
    ({ id, name }) =>
      `<li><a href="../../cards/${encodeURIComponent(id)}.html">${escape(name)}</a> <a href="../../badges/${encodeURIComponent(id)}.svg">SVG</a></li>`,
  );
  const links = [
    ...(number > 0 ? [`<a href="${number - 1}.html" rel="prev">上一页 <span lang="en">Previous</span></a>`] : []),
    ...(isLast ? [] : [`<a href="${number + 1}.html" rel="next">下一页 <span lang="en">Next</span></a>`]),
  ];
  return page('医疗卫生机构', '../../', `<ul>\n${items.join('\n')}\n</ul>\n<p>${links.join(' ')}</p>`);
}
