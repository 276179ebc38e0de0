import type { Facility, Practitioner, ScoreRecord, ScoreRuleSet } from '@yijian/standard';
import { ruleInForce } from '../rule-in-force.js';

/** Whom points are counted for. */
export interface ScoredSubject {
  kind: string;
  /** Division, GB/T 2260; empty when it is not known. */
  regionCode: string;
  facility?: Facility;
  practitioner?: Practitioner;
}

/**
 * The rule set that a subject's points are counted by on a day: the one in force for its division, kind and class. Where none is declared for
 * the division, its authority scores by the one that it last used.
 */
export function scoreRuleSetOf(
  ruleSets: readonly ScoreRuleSet[],
  subject: ScoredSubject,
  scoreRecords: readonly ScoreRecord[],
  on: string,
): ScoreRuleSet | undefined {
  const own = ruleSets.filter((ruleSet) => concerns(ruleSet, subject));
  return ruleInForce(own, subject.regionCode, on) ?? lastUsed(ruleSets, scoreRecords, on);
}

function concerns(
  { subjectKind, facilityCategoryCodes, practitionerKinds }: ScoreRuleSet,
  { kind, facility, practitioner }: ScoredSubject,
): boolean {
  if (subjectKind !== kind) return false;
  const isOfClass =
    !facility || !facilityCategoryCodes || facilityCategoryCodes.some((code) => facility.categoryCode.startsWith(code));
  return isOfClass && (!practitioner || !practitionerKinds || practitionerKinds.includes(practitioner.kind));
}

function lastUsed(
  ruleSets: readonly ScoreRuleSet[],
  scores: readonly ScoreRecord[],
  on: string,
): ScoreRuleSet | undefined {
  const last = scores
    .filter(({ recordedOn }) => recordedOn <= on)
    .reduce<ScoreRecord | undefined>(
      (latest, score) => (latest && latest.recordedOn >= score.recordedOn ? latest : score),
      undefined,
    );
  return ruleSets.find(({ id }) => id === last?.ruleSetId);
}
