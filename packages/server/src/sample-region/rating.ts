import { addDays, addMonths, gradeForScore } from '@yijian/rules';
import type { CreditRating, Inspection, Penalty, ScoreRecord } from '@yijian/standard';
import { ifKnown, isLicensed, nextId, type Life } from './life.js';
import { PREFECTURE } from './region.js';
import { authoritiesOf } from './units.js';
import { workdaysAfter } from './workdays.js';

/** What the invented scheme takes off for each record of the twelve months before a rating. */
const DEDUCTIONS = { pointEach: 1, unrectifiedEach: 6, warning: 6, fine: 18, serious: 36 } as const;

const MOST_BASELINE = 15;

/** Months after its opening from which a facility is rated. */
const MONTHS_BEFORE_FIRST = 6;

/** Chances that a year's rating is late, that a facility drops out of the yearly round, and that a rating is contested. */
const PENDING_CHANCE = 0.025;
const LAPSE_CHANCE = 0.004;
const REVIEW_CHANCE = 0.006;

/** Statuses of ratings that a newer one replaces. */
const STANDING = new Set(['current', 'repaired', 'under-review', 'suspended']);

/** Enters the yearly ratings into the agenda, up to a year or up to the end of the records. */
export function scheduleRatings(life: Life, last = Number(life.world.asOf.slice(0, 4))): void {
  const { world, facility, agenda, scripted } = life;
  const chance = (probability: number) => !scripted && life.random.chance(probability);
  const firstYear = Math.max(Number(world.from.slice(0, 4)) + 1, Number(world.scheme.effectiveFrom.slice(0, 4)) + 1);
  for (let year = firstYear; year <= last; year += 1) {
    const date = world.ratingDay(facility.regionCode, year);
    if (addMonths(facility.openedOn, MONTHS_BEFORE_FIRST) > date) continue;
    if (chance(LAPSE_CHANCE)) return;
    if (year === last && chance(PENDING_CHANCE)) {
      schedulePending(life, workdaysAfter(date, life.random.int(1, 20)));
      return;
    }
    agenda.add(date, () => rateForYear(life, date));
  }
}

/** Begins an evaluation that the records do not see the end of. */
export function schedulePending(life: Life, date: string): void {
  life.agenda.add(date, () => {
    if (!isLicensed(life)) return;
    life.ratings.push({ ...newRating(life, date), status: 'pending', basisNote: '材料审核中，尚未评定等级。' });
  });
}

/** Rates a facility anew after a serious penalty, if it has been rated before. */
export function rateAfterPenalty(life: Life, date: string): void {
  life.agenda.add(date, () => {
    if (standing(life)) revise(life, date, '因受到较重行政处罚动态调整。');
  });
}

/** Rates a facility anew after credit repair, if the rating that stands rests on the penalty repaired. */
export function rateAfterRepair(life: Life, penalty: Penalty, date: string): void {
  life.agenda.add(date, () => {
    if (!isLicensed(life) || !restsOn(standing(life), penalty)) return;
    Object.assign(revise(life, date, `${penalty.decisionNumber}已完成信用修复。`), {
      status: 'repaired',
      repairedOn: penalty.repairedOn,
    });
  });
}

/** Withdraws the rating that rests on an annulled penalty and rates anew. */
export function rateAfterAnnulment(life: Life, penalty: Penalty, date: string): void {
  life.agenda.add(date, () => {
    const rating = standing(life);
    if (!isLicensed(life) || !rating || !restsOn(rating, penalty)) return;
    revise(life, date, `${penalty.decisionNumber}已撤销，重新评定。`);
    rating.status = 'withdrawn';
  });
}

/** Marks the rating that rests on a contested penalty as under review until the next rating. */
export function reviewRating(life: Life, penalty: Penalty, date: string): void {
  const rating = standing(life);
  if (rating?.status === 'current' && restsOn(rating, penalty) && rating.asOf <= date) rating.status = 'under-review';
}

/** Suspends the rating of a facility that has closed for a time. */
export function suspendRating(life: Life): void {
  const rating = standing(life);
  if (rating) rating.status = 'suspended';
}

function rateForYear(life: Life, date: string): void {
  if (!isLicensed(life) || life.facility.status === 'closed-temporarily') return;
  const rating = rate(life, date, Number(date.slice(0, 4)));
  if (life.scripted || !life.random.chance(REVIEW_CHANCE)) return;
  const filedOn = workdaysAfter(date, life.random.int(5, 20));
  life.agenda.add(filedOn, () => {
    if (rating.status === 'current') rating.status = 'under-review';
  });
  life.agenda.add(workdaysAfter(filedOn, life.random.int(15, 40)), () => {
    if (rating.status === 'under-review') rating.status = 'current';
  });
}

