import { maskText } from '@yijian/rules';
import type { Fault } from '../fault.js';
import { pointerTo } from '../json-pointer.js';
import { clipped } from './clipped.js';
import { shown } from './shown.js';

/** How deep arrays and objects may stand within one another: the databases, and whoever reads the answer, end somewhere, too. */
export const DEEPEST = 64;

/**
 * Values that a schema allows but that cannot be kept as they are: text and names with NUL or with half of a surrogate pair, which no database
 * takes, numbers beyond all numbers, whole ones so large that they would be rounded, what stands too deep, and identity numbers of persons
 * (YJ-VIS-003, YJ-ENF-003): what no answer may hold cannot be given back as it was sent.
 */
export function unstorableFaults(value: unknown, pointer = '', depth = 0): Fault[] {
  if (typeof value === 'string') {
    if (!isStorable(value)) return [badText(pointer)];
    return holdsIdentityNumber(value) ? [identityNumber(pointer)] : [];
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return [endlessNumber(pointer)];
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? [badNumber(pointer, value)] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (depth >= DEEPEST) return [tooDeep(pointer)];
  return Object.entries(value).flatMap(([key, item]) => {
    // No pointer may hold such a name: its place is the object that has it.
    if (!isStorable(key)) return [badName(pointer, key)];
    if (holdsIdentityNumber(key)) return [identityNumber(pointer)];
    return unstorableFaults(item, pointerTo(pointer, key), depth + 1);
  });
}

/** Whether a database can keep a text. With the flag `u` a surrogate matches only where it is not one of a pair. */
export const isStorable = (text: string): boolean => !/\0|\p{Surrogate}/u.test(text);

/** Whether a text holds what has the form of a resident identity number. Most have not even six digits in a row. */
export const holdsIdentityNumber = (text: string): boolean =>
  /[\d０-９]{6}/.test(text) && maskText(text).masked.some(({ kind }) => kind === 'identity-number');

/** A pointer as a message shows it: names within are the caller's, and may be of any length. */
const place = (pointer: string): string => clipped(pointer, 200);

const badText = (pointer: string): Fault => ({
  pointer,
  code: 'characters',
  detail: {
    zh: `${place(pointer)} 含有不能保存的字符：空字符（U+0000）或不成对的代理字符。请删去。`,
    en: `${place(pointer)} holds a character that cannot be kept: NUL (U+0000) or half of a surrogate pair. Remove it.`,
  },
});

const badName = (pointer: string, name: string): Fault => ({
  pointer,
  code: 'characters',
  detail: {
    zh: `${place(pointer)} 中的名称 ${shown(name)} 含有不能保存的字符：空字符（U+0000）或不成对的代理字符。请删去。`,
    en: `The name ${shown(name)} in ${place(pointer)} holds a character that cannot be kept: NUL (U+0000) or half of a surrogate pair. Remove it.`,
  },
});

const badNumber = (pointer: string, value: number): Fault => ({
  pointer,
  code: 'safe-integer',
  detail: {
    zh: `${place(pointer)} 的整数 ${shown(value)} 过大，无法精确保存；其绝对值不得超过 9007199254740991。`,
    en: `${place(pointer)} is the whole number ${shown(value)}, too large to be kept exactly; the limit is 9007199254740991.`,
  },
});

const endlessNumber = (pointer: string): Fault => ({
  pointer,
  code: 'finite',
  detail: {
    zh: `${place(pointer)} 的数值过大，无法保存；请改写为不超过 1.79e308 的数，或写成文本。`,
    en: `${place(pointer)} is a number too large to be kept; write one of at most 1.79e308, or a text.`,
  },
});

const tooDeep = (pointer: string): Fault => ({
  pointer,
  code: 'depth',
  detail: {
    zh: `数组和对象的嵌套超过 ${DEEPEST} 层；请减少层数。`,
    en: `Arrays and objects stand more than ${DEEPEST} deep within one another; use fewer levels.`,
  },
});

/** The number itself is not repeated: problems are kept in logs of callers. */
const identityNumber = (pointer: string): Fault => ({
  pointer,
  code: 'identity-number',
  detail: {
    zh: `${place(pointer)} 含有居民身份证号码，不能保存。请删去；须据以比对的，以带密钥的摘要代替。`,
    en: `${place(pointer)} holds a resident identity number, which is not kept. Remove it; where something is matched by it, use a keyed digest instead.`,
  },
});
