import type {
  CreditRating,
  CreditSummary,
  DemeritSummary,
  Facility,
  PreviousRating,
  ScoreRecord,
  ScoreRuleSet,
  SubjectRef,
} from '@yijian/standard';
import { defined } from './defined.js';
import { type ListedSubject, listFlags } from './list-flags.js';
import { pointsInCycle, scoreConsequence, scoreCycleAnchor, scoreCycleAt } from './score-cycle.js';
import { verificationCycleYears } from './verification-cycle.js';

export interface CreditSummarySource {
  subject: SubjectRef;
  /** Ratings of the subject in any order; those of other subjects are passed over. */
  ratings: readonly CreditRating[];
  /** Score records of the subject in any order; those of other subjects are passed over. */
  scoreRecords: readonly ScoreRecord[];
  /** List entries of the subject in any order; those of other subjects are passed over. */
  listEntries?: readonly ListedSubject[];
  /** Rule set in force for the subject. Without it, or when it is for another kind of subject, there is no demerit. */
  ruleSet?: ScoreRuleSet;
  /** The subject itself, when it is a facility: tells the cycle that points count in. */
  facility?: Facility;
  /** Day for which the summary is asked, `YYYY-MM-DD`. What was decided later is not known on that day. */
  on: string;
}

const MAX_PREVIOUS = 3;

/**
 * What a badge shows about a subject on a day. The newest rating that has not been superseded is shown; a current rating past its last day
 * shows as expired; a withdrawn one without its grade. Earlier results, newest first, leave out evaluations still pending and withdrawn
 * results.
 */
export function creditSummary(source: CreditSummarySource): CreditSummary {
  const { subject, on } = source;
  const ratings = source.ratings
    .filter((rating) => rating.subject.id === subject.id && rating.asOf <= on)
    .sort((a, b) => newestFirst(a, b));
  const demerit = demeritSummary(source);
  const flags = listFlags(source.listEntries ?? [], subject.id, on);
  const shown = ratings.find(({ status }) => status !== 'superseded');
  if (!shown) return { subject, status: 'unrated', ...defined({ demerit, listFlags: flags }) };
  const { id: ratingId, schemeId, asOf, validTo, repairedOn, issuer, reportUrl, score, gradeCode } = shown;
  const status = shown.status === 'current' && validTo !== undefined && validTo < on ? 'expired' : shown.status;
  const previous = ratings.slice(ratings.indexOf(shown) + 1).filter((rating) => isResult(rating));
  return {
    subject,
    status,
    ...defined({ ratingId, schemeId, asOf, validTo, repairedOn, issuer, reportUrl, demerit, listFlags: flags }),
    ...(status === 'withdrawn' ? {} : defined({ gradeCode, score })),
    ...(previous.length > 0
      ? { previous: previous.slice(0, MAX_PREVIOUS).map((rating) => previousRating(rating)) }
      : {}),
  };
}

/** Demerit points of the cycle that contains the day. Absent when the records do not tell which cycle that is. */
function demeritSummary({
  subject,
  scoreRecords,
  ruleSet,
  facility,
  on,
}: CreditSummarySource): DemeritSummary | undefined {
  if (ruleSet?.subjectKind !== subject.kind) return undefined;
  const byVerification = ruleSet.cycle.kind === 'verification-cycle';
  const years = facility && cycleYears(facility);
  if (byVerification && years === undefined) return undefined;
  const anchor = facility
    ? scoreCycleAnchor(ruleSet, facility, on)
    : ruleSet.cycle.anchor === 'calendar-year'
      ? on
      : undefined;
  if (anchor === undefined) return undefined;
  const cycle = scoreCycleAt(ruleSet, anchor, on, years);
  const own = scoreRecords.filter((record) => record.subject.id === subject.id && record.recordedOn <= on);
  const band = scoreConsequence(ruleSet, own, cycle, years);
  return {
    ruleSetId: ruleSet.id,
    points: pointsInCycle(ruleSet, own, cycle),
    cycleFrom: cycle.from,
    cycleTo: cycle.to,
    ...defined({ consequence: band?.consequence, furtherConsequences: band?.furtherConsequences }),
  };
}

function cycleYears({ licence, bedCount }: Facility): number | undefined {
  return licence?.verificationCycleYears ?? (bedCount === undefined ? undefined : verificationCycleYears(bedCount));
}

function isResult({ status }: CreditRating): boolean {
  return status !== 'pending' && status !== 'withdrawn';
}

function previousRating({ schemeId, gradeCode, asOf }: CreditRating): PreviousRating {
  return { schemeId, asOf, ...defined({ gradeCode }) };
}

function newestFirst(a: CreditRating, b: CreditRating): number {
  const key = ({ asOf, publishedOn = '', id }: CreditRating) => `${asOf} ${publishedOn} ${id}`;
  return key(a) < key(b) ? 1 : -1;
}
