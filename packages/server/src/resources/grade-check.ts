import type { CreditScheme } from '@yijian/standard';
import { textAt } from '../json-pointer.js';
import type { Check } from './resource.js';

/** Holds a rating to the grades of its scheme. */
export const gradeCheck: Check = async (document, lookUp) => {
  const grade = textAt(document, '/gradeCode');
  if (grade === undefined) return [];
  const scheme = (await lookUp('credit-schemes', textAt(document, '/schemeId') ?? '')) as CreditScheme | undefined;
  if (!scheme || scheme.grades.some(({ code }) => code === grade)) return [];
  const labels = scheme.grades.map(({ code, label }) => `${code}（${label}）`);
  return [
    {
      pointer: '/gradeCode',
      code: 'grade',
      detail: {
        zh: `评价方案 ${scheme.id} 没有等级 ${grade}；其等级为 ${labels.join('、')}。`,
        en: `Scheme ${scheme.id} has no grade ${grade}; its grades are ${scheme.grades.map(({ code }) => code).join(', ')}.`,
      },
    },
  ];
};
