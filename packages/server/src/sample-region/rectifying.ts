import { addDays } from '@yijian/rules';
import type { Rectification } from '@yijian/standard';
import { recordRecheck } from './inspection-record.js';
import { isLicensed, type Case, type Life } from './life.js';
import type { Severity } from './matters.js';
import { schedulePenalty } from './penalising.js';
import { workdayFrom, workdaysAfter } from './workdays.js';

/** Days to put a fault right, by severity. */
const DAYS_TO_RECTIFY: Readonly<Record<Severity, readonly [number, number]>> = {
  minor: [7, 15],
  general: [10, 30],
  serious: [15, 45],
};

/** How those ordered to rectify by a plan behave, for an average facility. */
const LATE_CHANCE = 0.09;
const NEVER_CHANCE = 0.04;
const FAILED_CHANCE = 0.05;

/**
 * Orders the rectification of an inspection's faults: light ones on the spot, the others by a plan with a deadline, whose end the authority
 * checks by a second inspection or on paper.
 *
 * @returns true when something is left to be put right later
 */
export function orderRectification(
  life: Life,
  cases: readonly Case[],
  measures: readonly string[],
  date: string,
): boolean {
  const planned: Planned[] = [];
  cases.forEach(({ finding, inspection, severity }, index) => {
    const id = finding.id.replace('fin-', 'rec-');
    if (severity === 'minor' && life.random.chance(0.6)) {
      finding.rectification = {
        id,
        kind: 'immediate',
        orderedOn: date,
        dueOn: date,
        measures: measures[index] ?? '',
        completedOn: date,
        verifiedOn: date,
        verifiedByInspectionId: inspection.id,
        status: 'verified',
      };
      return;
    }
    const rectification: Rectification = {
      id,
      kind: 'planned',
      orderedOn: date,
      dueOn: workdayFrom(addDays(date, life.random.int(...DAYS_TO_RECTIFY[severity]))),
      measures: measures[index] ?? '',
      status: 'open',
    };
    finding.rectification = rectification;
    planned.push({ item: cases[index] as Case, rectification, dueOn: rectification.dueOn as string });
  });
  if (planned.length === 0) return false;
  life.unsettled += 1;
  for (const plan of planned) scheduleCompletion(life, plan, date);
  scheduleCheck(life, planned);
  return true;
}

interface Planned {
  item: Case;
  rectification: Rectification;
  dueOn: string;
}

function scheduleCompletion(
  { random, agenda, risk }: Life,
  { rectification, dueOn }: Planned,
  orderedOn: string,
): void {
  const late = random.chance(LATE_CHANCE * risk);
  const never = random.chance(NEVER_CHANCE * risk);
  const days = Math.max(1, Math.round((Date.parse(dueOn) - Date.parse(orderedOn)) / 86_400_000));
  const done = late
    ? workdaysAfter(dueOn, random.int(2, 12))
    : workdayFrom(addDays(orderedOn, random.int(1, days - 1)));
  const completedOn = !late && done > dueOn ? dueOn : done;
  if (!never) {
    agenda.add(completedOn, () => {
      // A check that came first may already have brought it about.
      if (rectification.completedOn !== undefined) return;
      rectification.completedOn = completedOn;
      rectification.status = 'completed';
    });
  }
  const overdueOn = addDays(dueOn, 1);
  agenda.add(overdueOn, () => {
    if (rectification.status === 'open') rectification.status = 'overdue';
  });
}

/** The authority looks again after the last deadline: on the spot where it matters, else at the proofs that were sent in. */
function scheduleCheck(life: Life, planned: readonly Planned[]): void {
  const { random, agenda } = life;
  const lastDue = planned.map(({ dueOn }) => dueOn).reduce((a, b) => (a > b ? a : b));
  const onTheSpot = planned.some(({ item }) => item.severity !== 'minor') ? random.chance(0.6) : random.chance(0.2);
  const date = workdaysAfter(lastDue, random.int(1, 12));
  agenda.add(date, () => check(life, planned, date, onTheSpot, false));
}

function check(life: Life, planned: readonly Planned[], date: string, onTheSpot: boolean, again: boolean): void {
  const { random, agenda } = life;
  if (!isLicensed(life)) {
    life.unsettled -= 1;
    return;
  }
  // Proofs on paper that are missing bring the authority to the door.
  const visit = onTheSpot || planned.some(({ rectification }) => rectification.completedOn === undefined);
  const failing = planned.filter(
    ({ rectification }) =>
      rectification.completedOn === undefined || (!again && visit && random.chance(FAILED_CHANCE * life.risk)),
  );
  const passing = planned.filter((plan) => !failing.includes(plan));
  const earlier = (planned[0] as Planned).item.inspection;
  const inspection = visit
    ? recordRecheck(
        life,
        date,
        'rectification-recheck',
        earlier,
        failing.length === 0 ? 'no-problem' : 'problem-follow-up',
        failing.length === 0
          ? `复查 ${planned.length} 项整改，全部合格。`
          : `复查 ${planned.length} 项整改，${failing.length} 项未达到要求。`,
      )
    : undefined;
  for (const { rectification } of passing) {
    rectification.status = 'verified';
    rectification.verifiedOn = date;
    if (inspection) rectification.verifiedByInspectionId = inspection.id;
  }
  if (failing.length === 0) {
    life.unsettled -= 1;
    return;
  }
  for (const { rectification } of failing) {
    if (rectification.completedOn === undefined) {
      rectification.status = 'overdue';
    } else {
      rectification.status = 'failed';
      rectification.verifiedOn = date;
      if (inspection) rectification.verifiedByInspectionId = inspection.id;
    }
  }
  const unanswered = failing.map(({ item }) => item).filter(({ answered }) => !answered);
  if (unanswered.length > 0 && random.chance(0.55)) schedulePenalty(life, unanswered, date);
  const next = workdaysAfter(date, random.int(15, 40));
  const done = workdaysAfter(date, random.int(4, 12));
  agenda.add(done, () => {
    for (const { rectification } of failing) {
      if (rectification.status !== 'completed') rectification.completedOn = done;
      rectification.status = 'completed';
      delete rectification.verifiedOn;
      delete rectification.verifiedByInspectionId;
    }
  });
  agenda.add(next, () => check(life, failing, next, true, true));
}
