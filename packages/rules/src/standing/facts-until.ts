import type {
  CreditRating,
  CreditRepair,
  EnforcementCase,
  Facility,
  Finding,
  Penalty,
  PracticeRegistration,
  Rectification,
} from '@yijian/standard';
import { without } from './without.js';
import type { SubjectFacts } from './subject-facts.js';

/**
 * The facts as their own dates tell that they were on a day: what happened later is taken out, of the records and from within them. A change
 * without a date, such as a rating that was withdrawn, cannot be taken out; what was known at the time is told by the versions of that time.
 *
 * @param on `YYYY-MM-DD`
 */
export function factsUntil(facts: SubjectFacts, on: string): SubjectFacts {
  const by = (day: string | undefined): boolean => day !== undefined && day <= on;
  const { facility, repairs, cases, resultUses } = facts;
  return {
    ...facts,
    ...(facility && { facility: facilityUntil(facility, on) }),
    ratings: ratingsUntil(facts.ratings, on),
    scoreRecords: facts.scoreRecords
      .filter(({ recordedOn }) => by(recordedOn))
      .map((record) =>
        record.endedOn !== undefined && record.endedOn > on
          ? { ...without(record, 'endedOn', 'endReason', 'endNote'), status: 'effective' }
          : record,
      ),
    listEntries: facts.listEntries
      .filter(({ enteredOn }) => by(enteredOn))
      .map((entry) =>
        entry.leftOn !== undefined && entry.leftOn > on
          ? { ...without(entry, 'leftOn', 'exitReason'), status: 'in-force' as const }
          : entry,
      ),
    penalties: facts.penalties.filter(({ decidedOn }) => by(decidedOn)).map((penalty) => penaltyUntil(penalty, on)),
    inspections: facts.inspections
      .filter(({ inspectedOn }) => by(inspectedOn))
      .map((inspection) => withFindingsUntil(inspection, on)),
    selfInspections: facts.selfInspections
      .filter(({ inspectedOn }) => by(inspectedOn))
      .map((inspection) => withFindingsUntil(inspection, on)),
    tiers: facts.tiers.filter(({ validFrom, decidedOn = validFrom }) => by(decidedOn) && by(validFrom)),
    verifications: facts.verifications.filter(({ decidedOn }) => by(decidedOn)),
    registrations: facts.registrations
      .filter(({ appliedOn, decidedOn = appliedOn, validFrom = decidedOn }) => by(appliedOn ?? decidedOn ?? validFrom))
      .map((registration) => registrationUntil(registration, on)),
    ...(repairs && {
      repairs: repairs.filter(({ appliedOn }) => by(appliedOn)).map((repair) => repairUntil(repair, on)),
    }),
    ...(cases && { cases: cases.filter(({ filedOn }) => by(filedOn)).map((one) => caseUntil(one, on)) }),
    ...(resultUses && { resultUses: resultUses.filter(({ usedOn }) => by(usedOn)) }),
  };
}

function facilityUntil(facility: Facility, on: string): Facility {
  const { licence, licenceEvents, closedOn } = facility;
  const events = licenceEvents?.filter(({ occurredOn }) => occurredOn <= on);
  const isLater = licence?.lastVerifiedOn !== undefined && licence.lastVerifiedOn > on;
  return {
    ...(closedOn !== undefined && closedOn > on ? without(facility, 'closedOn') : facility),
    ...(closedOn !== undefined && closedOn > on && { status: 'operating' as const }),
    ...(events && { licenceEvents: events }),
    ...(licence && {
      licence: isLater ? without(licence, 'lastVerifiedOn', 'verificationDueOn', 'deferredTo') : licence,
    }),
  };
}

/** A rating that a later one superseded was current until then. */
function ratingsUntil(ratings: readonly CreditRating[], on: string): CreditRating[] {
  return ratings
    .filter(({ asOf }) => asOf <= on)
    .map((rating) => {
      const { schemeId, asOf, status, repairedOn } = rating;
      if (repairedOn !== undefined && repairedOn > on)
        return { ...without(rating, 'repairedOn'), status: status === 'repaired' ? ('current' as const) : status };
      const following = ratings.filter((other) => other.schemeId === schemeId && other.asOf > asOf);
      const isLast = following.length > 0 && following.every((other) => other.asOf > on);
      return status === 'superseded' && isLast ? { ...rating, status: 'current' as const } : rating;
    });
}

