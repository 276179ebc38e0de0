import type {
  DemeritBand,
  DemeritStanding,
  Facility,
  ScoreBand,
  ScoreRecord,
  ScoreRuleSet,
  SourceRecord,
} from '@yijian/standard';
import { addDays, type Period } from '../calendar.js';
import { defined } from '../defined.js';
import { pointsInCycle, type ScoreCycle, scoreCycleAnchor, scoreCycleAt } from '../score-cycle.js';
import { verificationCycleYears } from '../verification-cycle.js';
import { appliedRule, provenance, source } from './provenance.js';
import { scoreRuleSetOf } from './score-rule-set-of.js';
import type { RuleBook, SubjectFacts } from './subject-facts.js';

/** Ends of points that close a cycle and take nothing from what it came to. */
const RESETS: ReadonlySet<string | undefined> = new Set(['verification-passed', 'cycle-ended', 'licence-ended']);

/** More cycles than any licence lives through. */
const MAX_CYCLES = 200;

/**
 * The demerit cycles of a subject on a day: the present one, and earlier ones that have points, newest first. Points are counted by the rule
 * set that they were given by, so that a new rule set leaves the old points and their consequences as they were.
 *
 * @param facts as they were on the day, see `factsUntil`
 */
export function demeritStandings(
  facts: SubjectFacts,
  { scoreRuleSets }: Pick<RuleBook, 'scoreRuleSets'>,
  on: string,
): DemeritStanding[] {
  const { scoreRecords, subject } = facts;
  const present = scoreRuleSetOf(scoreRuleSets, { ...facts, kind: subject.kind }, scoreRecords, on);
  const used = new Set(scoreRecords.map(({ ruleSetId }) => ruleSetId));
  const ruleSets = scoreRuleSets.filter(
    (ruleSet) => ruleSet.subjectKind === subject.kind && (ruleSet === present || used.has(ruleSet.id)),
  );
  return ruleSets
    .flatMap((ruleSet) => standingsBy(ruleSet, facts, on, ruleSet === present))
    .sort((a, b) => (key(a) < key(b) ? 1 : -1));
}

const key = ({ cycleFrom, ruleSetId }: DemeritStanding): string => `${cycleFrom} ${ruleSetId}`;

/** Years between two verifications of a facility, as its licence says or its beds tell. */
export function cycleYearsOf({ licence, bedCount }: Facility): number | undefined {
  return licence?.verificationCycleYears ?? (bedCount === undefined ? undefined : verificationCycleYears(bedCount));
}

function standingsBy(ruleSet: ScoreRuleSet, facts: SubjectFacts, on: string, isPresent: boolean): DemeritStanding[] {
  const records = facts.scoreRecords.filter(({ ruleSetId }) => ruleSetId === ruleSet.id);
  const years = facts.facility && cycleYearsOf(facts.facility);
  return cyclesUntil(ruleSet, facts, records, on, years).flatMap((cycle) => {
    const isCurrent = cycle.from <= on && on <= cycle.to;
    const counted = records
      .filter((record) => counts(record, cycle, on))
      .map((record) => ({ ...record, status: 'effective' as const }));
    if (pointsInCycle(ruleSet, counted, cycle) === 0 && !(isCurrent && isPresent)) return [];
    return [standing(ruleSet, facts, counted, cycle, on, isCurrent, years)];
  });
}

/** The cycles from the one that the day lies in back to that of the first record. A passed verification cuts the one before it short. */
function cyclesUntil(
  ruleSet: ScoreRuleSet,
  { facility }: SubjectFacts,
  records: readonly ScoreRecord[],
  on: string,
  years: number | undefined,
): ScoreCycle[] {
  if (ruleSet.cycle.kind === 'verification-cycle' && years === undefined) return [];
  const first = records.flatMap(({ recordedOn, cycleTo = recordedOn }) => [recordedOn, cycleTo]).sort()[0] ?? on;
  const cycles: ScoreCycle[] = [];
  for (let day = on; cycles.length < MAX_CYCLES;) {
    const anchor = facility
      ? scoreCycleAnchor(ruleSet, facility, day)
      : ruleSet.cycle.anchor === 'calendar-year'
        ? day
        : undefined;
    if (anchor === undefined) break;
    const cycle = scoreCycleAt(ruleSet, anchor, day, years);
    cycles.push(day === on ? cycle : cutAt(cycle, day));
    if (cycle.from <= first) break;
    day = addDays(cycle.from, -1);
  }
  return cycles;
}

function cutAt(cycle: ScoreCycle, last: string): ScoreCycle {
  const cut = (period: Period): Period => ({ from: period.from, to: period.to < last ? period.to : last });
  return { ...cut(cycle), years: cycle.years.filter(({ from }) => from <= last).map((year) => cut(year)) };
}

/** Whether a record counts in a cycle. What was revoked counts nowhere; what was reset still counts in the cycle that the reset closed. */
function counts({ status, endedOn, endReason }: ScoreRecord, cycle: ScoreCycle, on: string): boolean {
  if (RESETS.has(endReason) && endedOn !== undefined) return endedOn > (on < cycle.to ? on : cycle.to);
  return status === 'effective' && (endedOn === undefined || endedOn > on);
}

