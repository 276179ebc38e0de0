import type { ScoreRuleSet } from '@yijian/standard';
import { textAt, valuesAt } from '../json-pointer.js';
import type { Check } from './resource.js';

/** Holds a score to the points that its rule set gives for one act. */
export const pointsCheck: Check = async (document, lookUp) => {
  const ruleSet = (await lookUp('score-rule-sets', textAt(document, '/ruleSetId') ?? '')) as ScoreRuleSet | undefined;
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
};