function penaltyUntil(penalty: Penalty, on: string): Penalty {
  const { publishedOn = '', servedOn = '', withdrawnOn = '', repairedOn = '', performance, remedies } = penalty;
  let told: Penalty = penalty;
  if (publishedOn > on) told = without(told, 'publishedOn');
  if (servedOn > on) told = without(told, 'servedOn');
  if (withdrawnOn > on) told = { ...without(told, 'withdrawnOn', 'withdrawalReason'), status: 'in-force' };
  // A repair moves the last day of publicity; which it was before is no longer in the record.
  if (repairedOn > on) told = { ...without(told, 'repairedOn', 'publicityEndsOn'), status: 'in-force' };
  if (performance) {
    const { paidOn = '', performedOn = '' } = performance;
    let done = performance;
    if (paidOn > on) done = without(done, 'paidOn', 'paidYuan');
    if (performedOn > on) done = without(done, 'performedOn');
    told = { ...told, performance: done };
  }
  if (remedies)
    told = { ...told, remedies: remedies.filter(({ decidedOn = '', appliedOn = decidedOn }) => appliedOn <= on) };
  return told;
}

function withFindingsUntil<T extends { findings?: Finding[] }>(inspection: T, on: string): T {
  const { findings } = inspection;
  if (!findings) return inspection;
  return {
    ...inspection,
    findings: findings.map((finding) =>
      finding.rectification ? { ...finding, rectification: rectificationUntil(finding.rectification, on) } : finding,
    ),
  };
}

function rectificationUntil(rectification: Rectification, on: string): Rectification {
  const { completedOn = '', verifiedOn = '', deadlineExtensions = [] } = rectification;
  let told: Rectification = rectification;
  if (verifiedOn > on)
    told = { ...without(told, 'verifiedOn'), status: completedOn !== '' && completedOn <= on ? 'completed' : 'open' };
  if (completedOn > on) told = { ...without(told, 'completedOn'), status: 'open' };
  const later = deadlineExtensions.find(({ decidedOn = '' }) => decidedOn > on);
  if (later) {
    const kept = deadlineExtensions.filter(({ decidedOn = '' }) => decidedOn <= on);
    const dueOn = kept.at(-1)?.dueOn ?? later.previousDueOn;
    told = { ...told, deadlineExtensions: kept, ...(dueOn !== undefined && { dueOn }) };
  }
  return told;
}

function registrationUntil(registration: PracticeRegistration, on: string): PracticeRegistration {
  const { decidedOn = '', endedOn = '' } = registration;
  let told: PracticeRegistration = registration;
  if (endedOn > on) told = { ...without(told, 'endedOn', 'endNote'), status: 'in-force' };
  if (decidedOn > on) told = { ...without(told, 'decidedOn', 'validFrom', 'validTo'), status: 'applied' };
  return told;
}

function repairUntil(repair: CreditRepair, on: string): CreditRepair {
  const { acceptedOn = '', decidedOn = '', grantedOn = '' } = repair;
  let told: CreditRepair = repair;
  if (acceptedOn > on) told = without(told, 'acceptedOn');
  if (decidedOn > on || grantedOn > on)
    told = {
      ...without(told, 'decidedOn', 'grantedOn', 'effects', 'refusalReason', 'note'),
      status: acceptedOn !== '' && acceptedOn <= on ? 'accepted' : 'applied',
    };
  return told;
}

function caseUntil(one: EnforcementCase, on: string): EnforcementCase {
  const { decidedOn = '', closedOn = '', deadlineExtensions = [] } = one;
  let told: EnforcementCase = one;
  if (closedOn > on) told = { ...without(told, 'closedOn', 'archivedOn'), status: 'decided' };
  if (decidedOn > on) told = { ...without(told, 'decidedOn', 'result', 'noPenaltyGround'), status: 'investigating' };
  const later = deadlineExtensions.find((extension) => (extension.decidedOn ?? '') > on);
  if (later) {
    const kept = deadlineExtensions.filter((extension) => (extension.decidedOn ?? '') <= on);
    told = { ...without(told, 'decisionDueOn'), deadlineExtensions: kept };
    const dueOn = kept.at(-1)?.dueOn ?? later.previousDueOn;
    if (dueOn !== undefined) told = { ...told, decisionDueOn: dueOn };
  }
  return told;
}
