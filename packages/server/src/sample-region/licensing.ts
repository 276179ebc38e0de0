import {
  addDays,
  addMonths,
  daysBetween,
  scoreConsequence,
  scoreCycleAnchor,
  scoreCycleAt,
  verificationDueOn,
} from '@yijian/rules';
import type { LicenceEvent } from '@yijian/standard';
import { licenceYears } from './facility-draft.js';
import { isLicensed, type Life } from './life.js';
import { workdayFrom, workdaysAfter, workdayUntil } from './workdays.js';

const CHANGES = ['变更主要负责人', '变更诊疗科目', '变更床位', '变更地址（门牌号）', '变更注册资金', '变更名称'];
const CHANGES_PER_YEAR = 0.06;

/** Enters verifications, renewals and changes of the licence into the agenda. */
export function scheduleLicensing(life: Life): void {
  const { facility, random, world, agenda } = life;
  scheduleVerification(
    life,
    nextOccurrence(facility.openedOn, facility.licence.verificationCycleYears * 12, world.from),
  );
  const months = licenceYears(facility) * 12;
  const validTo = nextOccurrence(facility.openedOn, months, world.from);
  facility.licence.validFrom = addMonths(validTo, -months);
  facility.licence.validTo = addDays(validTo, -1);
  scheduleRenewal(life);
  const start = facility.openedOn > world.from ? facility.openedOn : world.from;
  const days = daysBetween(start, world.asOf);
  for (let left = random.poisson((CHANGES_PER_YEAR * days) / 365); left > 0 && days > 60; left -= 1) {
    const date = workdayFrom(addDays(start, random.int(30, days)));
    agenda.add(date, () => {
      if (isLicensed(life)) addLicenceEvent(life, 'changed', date, random.pick(CHANGES));
    });
  }
}

/** Enters the closing of a facility, which waits until nothing is under way. */
export function scheduleClosing(life: Life, date: string): void {
  life.agenda.add(date, () => {
    if (!isLicensed(life)) return;
    if (life.unsettled > 0) {
      scheduleClosing(life, workdayFrom(addDays(date, 30)));
      return;
    }
    endLicence(life, 'cancelled', date, '机构申请注销。');
  });
}

/** Ends a licence for good. */
export function endLicence(life: Life, kind: 'revoked' | 'cancelled', date: string, note: string): void {
  life.endedOn = date;
  life.facility.status = kind;
  addLicenceEvent(life, kind, date, note);
}

function scheduleVerification(life: Life, dueOn: string): void {
  const { facility, agenda } = life;
  const date = workdayUntil(dueOn);
  facility.licence.verificationDueOn = dueOn;
  agenda.add(date, () => verify(life, date));
}

function verify(life: Life, date: string): void {
  const { facility, random, agenda } = life;
  if (!isLicensed(life) || facility.status === 'closed-temporarily') return;
  if (!mayPass(life, date)) {
    facility.status = 'verification-suspended';
    addLicenceEvent(life, 'verification-suspended', date, '校验期内不良执业行为记分达到暂缓校验分值。');
    const again = workdayFrom(addMonths(date, random.int(1, 6)));
    agenda.add(again, () => {
      if (!isLicensed(life)) return;
      facility.status = 'operating';
      pass(life, again, '暂缓期满，整改合格。');
    });
    return;
  }
  pass(life, date);
}

function pass(life: Life, date: string, note?: string): void {
  const { licence } = life.facility;
  licence.lastVerifiedOn = date;
  addLicenceEvent(life, 'verified', date, note);
  scheduleVerification(life, verificationDueOn(date, licence.verificationCycleYears));
}

/** By the demerit points of the cycle that ends with this verification. */
function mayPass({ facility, scoreRecords, world }: Life, date: string): boolean {
  const { verificationCycleYears } = facility.licence;
  const before = addDays(date, -1);
  const anchor = scoreCycleAnchor(world.ruleSet, facility, before);
  if (anchor === undefined) return true;
  const cycle = scoreCycleAt(world.ruleSet, anchor, before, verificationCycleYears);
  const band = scoreConsequence(world.ruleSet, scoreRecords, cycle, verificationCycleYears);
  return band?.consequence !== 'verification-suspended';
}

function scheduleRenewal(life: Life): void {
  const { facility, agenda, random } = life;
  const { licence } = facility;
  const validTo = licence.validTo ?? '';
  const date = workdaysAfter(addDays(validTo, -40), random.int(0, 15));
  agenda.add(date, () => {
    if (!isLicensed(life)) return;
    licence.validFrom = addDays(validTo, 1);
    licence.validTo = addDays(addMonths(licence.validFrom, licenceYears(facility) * 12), -1);
    addLicenceEvent(life, 'renewed', date);
    scheduleRenewal(life);
  });
}

function addLicenceEvent({ facility, authorities }: Life, kind: string, occurredOn: string, note?: string): void {
  const event: LicenceEvent = { kind, occurredOn, unitId: authorities.health.id };
  facility.licenceEvents.push(note === undefined ? event : { ...event, note });
}

/** The first day on or after `from` that lies a whole number of periods, at least one, after `start`. */
function nextOccurrence(start: string, months: number, from: string): string {
  let periods = 1;
  while (addMonths(start, periods * months) < from) periods += 1;
  return addMonths(start, periods * months);
}
