import { addMonths, daysBetween, scoreConsequence, scoreCycleAnchor, scoreCycleAt } from '@yijian/rules';
import type { Finding, Inspection } from '@yijian/standard';
import { followUp } from './following-up.js';
import { recordInspection } from './inspection-record.js';
import { isLicensed, type Case, type Life } from './life.js';
import { matters, type Fault, type Matter } from './matters.js';
import { orderRectification } from './rectifying.js';
import { workdayFrom, workdaysAfter } from './workdays.js';

/** How many of a year's inspections fall in each month: few around the Spring Festival, most in spring and autumn. */
const MONTH_WEIGHTS = { 1: 5, 2: 4, 3: 11, 4: 12, 5: 12, 6: 12, 7: 8, 8: 8, 9: 12, 10: 11, 11: 13, 12: 8 };

/** How often each kind occurs among planned inspections. Re-checks, filing checks and complaints have their own causes. */
const KIND_WEIGHTS = {
  routine: 40,
  'double-random': 30,
  'special-campaign': 11,
  'special-supervision': 7,
  joint: 5,
  'off-site': 5,
  'public-named': 1,
  'cross-region': 1,
};

/** Chance that an inspection of an average facility finds something. */
const FAULT_CHANCE = 0.27;
const FAULT_CHANCE_FACTORS: Readonly<Record<string, number>> = {
  complaint: 1.9,
  'special-campaign': 1.3,
  'cross-region': 1.5,
  'double-random': 1.1,
  'filing-check': 0.5,
  'off-site': 0.4,
};

const COMPLAINTS_PER_YEAR = 0.05;

/** A matter with the way in which it was found wrong. */
export interface FoundFault {
  matter: Matter;
  fault: Fault;
}

/** Enters the planned inspections of all years into the agenda, and complaints as they come. */
export function scheduleInspections(life: Life): void {
  const { facility, facilityClass, random, world } = life;
  const start = facility.openedOn > world.from ? facility.openedOn : world.from;
  if (facility.openedOn >= world.from)
    scheduleInspection(life, workdaysAfter(start, random.int(5, 40)), 'filing-check');
  for (let year = Number(start.slice(0, 4)); year <= Number(world.asOf.slice(0, 4)); year += 1) {
    const planned = random.poisson(facilityClass.inspections * (0.7 + 0.2 * life.risk));
    const complaints = random.poisson(COMPLAINTS_PER_YEAR * life.risk * Math.max(1, facilityClass.inspections));
    for (let index = 0; index < planned + complaints; index += 1) {
      const month = random.weighted(MONTH_WEIGHTS);
      const date = workdayFrom(`${year}-${month.padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`);
      const kind = index < planned ? random.weighted(KIND_WEIGHTS) : 'complaint';
      if (daysBetween(start, date) > 14) scheduleInspection(life, date, kind);
    }
  }
}

/** Looks every half year whether the facility has reached a band of the demerit rules, and if so visits it twice. */
export function scheduleKeySupervision(life: Life): void {
  const { facility, random, world, agenda } = life;
  const { verificationCycleYears } = facility.licence;
  for (let date = addMonths(world.from, random.int(1, 6)); date <= world.asOf; date = addMonths(date, 6)) {
    agenda.add(date, () => {
      const anchor = scoreCycleAnchor(world.ruleSet, facility, date);
      if (anchor === undefined || life.scoreRecords.length === 0) return;
      const cycle = scoreCycleAt(world.ruleSet, anchor, date, verificationCycleYears);
      if (!scoreConsequence(world.ruleSet, life.scoreRecords, cycle, verificationCycleYears)) return;
      scheduleInspection(life, workdaysAfter(date, random.int(5, 40)), 'special-supervision');
      scheduleInspection(life, workdaysAfter(date, random.int(60, 100)), 'special-supervision');
    });
  }
}

/** Enters one inspection, with what follows from what it finds. */
export function scheduleInspection(life: Life, date: string, kind: string): void {
  life.agenda.add(date, () => {
    if (!isLicensed(life)) return;
    followUp(life, inspect(life, date, kind, drawFaults(life, date, kind)));
  });
}

/** Inspects a facility on a day, records the faults and orders that they are put right. */
export function inspect(life: Life, date: string, kind: string, faults: readonly FoundFault[]): Case[] {
  const { facility, random } = life;
  const closed = facility.status === 'closed-temporarily';
  const found = closed ? [] : faults;
  const inspection = recordInspection(life, date, kind);
  const cases = found.map(({ matter, fault }, index): Case => {
    const finding: Finding = {
      id: `${inspection.id.replace('ins-', 'fin-')}-${index + 1}`,
      matter: matter.name,
      description: fault.description,
      severity: fault.severity,
      legalBasis: matter.legalBasis,
    };
    return { inspection, finding, matter, severity: fault.severity, answered: false };
  });
  if (cases.length > 0) inspection.findings = cases.map(({ finding }) => finding);
  const later = orderRectification(
    life,
    cases,
    found.map(({ fault }) => fault.measures),
    date,
  );
  inspection.resultCode = closed
    ? 'closed'
    : cases.length === 0
      ? random.chance(0.012)
        ? 'not-engaged'
        : 'no-problem'
      : later
        ? 'problem-follow-up'
        : 'corrected-on-order';
  inspection.summary = summary(inspection, found);
  return cases;
}

/** Draws what an inspection finds: nothing, or one to four different matters that apply to the facility on the day. */
export function drawFaults(life: Life, date: string, kind: string): FoundFault[] {
  const { random, facilityClass, risk } = life;
  const chance = FAULT_CHANCE * (FAULT_CHANCE_FACTORS[kind] ?? 1) * (0.35 + 0.65 * risk);
  if (!random.chance(Math.min(0.9, chance))) return [];
  const applicable = matters.filter(
    ({ service, since }) => (!service || facilityClass.services.includes(service)) && (!since || since <= date),
  );
  const weights = Object.fromEntries(applicable.map(({ weight }, index) => [index, weight]));
  const chosen = new Set<Matter>();
  for (let left = 1 + Math.min(3, random.poisson(0.45 * risk)); left > 0; left -= 1) {
    const matter = applicable[Number(random.weighted(weights))];
    if (matter) chosen.add(matter);
  }
  return [...chosen].map((matter) => ({ matter, fault: drawFault(life, matter) }));
}

/** Serious faults are rare, and rarer where the risk is low. */
function drawFault({ random, risk }: Life, { faults }: Matter): Fault {
  const odds = { minor: 10, general: 7, serious: 0.5 + 0.8 * risk };
  const weights = Object.fromEntries(faults.map(({ severity }, index) => [index, odds[severity]]));
  return faults[Number(random.weighted(weights))] as Fault;
}

const OPENINGS: Readonly<Record<string, string>> = {
  'off-site': '通过在线监测数据核查',
  complaint: '根据投诉举报核查',
  'public-named': '应群众点名检查',
  'filing-check': '核对备案材料并现场查看',
};

function summary({ kind, inspectorCount = 2, resultCode }: Inspection, found: readonly FoundFault[]): string {
  const opening = OPENINGS[kind] ?? `${inspectorCount} 名监督员现场检查`;
  if (resultCode === 'closed') return `${opening}，机构处于停业状态。`;
  if (found.length === 0) return `${opening}，未发现问题。`;
  const names = [...new Set(found.map(({ matter }) => matter.name))].join('、');
  return `${opening}，在${names}方面发现 ${found.length} 个问题。`;
}
