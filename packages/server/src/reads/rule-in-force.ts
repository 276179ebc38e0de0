/** What a rule of any kind says of where and when it applies. */
export interface PlacedRule {
  /** Division, GB/T 2260. */
  jurisdiction: string;
  effectiveFrom?: string;
  effectiveTo?: string;
}

/**
 * The rule that applies in a division on a day: that of the smallest division around it, and among several of those the one that came into
 * effect last.
 *
 * @param regionCode GB/T 2260
 * @param on `YYYY-MM-DD`
 */
export function ruleInForce<Rule extends PlacedRule>(
  rules: readonly Rule[],
  regionCode: string,
  on: string,
): Rule | undefined {
  return rules
    .filter(
      ({ jurisdiction, effectiveFrom = '', effectiveTo = on }) =>
        covers(jurisdiction, regionCode) && effectiveFrom <= on && on <= effectiveTo,
    )
    .sort((a, b) => specificity(b) - specificity(a) || ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? 1 : -1))[0];
}

/** A division's code without the pairs of zeros that stand for the levels below it; empty for the whole country. */
const levels = (code: string): string => code.replace(/(?:00)+$/, '');

/** Whether a division is another one, or within it. */
export const covers = (jurisdiction: string, regionCode: string): boolean =>
  regionCode.startsWith(levels(jurisdiction));

const specificity = ({ jurisdiction }: PlacedRule): number => levels(jurisdiction).length;
