import { addDays, addMonths, isDate } from '@yijian/rules';
import type {
  Commitment,
  Complaint,
  CreditRating,
  CreditRepair,
  Facility,
  Inspection,
  ListEntry,
  Penalty,
  Practitioner,
  ScoreRecord,
  SelfInspection,
  Unit,
} from '@yijian/standard';
import { creditSchemes, publicityRules, scoreRuleSets } from '@yijian/standard/profiles';
import { Agenda } from './agenda.js';
import { creditRepairs } from './applying-for-repair.js';
import { routineChecks } from './checking-routinely.js';
import { commitments } from './committing.js';
import { complaints } from './complaining.js';
import { edgeCases, ordinary, type EdgeCase } from './edge-cases.js';
import { facilityClasses, type FacilityClass } from './facility-classes.js';
import { draftFacility, supervisingArea, type FacilitySeat } from './facility-draft.js';
import { scheduleKeySupervision } from './inspecting.js';
import { scheduleClosing } from './licensing.js';
import type { Life, World } from './life.js';
import { listEntries } from './listing.js';
import { Numbering } from './numbering.js';
import { Register, staff } from './practitioners.js';
import { Random } from './random.js';
import { suspendRating } from './rating.js';
import { counties, PREFECTURE, type County } from './region.js';
import { selfInspections } from './self-inspecting.js';
import { authoritiesOf, units } from './units.js';
import { workdayFrom } from './workdays.js';

/** A record of the sample region. The kinds are those of `timelineEvents`, and units and practitioners. */
export type SampleRecord =
  | { kind: 'unit'; record: Unit }
  | { kind: 'facility'; record: Facility }
  | { kind: 'practitioner'; record: Practitioner }
  | { kind: 'commitment'; record: Commitment }
  | { kind: 'self-inspection'; record: SelfInspection }
  | { kind: 'inspection'; record: Inspection }
  | { kind: 'complaint'; record: Complaint }
  | { kind: 'penalty'; record: Penalty }
  | { kind: 'score-record'; record: ScoreRecord }
  | { kind: 'credit-rating'; record: CreditRating }
  | { kind: 'list-entry'; record: ListEntry }
  | { kind: 'credit-repair'; record: CreditRepair };

export interface SampleRegionOptions {
  /** What is drawn follows from this text alone. */
  seed?: string;
  /** How many facilities, at least the six edge cases. */
  facilities?: number;
  /** The day on which the region stands, `YYYY-MM-DD`. Nothing later is in the records, except deadlines. */
  asOf?: string;
  /** About how many practitioners, where they are not drawn as in an ordinary region: some ten for each facility. */
  practitioners?: number;
  /** About how many dated events, where there are to be more than in an ordinary region: some 37 for each facility. */
  events?: number;
}

/** What an ordinary region has for each facility, counted. */
const PRACTITIONERS_EACH = 9.56;
const EVENTS_EACH = 37.2;

/** Full calendar years of records before the year of `asOf`. */
const YEARS = 7;

/** Facilities whose records are given out together, in runs of one kind. */
const BATCH = 50;

const CLOSING_CHANCE = { public: 0.006, private: 0.04 } as const;
const CLOSED_NOW_CHANCE = 0.012;

/**
 * The sample region: the fictional prefecture 澜溪州 with its units, facilities, practitioners and their supervision since seven years. The
 * same options give the same records on every machine.
 *
 * Records come in an order in which nothing refers to what has not come yet: units first, then batch by batch the other kinds as in
 * `recordsOf`, each facility's by date. Two things refer ahead by their nature: a
 * rectification names the later inspection that confirmed it. Only one batch is held in memory. Score records refer to the rule set
 * `guizhou-2019` and credit ratings to the scheme `lanxi-2024` of the standard's profiles; penalties are published and repaired by
 * `credit-opinions-2025`, in all years alike.
 *
 * @throws RangeError when there is no room for the edge cases, or when `asOf` is no date
 */
export function* sampleRegion({
  seed = 'lanxi',
  facilities = 2000,
  asOf = '2026-06-30',
  practitioners = facilities * PRACTITIONERS_EACH,
  events = facilities * EVENTS_EACH,
}: SampleRegionOptions = {}): Generator<SampleRecord, void, undefined> {
  if (!Number.isInteger(facilities) || facilities < edgeCases.length) {
    throw new RangeError(`A sample region has at least ${edgeCases.length} facilities; ${facilities} were asked for.`);
  }
  if (!isDate(asOf)) throw new RangeError(`asOf is "${asOf}": write a day of the calendar as YYYY-MM-DD.`);
  const random = new Random(seed);
  const world: World = {
    ...createWorld(random, asOf, facilities),
    staffing: practitioners / (facilities * PRACTITIONERS_EACH),
    routineChecks: Math.max(0, Math.round(events / facilities - EVENTS_EACH)),
  };
  const register = new Register();
  yield* units.map((record): SampleRecord => ({ kind: 'unit', record }));
  let batch: Told[] = [];
  let earlier: string[] = [];
  for (const { seat, edgeCase } of seats(random, world, facilities)) {
    batch.push(tell(world, seat, edgeCase, random.fork(seat.id), register, earlier));
    if (batch.length === BATCH) {
      yield* recordsOf(batch);
      earlier = batch.map(({ life }) => life.facility.id);
      batch = [];
    }
  }
  yield* recordsOf(batch);
}