/** Rates anew between the yearly ratings: by the records as they are now, else as the standing rating did. */
function revise(life: Life, date: string, reason: string): CreditRating {
  return rate(life, date, Number((standing(life)?.asOf ?? date).slice(0, 4)), reason);
}

/** Rates a facility by its records and by the state that its practice was in in a year. */
function rate(life: Life, date: string, year: number, reason = ''): CreditRating {
  const { world, ratings } = life;
  const { penalties, scoreRecords, inspections } = basisOf(life, date);
  const deduction =
    baseline(life, year) +
    penalties.reduce((sum, penalty) => sum + deductionOf(penalty), 0) +
    scoreRecords.reduce((sum, { points }) => sum + points * DEDUCTIONS.pointEach, 0) +
    inspections.reduce((sum, inspection) => sum + unrectified(inspection) * DEDUCTIONS.unrectifiedEach, 0);
  const score = Math.max(0, Math.round((100 - deduction) * 10) / 10);
  const gradeCode = gradeForScore(world.scheme, score)?.code ?? '';
  const before = standing(life);
  if (before) before.status = 'superseded';
  const basis = [...inspections, ...penalties, ...scoreRecords].map(({ id }) => id);
  const rating: CreditRating = {
    ...newRating(life, date),
    status: 'current',
    gradeCode,
    score,
    validFrom: date,
    validTo: `${Number(date.slice(0, 4)) + 1}-06-30`,
    basisNote: noteOf(penalties.length, scoreRecords.length, inspections.length) + reason,
    ...(basis.length > 0 ? { basisRecordIds: basis } : {}),
  };
  ratings.push(rating);
  return rating;
}

/** What a facility loses in a year for the general state of its practice, which no record holds. */
function baseline({ random, risk }: Life, year: number): number {
  return random.fork(`baseline/${year}`).next() * MOST_BASELINE * Math.min(1.6, risk);
}

function newRating(life: Life, date: string): Omit<CreditRating, 'status'> {
  return {
    id: nextId(life, 'rat', life.ratings),
    subject: life.subject,
    schemeId: life.world.scheme.id,
    asOf: date,
    ...ifKnown(life, 'publishedOn', workdaysAfter(date, life.random.int(1, 5))),
    issuer: authoritiesOf(PREFECTURE.code).health,
  };
}

/** The records of the twelve months before a day that count against the facility on that day. */
function basisOf(
  { penalties, scoreRecords, inspections }: Life,
  date: string,
): { penalties: Penalty[]; scoreRecords: ScoreRecord[]; inspections: Inspection[] } {
  const from = addMonths(date, -12);
  const to = addDays(date, -1);
  const within = (day: string) => day >= from && day <= to;
  return {
    penalties: penalties.filter(
      ({ decidedOn, status }) => within(decidedOn) && !['annulled', 'repaired'].includes(status),
    ),
    scoreRecords: scoreRecords.filter(({ recordedOn, status }) => within(recordedOn) && status === 'effective'),
    inspections: inspections.filter((inspection) => within(inspection.inspectedOn) && unrectified(inspection) > 0),
  };
}

function unrectified({ findings = [] }: Inspection): number {
  return findings.filter(({ rectification }) => ['overdue', 'failed'].includes(rectification?.status ?? '')).length;
}

function deductionOf({ kinds, fineYuan }: Penalty): number {
  if (kinds.some((kind) => /^(suspend|revoke|restrict|close)/.test(kind)) || Number(fineYuan ?? 0) >= 30_000) {
    return DEDUCTIONS.serious;
  }
  return fineYuan === undefined ? DEDUCTIONS.warning : DEDUCTIONS.fine;
}

function standing({ ratings }: Life): CreditRating | undefined {
  return ratings.findLast(({ status }) => STANDING.has(status));
}

function restsOn(rating: CreditRating | undefined, { id }: Penalty): boolean {
  return rating?.basisRecordIds?.includes(id) ?? false;
}

function noteOf(penalties: number, points: number, inspections: number): string {
  const parts = [
    penalties > 0 ? `行政处罚 ${penalties} 件` : '',
    points > 0 ? `不良执业记分 ${points} 条` : '',
    inspections > 0 ? `整改不到位的检查 ${inspections} 次` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '评价期内没有不良记录。' : `评价期内有${parts.join('、')}。`;
}
