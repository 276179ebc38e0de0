import { addDays, addMonths, daysBetween, timelineEvents } from '@yijian/rules';
import type { Inspection } from '@yijian/standard';
import type { FacilityDraft } from './facility-draft.js';
import type { Ownership } from './facility-classes.js';
import { inspect, scheduleInspection, scheduleInspections, type FoundFault } from './inspecting.js';
import { recordInspection } from './inspection-record.js';
import { scheduleLicensing } from './licensing.js';
import type { Case, Life } from './life.js';
import { matters } from './matters.js';
import { penalise, repair } from './penalising.js';
import { schedulePending, scheduleRatings } from './rating.js';
import { FICTIONAL } from './region.js';
import { workdayFrom, workdaysAfter } from './workdays.js';

/** Ids of the facilities that are in every sample region, whatever its seed and size. */
export const SAMPLE_EDGE_CASES = {
  /** A large hospital with exactly 400 events on its timeline. */
  manyEvents: 'fac-400-events',
  /** A clinic that has just opened and has no event, no rating and no licence yet. */
  noEvents: 'fac-no-events',
  /** A facility with a very long name and address. */
  longName: 'fac-long-name',
  /** A clinic whose licence was revoked after a serious penalty. */
  revoked: 'fac-revoked',
  /** A clinic whose newest rating is still pending. */
  pending: 'fac-pending',
  /** A clinic whose penalty was repaired, and its rating with it. */
  repaired: 'fac-repaired',
} as const;

/** A facility that is drawn with a purpose. */
export interface EdgeCase {
  id: string;
  categoryCode: string;
  noun: string;
  ownership: Ownership;
  countyCode: string;
  /** Practitioners, where not drawn. */
  staff?: number;
  /** How often it has problems, where not drawn. */
  risk?: number;
  /** What is special about the record. */
  shape: (facility: FacilityDraft, asOf: string) => void;
  /** Enters what is to happen into the agenda. */
  plan: (life: Life) => void;
  /** What is to be done when everything has happened. */
  finish?: (life: Life) => void;
}

const MANY_EVENTS = 400;

const LONG_NAME =
  '澜溪州霁川县石桥镇暨青杉岭片区乡镇卫生院联合举办基层医疗卫生服务一体化管理中心卫生院（加挂霁川县老年健康与安宁疗护示范基地、霁川县中医药适宜技术推广培训站牌子）';
const LONG_ADDRESS =
  '澜溪州霁川县石桥镇听澜古渡历史文化街区与青杉岭旅游公路交叉口东北侧约三百五十米处（原石桥镇中心小学旧址院内，镇便民服务中心与综合文化站之间），新禾路一百二十八号附一号至附十六号联合业务用房第一栋至第三栋及门诊附属楼';

export const edgeCases: readonly EdgeCase[] = [
  {
    id: SAMPLE_EDGE_CASES.manyEvents,
    categoryCode: 'A100',
    noun: '人民医院',
    ownership: 'public',
    countyCode: '990181',
    staff: 1300,
    risk: 0.9,
    shape: (facility) => {
      facility.name = `澜溪州人民医院${FICTIONAL}`;
      facility.otherNames = [`澜溪州医疗集团总医院${FICTIONAL}`];
      facility.gradeCode = '32';
      facility.bedCount = 1200;
    },
    plan: (life) => {
      ordinary(life);
      // A hospital of this size is inspected every fortnight or so.
      const { random, world } = life;
      for (let date = addMonths(world.from, 1); date < world.asOf; date = addDays(date, random.int(14, 22))) {
        scheduleInspection(
          life,
          workdayFrom(date),
          random.pick(['routine', 'joint', 'special-supervision', 'double-random']),
        );
      }
    },
    finish: evenTimeline,
  },
  {
    id: SAMPLE_EDGE_CASES.noEvents,
    categoryCode: 'D212',
    noun: '中医诊所',
    ownership: 'individual',
    countyCode: '990122',
    staff: 2,
    shape: (facility, asOf) => {
      facility.name = `霁川县初晴中医诊所${FICTIONAL}`;
      facility.openedOn = workdayFrom(addDays(asOf, -9));
      facility.licenceEvents = [];
      delete facility.registrationNumber;
    },
    plan: () => undefined,
  },
  {
    id: SAMPLE_EDGE_CASES.longName,
    categoryCode: 'C210',
    noun: '中心卫生院',
    ownership: 'public',
    countyCode: '990122',
    shape: (facility) => {
      facility.name = LONG_NAME + FICTIONAL;
      facility.otherNames = [`霁川县石桥镇中心卫生院${FICTIONAL}`];
      facility.address = LONG_ADDRESS;
    },
    plan: ordinary,
  },
  {
    id: SAMPLE_EDGE_CASES.revoked,
    categoryCode: 'D154',
    noun: '医疗美容门诊部',
    ownership: 'company',
    countyCode: '990124',
    shape: (facility, asOf) => {
      facility.name = `望澜县锦棠医疗美容门诊部${FICTIONAL}`;
      opened(facility, addMonths(asOf, -50));
    },
    plan: (life) => {
      quiet(life);
      const { asOf } = life.world;
      const first = workdayFrom(addMonths(asOf, -20));
      answer(life, first, 'special-campaign', [serious('卫生技术人员资质'), minor('信息公示')], 45, [
        'fine',
        'confiscate-gains',
        'suspend-business',
      ]);
      answer(
        life,
        workdayFrom(addMonths(asOf, -6)),
        'complaint',
        [serious('医疗美容服务'), general('医疗美容服务')],
        60,
        ['fine', 'confiscate-gains', 'revoke-licence'],
      );
    },
  },
  {
    id: SAMPLE_EDGE_CASES.pending,
    categoryCode: 'D152',
    noun: '口腔门诊部',
    ownership: 'company',
    countyCode: '990123',
    shape: (facility, asOf) => {
      facility.name = `青陂县和煦口腔门诊部${FICTIONAL}`;
      opened(facility, addMonths(asOf, -70));
    },
    plan: (life) => {
      quiet(life, Number(life.world.asOf.slice(0, 4)) - 1);
      schedulePending(life, workdayFrom(addDays(life.world.asOf, -25)));
    },
  },
  {
    id: SAMPLE_EDGE_CASES.repaired,
    categoryCode: 'D110',
    noun: '综合门诊部',
    ownership: 'company',
    countyCode: '990121',
    shape: (facility, asOf) => {
      facility.name = `云渡县杏林春晓综合门诊部${FICTIONAL}`;
      opened(facility, addMonths(asOf, -80));
    },
    plan: (life) => {
      const { asOf } = life.world;
      // Late enough for the last yearly rating to rest on it, early enough for its shortest publication to be over.
      const year = lastRatingYear(life);
      const rated = life.world.ratingDay(life.facility.regionCode, year);
      quiet(life, year);
      answer(
        life,
        workdayFrom(addDays(rated, -175)),
        'double-random',
        [general('处方管理'), general('药品储存与效期')],
        40,
        ['warning', 'fine'],
      );
      const date = workdayFrom(addDays(asOf, -14));
      life.agenda.add(date, () => {
        const [penalty] = life.penalties;
        if (penalty) repair(life, penalty, date);
      });
    },
  },
];