interface Told {
  life: Life;
  practitioners: Practitioner[];
  personalPenalties: Penalty[];
}

function* recordsOf(batch: readonly Told[]): Generator<SampleRecord, void, undefined> {
  for (const { life } of batch) yield { kind: 'facility', record: facilityRecord(life) };
  for (const { practitioners } of batch) for (const record of practitioners) yield { kind: 'practitioner', record };
  // The edge cases are drawn with a purpose: what is told of all others would hide it.
  const lives = batch.flatMap(({ life }) => (life.scripted ? [] : [life]));
  for (const life of lives) for (const record of commitments(life)) yield { kind: 'commitment', record };
  for (const life of lives) for (const record of selfInspections(life)) yield { kind: 'self-inspection', record };
  for (const life of lives) for (const record of routineChecks(life)) yield { kind: 'self-inspection', record };
  for (const { life } of batch) for (const record of life.inspections) yield { kind: 'inspection', record };
  for (const life of lives) for (const record of complaints(life)) yield { kind: 'complaint', record };
  for (const { life, personalPenalties } of batch) {
    for (const record of life.penalties) yield { kind: 'penalty', record };
    for (const record of personalPenalties) yield { kind: 'penalty', record };
  }
  for (const { life } of batch) for (const record of life.scoreRecords) yield { kind: 'score-record', record };
  for (const { life } of batch) for (const record of life.ratings) yield { kind: 'credit-rating', record };
  for (const life of lives) for (const record of listEntries(life)) yield { kind: 'list-entry', record };
  for (const life of lives) for (const record of creditRepairs(life)) yield { kind: 'credit-repair', record };
}

function createWorld(random: Random, asOf: string, facilities: number): Omit<World, 'staffing' | 'routineChecks'> {
  const ruleSet = scoreRuleSets.find(({ id }) => id === 'guizhou-2019');
  const scheme = creditSchemes.find(({ id }) => id === 'lanxi-2024');
  const publicityRule = publicityRules.find(({ id }) => id === 'credit-opinions-2025');
  if (!ruleSet || !scheme || !publicityRule)
    throw new Error(
      'The profiles lack guizhou-2019, lanxi-2024 or credit-opinions-2025, which the sample region uses.',
    );
  const ratingDays = new Map<string, string>();
  return {
    from: `${Number(asOf.slice(0, 4)) - YEARS}-01-01`,
    asOf,
    ruleSet,
    scheme,
    publicityRule,
    numbering: new Numbering(facilities),
    ratingDay: (regionCode, year) => {
      const key = `${regionCode}/${year}`;
      const day = ratingDays.get(key) ?? workdayFrom(addDays(`${year}-03-10`, random.fork(`rating/${key}`).int(0, 70)));
      ratingDays.set(key, day);
      return day;
    },
  };
}

/** Where each facility sits: its class, county, owner and turn among its namesakes. */
function* seats(
  random: Random,
  world: World,
  facilities: number,
): Generator<{ seat: FacilitySeat; edgeCase?: EdgeCase }> {
  const turns = new Map<string, number>();
  const turnOf = (key: string) => {
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    return turn;
  };
  const draw = random.fork('seats');
  const countyWeights = Object.fromEntries(counties.map(({ code, weight }) => [code, weight]));
  const { from, asOf } = world;
  for (let serial = 1; serial <= facilities; serial += 1) {
    const edgeCase = edgeCases[serial - 1];
    if (edgeCase) {
      const { id, ownership, noun } = edgeCase;
      const facilityClass = classOf(edgeCase);
      const county = countyOf(edgeCase.countyCode);
      yield { seat: { id, serial, facilityClass, county, ownership, noun, nameSerial: 0, from, asOf }, edgeCase };
      continue;
    }
    const facilityClass = evenly(serial);
    const noun = draw.pick(facilityClass.nouns);
    // There is one county hospital of a kind in each county before there is a second in any.
    const county =
      facilityClass.naming === 'county'
        ? (counties[turnOf(`county/${noun}`) % counties.length] as County)
        : countyOf(draw.weighted(countyWeights));
    yield {
      seat: {
        id: `fac-${String(serial).padStart(6, '0')}`,
        serial,
        facilityClass,
        county,
        ownership: draw.weighted(facilityClass.ownership),
        noun,
        nameSerial: turnOf(`${county.code}/${noun}`),
        from,
        asOf,
      },
    };
  }
}

