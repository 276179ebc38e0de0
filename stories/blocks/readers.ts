import { createElement as h, type ReactElement } from 'react';

interface Reader {
  readonly name: string;
  readonly english: string;
  readonly says: string;
  /** Pages of the book by their path, and of the site around it by their address. */
  readonly links: Readonly<Record<string, string>>;
}

const page = (path: string): string => `?path=${path}`;

const readers: readonly Reader[] = [
  {
    name: '把元素接入门户',
    english: 'Integrators of an existing portal',
    says: '一行脚本，一个标签；老旧页面、严格 CSP、删标签的 CMS 都有写法可复制。',
    links: {
      信用徽标的嵌入写法: page('/docs/elements-credit-badge--embed'),
      接入指南: page('/docs/embedding-guide--docs'),
      在老旧门户里: page('/story/embedding-host-pages--legacy-page'),
    },
  },
  {
    name: '按标准开发系统',
    english: 'Vendors building from the standard',
    says: '每个元素读取什么、哪些字段必填、可复制的 JSON，都取自标准本身。',
    links: {
      信用徽标读取的数据: page('/docs/elements-credit-badge--docs'),
      数据来源与请求: page('/docs/elements-provider--docs'),
      接口文档: '/reference/',
    },
  },
  {
    name: '设计与审看',
    english: 'Designers',
    says: '颜色、字体、图形、令牌，以及所有状态的总表；工具栏切换主题、字号、语言。',
    links: {
      颜色与当场测得的对比度: page('/docs/foundations-colour--docs'),
      信用徽标状态总表: page('/docs/elements-credit-badge--state-matrix'),
      机关自己的主题包: page('/docs/foundations-packs--docs'),
    },
  },
  {
    name: '运行服务的机关',
    english: 'Counties and provinces that run the server',
    says: '公众与工作人员将看到什么；数据缺失、过期、撤回时又看到什么。',
    links: {
      监管时间线: page('/docs/elements-inspection-timeline--docs'),
      任务分工矩阵: page('/docs/elements-task-matrix--docs'),
      样例门户: '/',
    },
  },
];

/** The four readers of the book, and where each begins. */
export function Readers(): ReactElement {
  return h(
    'div',
    { className: 'book sb-unstyled' },
    h(
      'ul',
      { className: 'readers' },
      readers.map(({ name, english, says, links }) =>
        h(
          'li',
          { key: name },
          h('h3', null, name),
          h('p', { className: 'english', lang: 'en' }, english),
          h('p', null, says),
          h(
            'ul',
            null,
            Object.entries(links).map(([words, href]) =>
              h('li', { key: words }, h('a', { href, target: '_top' }, words)),
            ),
          ),
        ),
      ),
    ),
  );
}
