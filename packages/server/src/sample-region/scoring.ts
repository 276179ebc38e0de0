import { scoreCycleAnchor, scoreCycleAt } from '@yijian/rules';
import type { Penalty, ScoreRecord } from '@yijian/standard';
import { nextId, type Case, type Life } from './life.js';
import type { Severity } from './matters.js';
import { workdaysAfter } from './workdays.js';

/** Fewest and most points for one act, by severity. The Guizhou rules give values per item, which were not to be read. */
const POINTS: Readonly<Record<Severity, readonly [number, number]>> = {
  minor: [1, 2],
  general: [2, 8],
  serious: [6, 12],
};

const APPEAL_CHANCE = 0.06;

/** Gives demerit points for a fault, on its own or after the penalty for it. */
export function recordPoints(
  life: Life,
  { finding, inspection, matter, severity }: Case,
  date: string,
  penalty?: Penalty,
): void {
  const { facility, world, random, scoreRecords } = life;
  const { ruleSet } = world;
  const anchor = scoreCycleAnchor(ruleSet, facility, date);
  if (anchor === undefined) return;
  const { from, to } = scoreCycleAt(ruleSet, anchor, date, facility.licence.verificationCycleYears);
  const record: ScoreRecord = {
    id: nextId(life, 'sco', scoreRecords),
    subject: life.subject,
    ruleSetId: ruleSet.id,
    behaviour: matter.violation,
    points: random.int(...POINTS[severity]),
    occurredOn: inspection.inspectedOn,
    recordedOn: date,
    cycleFrom: from,
    cycleTo: to,
    noticeNumber: world.numbering.take(`${life.authorities.series}记`, date),
    inspectionId: inspection.id,
    findingId: finding.id,
    ...(penalty ? { penaltyId: penalty.id } : {}),
    unit: life.authorities.health,
    status: 'effective',
  };
  scoreRecords.push(record);
  if (!life.scripted && random.chance(APPEAL_CHANCE)) scheduleAppeal(life, record);
}

/** The facility states its case: the points rest until the authority has heard it. */
function scheduleAppeal({ agenda, random }: Life, record: ScoreRecord): void {
  const filedOn = workdaysAfter(record.recordedOn, random.int(1, 8));
  agenda.add(filedOn, () => {
    if (record.status === 'effective') record.status = 'under-appeal';
  });
  agenda.add(workdaysAfter(filedOn, random.int(10, 30)), () => {
    if (record.status === 'under-appeal') record.status = random.chance(0.3) ? 'revoked' : 'effective';
  });
}