/** The life that every facility leads. */
export function ordinary(life: Life): void {
  scheduleLicensing(life);
  scheduleInspections(life);
  scheduleRatings(life);
}

/** A life with one unremarkable inspection a year, into which something is put by hand. */
function quiet(life: Life, ratedUntil?: number): void {
  const { facility, world, agenda, random } = life;
  scheduleLicensing(life);
  scheduleRatings(life, ratedUntil);
  for (let date = addMonths(facility.openedOn, 5); date < addMonths(world.asOf, -3); date = addMonths(date, 12)) {
    if (date < world.from) continue;
    const day = workdayFrom(date);
    const kind = random.pick(['routine', 'double-random', 'special-campaign']);
    agenda.add(day, () => inspect(life, day, kind, []));
  }
}

/** An inspection whose faults are answered by a given penalty some days later. */
function answer(
  life: Life,
  date: string,
  kind: string,
  faults: readonly FoundFault[],
  days: number,
  penaltyKinds: readonly string[],
): void {
  life.agenda.add(date, () => {
    const cases: Case[] = inspect(life, date, kind, faults).map((item) => ({ ...item, answered: true }));
    const decidedOn = workdayFrom(addDays(date, days));
    life.agenda.add(decidedOn, () => penalise(life, cases, decidedOn, penaltyKinds));
  });
}

/** Gives a timeline exactly the events wanted, by unremarkable inspections more or less, spread evenly over the years. */
function evenTimeline(life: Life): void {
  const { world, inspections } = life;
  const missing = MANY_EVENTS - countEvents(life);
  const days = daysBetween(world.from, world.asOf) - 40;
  for (let index = 0; index < missing; index += 1) {
    const date = workdaysAfter(addDays(world.from, Math.floor((index * days) / missing)), 10);
    const inspection = recordInspection(life, date, 'off-site');
    inspection.resultCode = 'no-problem';
    inspection.summary = '通过在线监测数据核查，未发现问题。';
  }
  const unremarkable = inspections.filter(({ findings, recheckOfInspectionId }) => !findings && !recheckOfInspectionId);
  if (unremarkable.length < -missing)
    throw new Error(`${life.facility.id} has too many events: inspect it less often.`);
  for (let index = 0; index < -missing; index += 1) {
    const spared = unremarkable[Math.floor((index * unremarkable.length) / -missing)];
    inspections.splice(inspections.indexOf(spared as Inspection), 1);
  }
  inspections.sort((a, b) => (a.inspectedOn < b.inspectedOn ? -1 : a.inspectedOn > b.inspectedOn ? 1 : 0));
}

function countEvents({ facility, inspections, penalties, scoreRecords, ratings }: Life): number {
  return [
    timelineEvents({ kind: 'facility', record: facility }),
    ...inspections.map((record) => timelineEvents({ kind: 'inspection', record })),
    ...penalties.map((record) => timelineEvents({ kind: 'penalty', record })),
    ...scoreRecords.map((record) => timelineEvents({ kind: 'score-record', record })),
    ...ratings.map((record) => timelineEvents({ kind: 'credit-rating', record })),
  ].reduce((sum, events) => sum + events.length, 0);
}

function opened(facility: FacilityDraft, date: string): void {
  facility.openedOn = workdayFrom(date);
  facility.licence.validFrom = facility.openedOn;
  for (const event of facility.licenceEvents) event.occurredOn = facility.openedOn;
}

/** The year of the last yearly rating that leaves some weeks for what comes after it. */
function lastRatingYear({ world, facility }: Life): number {
  const year = Number(world.asOf.slice(0, 4));
  return world.ratingDay(facility.regionCode, year) < addDays(world.asOf, -20) ? year : year - 1;
}

const minor = (name: string) => faultOf(name, 'minor');
const general = (name: string) => faultOf(name, 'general');
const serious = (name: string) => faultOf(name, 'serious');

function faultOf(name: string, severity: string): FoundFault {
  for (const matter of matters) {
    const fault = matter.faults.find((each) => each.severity === severity);
    if (matter.name === name && fault) return { matter, fault };
  }
  throw new RangeError(`The inspection list has no ${severity} fault of ${name}.`);
}
