import type { Fault } from '../fault.js';
import { pointerTo } from '../json-pointer.js';
import { shown } from './shown.js';

/**
 * Values that a schema allows but that cannot be kept as they are: text with NUL or with half of a surrogate pair, which no database takes,
 * and whole numbers so large that they would be rounded.
 */
export function unstorableFaults(value: unknown, pointer = ''): Fault[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [badText(pointer)];
  if (typeof value === 'number')
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? [badNumber(pointer, value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => unstorableFaults(item, pointerTo(pointer, key)));
}

/** Whether a database can keep a text. With the flag `u` a surrogate matches only where it is not one of a pair. */
export const isStorable = (text: string): boolean => !/\0|\p{Surrogate}/u.test(text);

const badText = (pointer: string): Fault => ({
  pointer,
  code: 'characters',
  detail: {
    zh: `${pointer} 含有不能保存的字符：空字符（U+0000）或不成对的代理字符。请删去。`,
    en: `${pointer} holds a character that cannot be kept: NUL (U+0000) or half of a surrogate pair. Remove it.`,
  },
});

const badNumber = (pointer: string, value: number): Fault => ({
  pointer,
  code: 'safe-integer',
  detail: {
    zh: `${pointer} 的整数 ${shown(value)} 过大，无法精确保存；其绝对值不得超过 9007199254740991。`,
    en: `${pointer} is the whole number ${shown(value)}, too large to be kept exactly; the limit is 9007199254740991.`,
  },
});
