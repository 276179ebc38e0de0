import * as chineseLabels from '@yijian/standard/labels';
import { translatedLabels, type CodeLabels } from '@yijian/standard/labels';
import { creditBadgeMessages } from '../src/components/credit-badge/credit-badge.messages.js';
import { timelineMessages } from '../src/components/inspection-timeline/inspection-timeline.messages.js';
import { messages as matrixMessages } from '../src/components/task-matrix/task-matrix.messages.js';
import type { Locale } from '../src/locales/locale.js';
import { zhCN } from '../src/locales/zh-cn.js';

/** Every text longer by a third, and between brackets: what stands outside of them is no text of a table. */
function pseudo<T>(value: T): T {
  if (typeof value === 'string') return `⟦${value}${'·'.repeat(Math.ceil(value.length / 3))}⟧` as T;
  if (typeof value === 'function') {
    const text = value as unknown as (...values: unknown[]) => unknown;
    return ((...values: unknown[]) => pseudo(text(...values))) as T;
  }
  if (Array.isArray(value)) return value.map(pseudo) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, pseudo(text)])) as T;
}

const tables = Object.values(chineseLabels).filter(
  (table): table is typeof table & CodeLabels => typeof table === 'object' && 'table' in table,
);

/** A language that nobody speaks, from right to left, with words of its own for months, numbers and codes. */
export const pseudoLocale: Locale = {
  ...pseudo({
    month: zhCN.month,
    monthName: zhCN.monthName,
    year: zhCN.year,
    number: zhCN.number,
    common: zhCN.common,
  }),
  language: 'qps',
  direction: 'rtl',
  codeLanguage: 'zh',
  codeLabels: pseudo(translatedLabels(tables)),
  colon: '⟦：⟧',
  list: (words) => words.join('⟦、⟧'),
};

/** The texts of the elements in it. */
export const pseudoMessages = pseudo({
  'yj-credit-badge': creditBadgeMessages['zh-CN'],
  'yj-inspection-timeline': timelineMessages['zh-CN'],
  'yj-task-matrix': matrixMessages['zh-CN'],
});

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Every word in a body. */
function dataWords(value: unknown, words = new Set<string>()): Set<string> {
  if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) dataWords(item, words);
  else for (const word of wordsOf(String(value))) words.add(word);
  return words;
}

/** Attributes that a reader hears or sees. */
const spoken = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
];

/**
 * What an element says that is neither in the tables of texts nor in its data.
 *
 * @param bodies the data that it was given
 */
export function foreignWords(host: Element, ...bodies: readonly unknown[]): string[] {
  const known = dataWords(bodies);
  const texts: string[] = [];
  // In one piece: a text may be drawn in several, such as a period whose dates are not to be broken.
  let written = '';
  const walker = document.createTreeWalker(host.shadowRoot ?? host, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) texts.push(...spoken.map((name) => (node as Element).getAttribute(name) ?? ''));
    else if (node.parentElement?.localName !== 'style') written += `${node.nodeValue ?? ''}\n`;
  }
  const outside = [...texts, written].flatMap((text) => {
    let rest = text;
    // The innermost brackets first: one text may be put into another.
    for (let before = ''; before !== rest;) {
      before = rest;
      rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
    }
    return wordsOf(rest);
  });
  return [...new Set(outside)].filter((word) => !known.has(word) && !/^\p{N}+$/u.test(word));
}
