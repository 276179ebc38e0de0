/** The first page that an operator of an intranet reads, in the zip. */
export const readme = (version: string, integrity: string): string => `# 医鉴 ${version} 离线包

解压后放到网站服务器的任意目录即可使用，不访问任何外部网址，不写 Cookie，不存储数据。演示页双击 \`demo/index.html\` 即可查看。

## 引入页面

\`\`\`html
<link rel="stylesheet" href="/static/yijian-${version}/undefined.css" />
<script src="/static/yijian-${version}/yijian.js" integrity="${integrity}" defer></script>

<yj-provider base-url="/v1">
  <yj-credit-badge subject="机构编号">信用等级见主管部门公示</yj-credit-badge>
</yj-provider>
\`\`\`

内容管理系统会去掉自定义标签时，改写为：

\`\`\`html
<div data-yj="credit-badge" data-grade="A" data-as-of="2026-01-15">A 级，2026-01-15</div>
\`\`\`

## 目录

| 文件 | 用途 |
| --- | --- |
| \`yijian.js\` | 经典脚本，含全部组件，支持 Chromium 83 及以上 |
| \`yijian-autoload.js\`、\`modules/\` | 按需加载：页面上出现哪个标签，才加载哪个组件；须经网站服务器打开 |
| \`yijian-*.js\` | 用到时由 \`yijian.js\` 自动加载，须放在同一目录；如 \`yijian-diagnose.js\` 在控制台执行 \`yijian.diagnose()\` 时检查页面的接入情况 |
| \`undefined.css\` | 脚本运行之前为组件留出位置 |
| \`themes/\`、\`tokens/\` | 主题包；设计令牌（Design Tokens 2025.10 格式） |
| \`integrity.json\` | 每个脚本和样式的 SHA-384，用于 \`integrity\` 属性；引入 \`yijian.js\` 时写了该属性，它加载的文件也会核对 |
| \`SM3SUMS.txt\` | 每个文件的 SM3 值，可用 \`openssl dgst -sm3 文件名\` 核对 |
| \`standard/\`、\`dictionary/\` | OpenAPI 文件；数据字典（网页、CSV、XLSX） |
| \`editor/\` | VS Code 与 JetBrains 的标签提示 |
| \`demo/\` | 演示页，数据均为虚构 |
| \`LICENSE\`、\`licenses/\` | 许可证 |

## 内容安全策略

\`\`\`
Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'
\`\`\`

接入后显示不正常时，在浏览器控制台执行 \`yijian.diagnose()\`，会列出原因和处理办法。
`;
