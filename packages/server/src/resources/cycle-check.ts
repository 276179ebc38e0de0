import { textAt, valuesAt } from '../json-pointer.js';
import type { Check } from './resource.js';

/** Holds a cycle that is counted by months to saying how many. */
export const cycleCheck: Check = (document) =>
  textAt(document, '/cycle/kind') !== 'months' || valuesAt(document, '/cycle/months').length > 0
    ? []
    : [
        {
          pointer: '/cycle/months',
          code: 'required',
          detail: {
            zh: '按月计算的记分周期（kind 为 months）须给出月数 months，例如 12。',
            en: 'A cycle of kind "months" needs its length in months, such as 12.',
          },
        },
      ];