function standing(
  ruleSet: ScoreRuleSet,
  facts: SubjectFacts,
  counted: readonly ScoreRecord[],
  cycle: ScoreCycle,
  on: string,
  isCurrent: boolean,
  years: number | undefined,
): DemeritStanding {
  const points = pointsInCycle(ruleSet, counted, cycle);
  const within = counted.filter((record) => pointsInCycle(ruleSet, [record], cycle) > 0);
  const bands = ruleSet.bands
    .filter((band) => band.verificationCycleYears === undefined || band.verificationCycleYears === years)
    .map((band) => bandStanding(ruleSet, band, facts, within, cycle));
  const consequence = bands.findLast(({ reachedOn }) => reachedOn !== undefined)?.consequence;
  const sources: SourceRecord[] = [
    ...(facts.facility ? [source('facilities', facts.facility.id)] : []),
    ...within.map(({ id }) => source('score-records', id)),
    ...bands.flatMap(({ decidedBy }) => decidedBy ?? []),
  ];
  return {
    ruleSetId: ruleSet.id,
    cycleFrom: cycle.from,
    cycleTo: cycle.to,
    isCurrent,
    points,
    worstYearPoints: worstYear(ruleSet, within, cycle),
    bands,
    ...defined({ consequence }),
    provenance: provenance(on, sources, appliedRule('score-rule-sets', ruleSet, ruleSet.reset?.legalBasis)),
  };
}

const worstYear = (ruleSet: ScoreRuleSet, records: readonly ScoreRecord[], { years }: ScoreCycle): number =>
  Math.max(0, ...years.map((year) => pointsInCycle(ruleSet, records, year)));

function bandStanding(
  ruleSet: ScoreRuleSet,
  band: ScoreBand,
  facts: SubjectFacts,
  records: readonly ScoreRecord[],
  cycle: ScoreCycle,
): DemeritBand {
  const { minPoints, inclusive, measure, consequence, furtherConsequences, label, legalBasis: clause } = band;
  const measured = (some: readonly ScoreRecord[]): number =>
    measure === 'year' ? worstYear(ruleSet, some, cycle) : pointsInCycle(ruleSet, some, cycle);
  const isReached = (points: number): boolean => (inclusive ? points >= minPoints : points > minPoints);
  const days = [...new Set(records.map(({ recordedOn }) => recordedOn))].sort();
  const reachedOn = isReached(measured(records))
    ? days.find((day) => isReached(measured(records.filter(({ recordedOn }) => recordedOn <= day))))
    : undefined;
  const decidedBy = reachedOn === undefined ? undefined : decisionOf(consequence, facts, records, reachedOn);
  const isRecorded = RECORDED.has(consequence) || facts.resultUses !== undefined;
  return {
    minPoints,
    inclusive,
    points: measured(records),
    consequence,
    label,
    status: reachedOn === undefined ? 'not-reached' : decidedBy ? 'decided' : isRecorded ? 'open' : 'not-recorded',
    ...defined({ measure, furtherConsequences, clause, reachedOn, decidedBy }),
  };
}

/** Consequences that public records tell of; the others are told by the use of results alone, which authorities see. */
const RECORDED: ReadonlySet<string> = new Set([
  'key-supervision',
  'verification-suspended',
  'licence-cancelled',
  'practice-suspended',
]);

const SUSPENSIONS: ReadonlySet<string> = new Set([
  'suspend-licence',
  'suspend-business',
  'restrict-practice',
  'revoke-licence',
]);

/** The first record that tells that a consequence was drawn. */
function decisionOf(
  consequence: string,
  facts: SubjectFacts,
  records: readonly ScoreRecord[],
  reachedOn: string,
): SourceRecord | undefined {
  const since = (day: string | undefined): boolean => day !== undefined && day >= reachedOn;
  const scoreIds = new Set(records.map(({ id }) => id));
  const event = (kinds: readonly string[]): SourceRecord | undefined =>
    facts.facility?.licenceEvents?.some(({ kind, occurredOn }) => kinds.includes(kind) && since(occurredOn))
      ? source('facilities', facts.facility.id)
      : undefined;
  const named = (collection: string, record: { id: string } | undefined): SourceRecord | undefined =>
    record && source(collection, record.id);
  const used = named(
    'result-uses',
    facts.resultUses?.find(
      ({ usedOn, sources }) =>
        since(usedOn) && sources.some(({ collection, id }) => collection === 'score-records' && scoreIds.has(id)),
    ),
  );
  switch (consequence) {
    case 'key-supervision':
      return (
        named(
          'supervision-tiers',
          // Who is under key supervision already when the points are reached need not be put there again.
          facts.tiers.find(
            ({ tier, validFrom, validTo }) => tier === 'key' && (since(validFrom) || since(validTo ?? '9999')),
          ),
        ) ??
        named(
          'list-entries',
          facts.listEntries.find(({ kind, enteredOn }) => kind === 'key-supervision' && since(enteredOn)),
        ) ??
        used
      );
    case 'verification-suspended':
      return (
        named(
          'verifications',
          facts.verifications.find(({ result, decidedOn }) => result === 'deferred' && since(decidedOn)),
        ) ??
        event(['verification-suspended']) ??
        used
      );
    case 'licence-cancelled':
      return event(['cancelled', 'revoked']) ?? used;
    case 'practice-suspended':
      return (
        named(
          'penalties',
          facts.penalties.find(
            ({ decidedOn, kinds }) => since(decidedOn) && kinds.some((kind) => SUSPENSIONS.has(kind)),
          ),
        ) ?? used
      );
    default:
      return used;
  }
}
