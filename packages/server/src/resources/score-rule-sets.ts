import { valuesAt } from '../json-pointer.js';
import type { Resource } from './resource.js';

export const scoreRuleSets: Resource = {
  name: 'score-rule-sets',
  table: 'score_rule_sets',
  schema: 'ScoreRuleSet',
  columns: { jurisdiction: '/jurisdiction' },
  filters: { jurisdiction: { column: 'jurisdiction', match: 'equals' } },
  check: (document) => {
    const [cycle] = valuesAt(document, '/cycle').map(({ value }) => value as { kind: string; months?: number });
    if (cycle?.kind !== 'months' || cycle.months !== undefined) return [];
    return [
      {
        pointer: '/cycle/months',
        code: 'required',
        detail: {
          zh: '按月计算的记分周期（kind 为 months）须给出月数 months，例如 12。',
          en: 'A cycle of kind "months" needs its length in months, such as 12.',
        },
      },
    ];
  },
};
