import { Source } from '@storybook/addon-docs/blocks';
import { createElement as h, type ReactElement } from 'react';
import { contentPolicy } from '../embedding/content-policy.js';
import { embedded, type EmbeddedName } from '../embedding/embedded.js';
import { hashes, snippets } from '../embedding/snippets.js';
import { Tabs } from './tabs.js';

/** How an element is put into a page, by what the page is made with. */
export function Embed({ of }: { of: EmbeddedName }): ReactElement {
  return h(Tabs, {
    label: '接入方式 Ways to embed',
    tabs: snippets(embedded[of]).map(({ name, language, code }) => ({
      name,
      content: h(Source, { language, code, dark: false }),
    })),
  });
}

/** The header that a server sends where it allows nothing but its own files. */
export function PolicyHeader(): ReactElement {
  const header = h(Source, { language: 'text', code: `Content-Security-Policy: ${contentPolicy}`, dark: false });
  return h('div', { className: 'book' }, h('div', { className: 'wrapped' }, header));
}

const named = {
  'yijian.js': '信用徽标，并载入其余元素；经典脚本 The badge, and what loads the others; classic script',
  'undefined.css': '脚本运行前占位 Holds the place until the script runs',
  'yijian-autoload.js': '每个元素都按需载入，ES 模块 Loads each element when it is used; ES modules',
  'themes/blue.css': '默认主题包 Default pack',
  'themes/neutral.css': '中性主题包 Neutral pack',
  'themes/red.css': '庄重红主题包 Red pack',
  'themes/high-contrast.css': '强对比主题包 High-contrast pack',
} as const;

/** The hashes of the files that a page names itself, as they were built. */
export function Hashes(): ReactElement {
  return h(
    'div',
    { className: 'book sb-unstyled' },
    h(
      'div',
      { className: 'scrolling', tabIndex: 0, role: 'region', 'aria-label': 'SRI 摘要 Hashes' },
      h(
        'table',
        null,
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            ['文件 File', '用途 Use', 'integrity'].map((title) => h('th', { key: title, scope: 'col' }, title)),
          ),
        ),
        h(
          'tbody',
          null,
          Object.entries(named).map(([file, use]) =>
            h(
              'tr',
              { key: file },
              h('th', { scope: 'row' }, h('code', null, file)),
              h('td', null, use),
              h('td', null, h('code', null, hashes[file] ?? '—')),
            ),
          ),
        ),
      ),
    ),
  );
}
