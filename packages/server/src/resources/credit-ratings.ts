import type { CreditScheme } from '@yijian/standard';
import { textAt } from '../json-pointer.js';
import { creditSchemes } from './credit-schemes.js';
import { inspections } from './inspections.js';
import { penalties } from './penalties.js';
import type { Resource } from './resource.js';
import { scoreRecords } from './score-records.js';
import { subjectReference } from './subject-reference.js';
import { units } from './units.js';

export const creditRatings: Resource = {
  name: 'credit-ratings',
  table: 'credit_ratings',
  schema: 'CreditRating',
  columns: { subject_id: '/subject/id', status: '/status', scheme_id: '/schemeId' },
  filters: {
    subjectId: { column: 'subject_id', match: 'equals' },
    status: { column: 'status', match: 'equals' },
  },
  references: [
    subjectReference,
    { path: '/schemeId', to: () => [creditSchemes] },
    { path: '/issuer/id', to: () => [units] },
    { path: '/basisRecordIds/*', to: () => [penalties, scoreRecords, inspections] },
  ],
  check: async (document, lookUp) => {
    const grade = textAt(document, '/gradeCode');
    if (grade === undefined) return [];
    const scheme = (await lookUp(creditSchemes, textAt(document, '/schemeId') ?? '')) as CreditScheme | undefined;
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
  },
};
