import { addLocale } from '@yijian/elements';
import { pseudoLocale, pseudoMessages } from '../packages/elements/test/pseudo-locale.js';

/** Tag of the language that nobody speaks: Chinese of a private kind, which every checker of languages takes. */
export const pseudoLanguage = 'zh-x-pseudo';

/**
 * Adds the language that the tests of the elements have too: text without brackets is data, or was forgotten. Longer than the original, it also
 * shows where a layout has no room.
 */
export function addPseudoLocale(): void {
  addLocale({ ...pseudoLocale, language: pseudoLanguage }, pseudoMessages);
}
