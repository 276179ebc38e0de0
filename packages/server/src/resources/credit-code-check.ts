import { checkCreditCode, creditCodeCheckCharacter } from '@yijian/rules';
import { valuesAt } from '../json-pointer.js';
import type { Check } from './resource.js';

/** Holds the unified social credit codes at a place to what their pattern cannot say: the check character. */
export const creditCodeCheck =
  (path: string): Check =>
  (document) =>
    valuesAt(document, path).flatMap(({ pointer, value }) => {
      const code = value as string;
      if (checkCreditCode(code).valid) return [];
      const expected = creditCodeCheckCharacter(code.slice(0, 17));
      const found = code.charAt(17);
      return [
        {
          pointer,
          code: 'check-character',
          detail: {
            zh: `统一社会信用代码 ${code} 的校验码（第 18 位）为 ${found}，按前 17 位计算应为 ${expected}（GB 32100-2015）。请核对全部 18 位。`,
            en: `The check character (character 18) of credit code ${code} is ${found}; the first 17 call for ${expected} (GB 32100-2015). Check all 18.`,
          },
        },
      ];
    });
