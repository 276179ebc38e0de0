import type { ScoreRuleSet } from '@yijian/standard';

/**
 * The rule set that applies to subjects of a kind in a division on a day: that of the smallest division around it, and among several of
 * those the one that came into effect last.
 *
 * @param regionCode GB/T 2260
 * @param on `YYYY-MM-DD`
 */
export function ruleSetInForce(
  ruleSets: readonly ScoreRuleSet[],
  { kind, regionCode }: { kind: string; regionCode: string },
  on: string,
): ScoreRuleSet | undefined {
  return ruleSets
    .filter(
      ({ subjectKind, jurisdiction, effectiveFrom = '', effectiveTo = on }) =>
        subjectKind === kind && covers(jurisdiction, regionCode) && effectiveFrom <= on && on <= effectiveTo,
    )
    .sort((a, b) => specificity(b) - specificity(a) || ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? 1 : -1))[0];
}

/** A division's code without the pairs of zeros that stand for the levels below it; empty for the whole country. */
const levels = (code: string): string => code.replace(/(?:00)+$/, '');

const covers = (jurisdiction: string, regionCode: string): boolean => regionCode.startsWith(levels(jurisdiction));

const specificity = ({ jurisdiction }: ScoreRuleSet): number => levels(jurisdiction).length;
