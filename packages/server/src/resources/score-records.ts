import type { ScoreRuleSet } from '@yijian/standard';
import { textAt, valuesAt } from '../json-pointer.js';
import { inspections } from './inspections.js';
import { penalties } from './penalties.js';
import type { Resource } from './resource.js';
import { scoreRuleSets } from './score-rule-sets.js';
import { subjectReference } from './subject-reference.js';
import { units } from './units.js';

export const scoreRecords: Resource = {
  name: 'score-records',
  table: 'score_records',
  schema: 'ScoreRecord',
  columns: { subject_id: '/subject/id', status: '/status' },
  filters: {
    subjectId: { column: 'subject_id', match: 'equals' },
    status: { column: 'status', match: 'equals' },
  },
  references: [
    subjectReference,
    { path: '/ruleSetId', to: () => [scoreRuleSets] },
    { path: '/unit/id', to: () => [units] },
    { path: '/inspectionId', to: () => [inspections] },
    { path: '/findingId', to: () => ['finding'] },
    { path: '/penaltyId', to: () => [penalties] },
  ],
  check: async (document, lookUp) => {
    const ruleSet = (await lookUp(scoreRuleSets, textAt(document, '/ruleSetId') ?? '')) as ScoreRuleSet | undefined;
    const points = valuesAt(document, '/points')[0]?.value as number;
    const allowed = ruleSet?.allowedPoints;
    if (!allowed || allowed.includes(points)) return [];
    return [
      {
        pointer: '/points',
        code: 'allowed-points',
        detail: {
          zh: `记分规则 ${ruleSet.id} 一次只可记 ${allowed.join('、')} 分，收到 ${points}。`,
          en: `Rule set ${ruleSet.id} gives ${allowed.join(', ')} points for one act; got ${points}.`,
        },
      },
    ];
  },
};
