import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const packs = { blue: '默认蓝', neutral: '中性', red: '庄重红', 'high-contrast': '强对比' } as const;

/** Pages that show the elements with the standard's own examples. No page has a line of script or style of its own. */
export function demoPages(root: string): Readonly<Record<string, string>> {
  const example = (name: string): string => {
    const body: unknown = parse(readFileSync(join(root, 'openapi/examples', `${name}.yaml`), 'utf8'));
    // A data block ends at the first end tag of a script, whatever is around it.
    return `<script type="application/json">${JSON.stringify(body).replaceAll('<', '\\u003c')}</script>`;
  };
  const badge = (attributes = ''): string =>
    `<yj-credit-badge${attributes}>${example('CreditSummaries')}信用等级见主管部门公示。</yj-credit-badge>`;
  const written =
    'grade="A" grade-label="守信" tone="excellent" scheme="信用等级（示例）" as-of="2026-01-15" issuer="澜溪州卫生健康委员会（虚构）"';
  const placeholder = written.replace(/([\w-]+)=/g, 'data-$1=');
  return {
    'demo.css': style,
    'index.html': page('医鉴离线包演示', [
      [
        '',
        `<p>本页及所列各页直接打开即可使用，不访问任何外部网址。数据均为虚构。</p>
<ul>
<li><a href="badge.html">信用徽标</a></li>
<li><a href="timeline.html">监管时间线</a></li>
<li><a href="matrix.html">任务分工矩阵</a></li>
<li><a href="packs.html">主题包</a></li>
<li><a href="autoload.html">按需加载（须经网站服务器打开）</a></li>
<li><a href="../dictionary/index.html">数据字典</a></li>
<li><a href="../standard/openapi.json">OpenAPI 文件</a></li>
</ul>`,
      ],
    ]),
    'badge.html': page('信用徽标', [
      ['三种大小', `<p>行内 ${badge(' size="inline"')}</p>${badge()}${badge(' size="card"')}`],
      ['写在标签里', `<yj-credit-badge ${written}>A 级（守信），2026-01-15</yj-credit-badge>`],
      ['内容管理系统去掉自定义标签时', `<div data-yj="credit-badge" ${placeholder}>A 级（守信），2026-01-15</div>`],
    ]),
    'timeline.html': page('监管时间线', [
      ['', `<yj-inspection-timeline>${example('Timeline')}监管记录见主管部门公示。</yj-inspection-timeline>`],
    ]),
    'matrix.html': page('任务分工矩阵', [
      ['', `<yj-task-matrix>${example('PlanMatrix')}任务分工见方案原文。</yj-task-matrix>`],
    ]),
    'packs.html': page(
      '主题包',
      Object.entries(packs).map(([pack, name]): [string, string] => [
        `${name} themes/${pack}.css`,
        `<div data-yj-pack="${pack}">${badge(' size="card"')}</div>`,
      ]),
      // Each is also the page's own when it is linked alone: the default comes last.
      Object.keys(packs)
        .reverse()
        .map((pack) => `<link rel="stylesheet" href="../themes/${pack}.css" />`)
        .join('\n'),
    ),
    'autoload.html': page('按需加载', [['', badge()]], '', 'yijian-autoload.js'),
  };
}

const page = (
  title: string,
  sections: readonly [heading: string, content: string][],
  head = '',
  script = 'yijian.js',
): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title}</title>
<link rel="stylesheet" href="../undefined.css" />
<link rel="stylesheet" href="demo.css" />
${head}
<script src="../${script}" defer></script>
</head>
<body>
<main>
<h1>${title}</h1>
${sections.map(([heading, content]) => `<section>\n${heading === '' ? '' : `<h2>${heading}</h2>\n`}${content}\n</section>`).join('\n')}
${title === '医鉴离线包演示' ? '' : '<p><a href="index.html">返回目录</a></p>'}
</main>
</body>
</html>
`;

const style = `body {
  margin: 0;
  color: #1b2430;
  background: #fff;
  font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
main {
  max-width: 1200px;
  margin: 0 auto;
  padding: 24px 16px;
}
h1 {
  font-size: 24px;
}
h2 {
  margin-top: 32px;
  font-size: 18px;
}
a {
  color: #0b4a8c;
}
section > * + * {
  margin-top: 16px;
}
`;
