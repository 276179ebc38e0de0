import type { Facility, TimeLimit, VerificationStanding } from '@yijian/standard';
import { defined } from '../defined.js';
import { ruleInForce } from '../rule-in-force.js';
import { verificationDueOn } from '../verification-cycle.js';
import { cycleYearsOf } from './demerit-standings.js';
import { isPractising } from './practising.js';
import { appliedRule, provenance, source } from './provenance.js';
import type { RuleBook, SubjectFacts } from './subject-facts.js';

/**
 * When a facility's next verification is due, as it stood on a day: a cycle after the last one that was passed, or after the issue of the
 * licence. A day that the authority itself set for the next one goes before. Absent for other subjects, for facilities that have ended,
 * and when the records do not tell since when the cycle runs.
 *
 * @param facts as they were on the day, see `factsUntil`
 */
export function verificationStanding(
  facts: SubjectFacts,
  { timeLimits }: Pick<RuleBook, 'timeLimits'>,
  on: string,
): VerificationStanding | undefined {
  const { facility, regionCode } = facts;
  if (!facility || !isPractising(facility, on)) return undefined;
  const years = cycleYearsOf(facility);
  const passed = facts.verifications
    .filter(({ result }) => result === 'passed')
    .sort((a, b) => ((a.decidedOn ?? '') < (b.decidedOn ?? '') ? 1 : -1))[0];
  const lastVerifiedOn = [passed?.decidedOn, latest(facility, 'verified'), facility.licence?.lastVerifiedOn]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const base = lastVerifiedOn ?? latest(facility, 'issued') ?? facility.licence?.validFrom;
  if (years === undefined || base === undefined) return undefined;
  const set =
    passed?.decidedOn === lastVerifiedOn && passed?.nextDueOn !== undefined
      ? passed.nextDueOn
      : facility.licence?.lastVerifiedOn === lastVerifiedOn
        ? facility.licence?.verificationDueOn
        : undefined;
  const dueOn = set ?? verificationDueOn(base, years);
  const deferred = facts.verifications.filter(
    ({ result, decidedOn = '', deferredTo = '' }) => result === 'deferred' && decidedOn >= base && deferredTo >= on,
  );
  const own = facility.licence?.deferredTo;
  const deferredTo = [...deferred.map((one) => one.deferredTo), ...(own !== undefined && own >= on ? [own] : [])]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const rule = verificationRule(timeLimits, regionCode, facility, years, on);
  return {
    cycleYears: years,
    dueOn,
    status: deferredTo === undefined && dueOn < on ? 'overdue' : 'open',
    ...defined({ lastVerifiedOn, deferredTo }),
    provenance: provenance(
      on,
      [
        source('facilities', facility.id),
        ...(passed ? [source('verifications', passed.id)] : []),
        ...deferred.map(({ id }) => source('verifications', id)),
      ],
      rule && appliedRule('time-limits', rule),
    ),
  };
}

function latest({ licenceEvents = [] }: Facility, kind: string): string | undefined {
  return licenceEvents
    .filter((event) => event.kind === kind)
    .map(({ occurredOn }) => occurredOn)
    .sort()
    .at(-1);
}

/** The cycle that the law sets for the facility's beds, or that of the length which its licence has. */
function verificationRule(
  limits: readonly TimeLimit[],
  regionCode: string,
  { bedCount }: Facility,
  years: number,
  on: string,
): TimeLimit | undefined {
  const fits = ({ matter, unitOfTime, amount, minBedCount = 0, maxBedCount = Infinity }: TimeLimit): boolean =>
    matter === 'verification' &&
    unitOfTime === 'year' &&
    amount === years &&
    (bedCount === undefined || (minBedCount <= bedCount && bedCount <= maxBedCount));
  return ruleInForce(limits.filter(fits), regionCode, on);
}