/** The class of a facility by its serial: multiples of the golden ratio spread so evenly that every size has the shares of the table. */
function evenly(serial: number): FacilityClass {
  const total = facilityClasses.reduce((sum, { share }) => sum + share, 0);
  let left = ((serial * 0.618_033_988_749_895) % 1) * total;
  for (const facilityClass of facilityClasses) {
    left -= facilityClass.share;
    if (left < 0) return facilityClass;
  }
  return facilityClasses[0] as FacilityClass;
}

function tell(
  world: World,
  seat: FacilitySeat,
  edgeCase: EdgeCase | undefined,
  random: Random,
  register: Register,
  others: readonly string[],
): Told {
  const facility = draftFacility(seat, random);
  edgeCase?.shape(facility, world.asOf);
  const life: Life = {
    world,
    facility,
    facilityClass: seat.facilityClass,
    subject: { kind: 'facility', id: facility.id, name: facility.name },
    key: facility.id.replace('fac-', ''),
    authorities: authoritiesOf(supervisingArea(facility)),
    random,
    agenda: new Agenda(),
    scripted: edgeCase !== undefined,
    risk: edgeCase?.risk ?? seat.facilityClass.risk * (0.35 + 1.3 * random.next() ** 1.4),
    inspections: [],
    penalties: [],
    scoreRecords: [],
    ratings: [],
    personalCases: [],
    unsettled: 0,
  };
  if (edgeCase) {
    edgeCase.plan(life);
  } else {
    ordinary(life);
    scheduleKeySupervision(life);
    scheduleEnds(life, seat);
  }
  life.agenda.run(world.asOf);
  edgeCase?.finish?.(life);
  const count = edgeCase?.staff ?? staffed(random.skewed(...seat.facilityClass.staff), world, random);
  const { practitioners, penalties } = staff(life, count, register, others);
  return { life, practitioners, personalPenalties: penalties };
}

/** How many practitioners a facility has for those drawn; what is left of a whole one is drawn, so that the sum is right. */
const staffed = (drawn: number, { staffing }: World, random: Random): number =>
  staffing === 1 ? drawn : Math.max(1, Math.floor(drawn * staffing + random.fork('staffing').next()));

/** Some facilities close for good in the years of the records, and some are closed for a time on their last day. */
function scheduleEnds(life: Life, { ownership }: FacilitySeat): void {
  const { random, world, facility, agenda } = life;
  const isPublic = ownership === 'public' || ownership === 'collective';
  const start = addMonths(facility.openedOn > world.from ? facility.openedOn : world.from, 12);
  const days = (Date.parse(world.asOf) - Date.parse(start)) / 86_400_000 - 60;
  if (days <= 0) return;
  if (random.chance(CLOSING_CHANCE[isPublic ? 'public' : 'private'])) {
    scheduleClosing(life, workdayFrom(addDays(start, random.int(0, days))));
  } else if (!isPublic && random.chance(CLOSED_NOW_CHANCE)) {
    const date = workdayFrom(addDays(world.asOf, -random.int(20, Math.min(300, days))));
    agenda.add(date, () => {
      if (life.endedOn !== undefined) return;
      facility.status = 'closed-temporarily';
      suspendRating(life);
    });
  }
}

/** The facility as it stands on the last day. */
function facilityRecord({ facility, penalties, world }: Life): Facility {
  const { licence, licenceEvents, ...rest } = facility;
  if (licenceEvents.length === 0) return rest;
  const shut = penalties.some(
    ({ kinds, validTo, status }) =>
      kinds.some((kind) => kind === 'suspend-business' || kind === 'suspend-licence') &&
      status !== 'annulled' &&
      (validTo ?? '') >= world.asOf,
  );
  return {
    ...rest,
    ...(shut && rest.status === 'operating' ? { status: 'closed-temporarily' } : {}),
    licence,
    licenceEvents,
  };
}

function classOf({ categoryCode, noun }: EdgeCase): FacilityClass {
  const found = facilityClasses.find((each) => each.categoryCode === categoryCode && each.nouns.includes(noun));
  if (!found) throw new RangeError(`No class of the sample region has category ${categoryCode} and noun ${noun}.`);
  return found;
}

function countyOf(code: string): County {
  const county = counties.find((each) => each.code === code);
  if (!county) throw new RangeError(`${PREFECTURE.name} has no county ${code}.`);
  return county;
}
