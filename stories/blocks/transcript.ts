import { createElement as h, type ReactElement } from 'react';

const transcripts = import.meta.glob<string>('../transcripts/*.txt', { query: '?raw', import: 'default', eager: true });

/** What a screen reader comes across in a story, line by line. A test reads it off Chromium's accessibility tree and holds the files to it. */
export function Transcript({ of }: { of: string }): ReactElement {
  const text = transcripts[`../transcripts/${of}.txt`];
  if (text === undefined) throw new Error(`There is no transcript of "${of}": the tests of the book write it.`);
  return h(
    'div',
    { className: 'book sb-unstyled' },
    h(
      'ol',
      { className: 'transcript', tabIndex: 0, 'aria-label': '读屏内容' },
      text
        .trim()
        .split('\n')
        .map((line, index) => {
          const [, role = '', words = ''] = /^(?:([^：]+)：)?(.*)$/.exec(line) ?? [];
          return h('li', { key: index }, role === '' ? null : h('span', { className: 'role' }, `${role}：`), words);
        }),
    ),
    h(
      'p',
      { className: 'note' },
      "取自 Chromium 的无障碍树，由测试核对；各家读屏软件的说法和次序略有不同。From Chromium's accessibility tree, held true by a test.",
    ),
  );
}
