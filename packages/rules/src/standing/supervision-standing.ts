import type { DrawRule, SupervisionStanding, SupervisionTier } from '@yijian/standard';
import { defined } from '../defined.js';
import { ruleInForce } from '../rule-in-force.js';
import { type SelfInspectionStanding, selfInspectionStandings } from '../self-inspection-cadence.js';
import { appliedRule, provenance, source } from './provenance.js';
import type { RuleBook, SubjectFacts } from './subject-facts.js';

/**
 * The tier that a subject is in on a day, the frequency of inspection that follows, and whether it is kept. The tier's own frequency goes before
 * that of the rule of draws in force when the tier began. Years run from the first day in the tier; only whole years are owed. Absent when
 * the subject is in no tier.
 *
 * @param facts as they were on the day, see `factsUntil`
 */
export function supervisionStanding(
  facts: SubjectFacts,
  { drawRules }: Pick<RuleBook, 'drawRules'>,
  on: string,
): SupervisionStanding | undefined {
  const tier = tierOn(facts.tiers, on);
  if (!tier) return undefined;
  const { rule, requiredCount } = frequencyOf(tier, facts.regionCode, drawRules);
  const kept = inspectionsOwed(tier, facts, requiredCount, on);
  const done = facts.inspections.filter(
    ({ inspectedOn }) =>
      kept.periodFrom <= inspectedOn && inspectedOn <= kept.periodTo && inspectedOn >= tier.validFrom,
  );
  return {
    tier: tier.tier,
    tierId: tier.id,
    validFrom: tier.validFrom,
    doneCount: kept.doneCount,
    periodFrom: kept.periodFrom,
    periodTo: kept.periodTo,
    status: kept.status,
    ...defined({ validTo: tier.validTo, requiredCount, dueOn: kept.dueOn }),
    provenance: provenance(
      on,
      [source('supervision-tiers', tier.id), ...done.map(({ id }) => source('inspections', id))],
      rule
        ? appliedRule('draw-rules', rule)
        : tier.basis === undefined
          ? undefined
          : appliedRule('supervision-tiers', tier),
    ),
  };
}

/** The tier in force on a day: of several the one that began last. */
export function tierOn(tiers: readonly SupervisionTier[], on: string): SupervisionTier | undefined {
  return tiers
    .filter(({ validFrom, validTo = on }) => validFrom <= on && on <= validTo)
    .sort((a, b) => (`${a.validFrom} ${a.id}` < `${b.validFrom} ${b.id}` ? 1 : -1))[0];
}

/** How many inspections a tier asks for in a year, and the rule that says so where the tier itself does not. */
export function frequencyOf(
  { tier, validFrom, minTimesPerYear }: SupervisionTier,
  regionCode: string,
  drawRules: readonly DrawRule[],
): { requiredCount?: number; rule?: DrawRule } {
  if (minTimesPerYear !== undefined) return { requiredCount: minTimesPerYear };
  const rule = ruleInForce(drawRules, regionCode, validFrom);
  const requiredCount = rule?.tierRates.find((rate) => rate.tier === tier)?.minTimesPerYear;
  return rule && requiredCount !== undefined ? { requiredCount, rule } : {};
}

/** Inspections are owed as self-inspections are: so many in each interval, here the years of the tier. */
export function inspectionsOwed(
  { id, validFrom }: SupervisionTier,
  { inspections }: Pick<SubjectFacts, 'inspections'>,
  requiredCount = 0,
  on: string,
): SelfInspectionStanding {
  const frequency = { kind: 'inspection', requiredCount, intervalMonths: 12 };
  const done = inspections
    .filter(({ inspectedOn }) => inspectedOn >= validFrom)
    .map(({ inspectedOn }) => ({ kind: 'inspection', inspectedOn }));
  const [kept] = selfInspectionStandings(
    { id, anchorOn: validFrom, effectiveFrom: validFrom, kinds: [frequency] },
    done,
    on,
  );
  return kept as SelfInspectionStanding;
}
