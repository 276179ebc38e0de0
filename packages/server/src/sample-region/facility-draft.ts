import {
  addDays,
  creditCodeCheckCharacter,
  daysBetween,
  organisationCodeCheckCharacter,
  registrationNumber,
  verificationCycleYears,
} from '@yijian/rules';
import type { Facility, Licence, LicenceEvent } from '@yijian/standard';
import type { FacilityClass, Ownership } from './facility-classes.js';
import { brandName, personName, townName, TOWNS, villageName } from './names.js';
import type { Random } from './random.js';
import { counties, FICTIONAL, PREFECTURE, type County } from './region.js';
import { authoritiesOf } from './units.js';
import { workdayFrom } from './workdays.js';

/** A facility on the day of its opening. Its life goes on from here. */
export interface FacilityDraft extends Facility {
  openedOn: string;
  bedCount: number;
  principalName: string;
  licence: Licence & { verificationCycleYears: number };
  licenceEvents: LicenceEvent[];
}

/** What is known before a facility is drawn. */
export interface FacilitySeat {
  id: string;
  /** Place among all facilities of the region, from 1. */
  serial: number;
  facilityClass: FacilityClass;
  county: County;
  ownership: Ownership;
  /** Which one it is among those whose names are made in the same way in the same county, from 0. */
  nameSerial: number;
  noun: string;
  /** First day of the sample's records, and the day on which they end. */
  from: string;
  asOf: string;
}

const ownerships: Readonly<
  Record<Ownership, { codeStart: string; economicTypeCode: string; economicType: string; profitClassCode: string }>
> = {
  public: { codeStart: '12', economicTypeCode: '110', economicType: '11', profitClassCode: '1' },
  collective: { codeStart: '52', economicTypeCode: '120', economicType: '12', profitClassCode: '1' },
  'private-non-profit': { codeStart: '52', economicTypeCode: '171', economicType: '17', profitClassCode: '1' },
  company: { codeStart: '91', economicTypeCode: '173', economicType: '17', profitClassCode: '2' },
  individual: { codeStart: '92', economicTypeCode: '175', economicType: '41', profitClassCode: '2' },
};

const STREETS = [
  '听澜路',
  '渡口街',
  '杏林路',
  '望江街',
  '松风路',
  '书院街',
  '新禾路',
  '长堤街',
  '白鹭路',
  '砚池街',
  '春晓路',
  '茶市街',
];

/** Beds from which the prefecture itself supervises a facility. */
const PREFECTURE_BEDS = 100;

const HOSPITAL_LICENCE_YEARS = 15;
const LICENCE_YEARS = 5;

/** Draws a facility on the day of its opening. */
export function draftFacility(seat: FacilitySeat, random: Random): FacilityDraft {
  const { facilityClass, county } = seat;
  const owner = ownerships[seat.ownership];
  const organisationCode = drawOrganisationCode(seat);
  const code17 = owner.codeStart + county.code + organisationCode;
  const number = registrationNumber({
    organisationCode,
    regionCode: county.code,
    economicType: owner.economicType,
    categoryCode: facilityClass.categoryCode,
    profitClassCode: owner.profitClassCode,
  });
  const bedCount = facilityClass.beds ? random.skewed(...facilityClass.beds) : 0;
  const openedOn = drawOpening(seat, random);
  const unitId = supervisingUnitId(county, bedCount);
  const [always, some] = facilityClass.specialties;
  return {
    id: seat.id,
    name: facilityName(seat) + FICTIONAL,
    creditCode: code17 + creditCodeCheckCharacter(code17),
    registrationNumber: number,
    categoryCode: facilityClass.categoryCode,
    ...(facilityClass.grades ? { gradeCode: random.weighted(facilityClass.grades) } : {}),
    economicTypeCode: owner.economicTypeCode,
    profitClassCode: owner.profitClassCode,
    regionCode: county.code,
    address: facilityAddress(seat, random),
    principalName: personName(random),
    legalRepresentativeName: personName(random),
    // No area code is 0000: the number cannot be dialled.
    contactPhone: `0000-8${String(seat.serial % 1_000_000).padStart(6, '0')}`,
    bedCount,
    specialtyCodes: [...always, ...random.sample(some, random.int(0, some.length))].sort(),
    openedOn,
    status: 'operating',
    licence: {
      number,
      validFrom: openedOn,
      issuingUnitId: unitId,
      verificationCycleYears: verificationCycleYears(bedCount),
    },
    licenceEvents: [{ kind: 'issued', occurredOn: openedOn, unitId }],
    supervisingUnitId: unitId,
  };
}

/** Years for which a practice licence is issued. */
export function licenceYears({ bedCount }: FacilityDraft): number {
  return bedCount >= PREFECTURE_BEDS ? HOSPITAL_LICENCE_YEARS : LICENCE_YEARS;
}

/** The area whose authorities supervise a facility: its county, or the prefecture for large hospitals. */
export function supervisingArea({ regionCode, bedCount }: FacilityDraft): string {
  return bedCount >= PREFECTURE_BEDS ? PREFECTURE.code : regionCode;
}

function supervisingUnitId(county: County, bedCount: number): string {
  return authoritiesOf(bedCount >= PREFECTURE_BEDS ? PREFECTURE.code : county.code).health.id;
}

function facilityName({ facilityClass, county, nameSerial, noun }: FacilitySeat): string {
  const offset = counties.indexOf(county) + facilityClass.categoryCode.charCodeAt(3) * 7 + noun.length;
  switch (facilityClass.naming) {
    case 'county':
      return `${county.name}${nameSerial === 0 ? '' : `第${ordinal(nameSerial + 1)}`}${noun}`;
    case 'town': {
      // Central health centres take the county's towns from the other end than the ordinary ones.
      const town = facilityClass.categoryCode === 'C210' ? TOWNS - 1 - (nameSerial % TOWNS) : nameSerial % TOWNS;
      const round = Math.floor(nameSerial / TOWNS);
      const which = round === 0 ? '' : `第${ordinal(round + 1)}`;
      return `${county.name}${townName(town, counties.indexOf(county))}${which}${noun}`;
    }
    case 'village':
      return `${county.name}${villagePlace(county, nameSerial)}${noun}`;
    default:
      return `${county.name}${brandName(nameSerial, offset)}${noun}`;
  }
}

function facilityAddress(seat: FacilitySeat, random: Random): string {
  const { facilityClass, county, nameSerial } = seat;
  const place = counties.indexOf(county);
  const start = county.code === '990181' ? county.name : PREFECTURE.name + county.name;
  switch (facilityClass.naming) {
    case 'village':
      return `${start}${villagePlace(county, nameSerial)}${random.int(1, 8)}组`;
    case 'town': {
      const town = facilityClass.categoryCode === 'C210' ? TOWNS - 1 - (nameSerial % TOWNS) : nameSerial % TOWNS;
      return `${start}${townName(town, place)}${random.pick(STREETS)}${random.int(1, 90)}号`;
    }
    default: {
      const town = random.chance(0.55) ? '城关镇' : townName(random.int(0, TOWNS - 1), place);
      return `${start}${town}${random.pick(STREETS)}${random.int(1, 300)}号`;
    }
  }
}

function villagePlace(county: County, serial: number): string {
  const offset = counties.indexOf(county);
  return townName(serial % TOWNS, offset) + villageName(serial, offset);
}

/** An organisation code that no other facility has, of the form that its register uses. */
function drawOrganisationCode({ serial, ownership }: FacilitySeat): string {
  // Multipliers that share no factor with the number of codes send different serials to different codes.
  const first8 =
    ownership === 'public'
      ? String((serial * 7_393_913 + 40_000_000) % 100_000_000).padStart(8, '0')
      : `MA${inAlphabet((serial * 31_415_927 + 500_000_000) % 31 ** 6, 6)}`;
  return first8 + organisationCodeCheckCharacter(first8);
}

function inAlphabet(value: number, length: number): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 31)) text = alphabet.charAt(rest % 31) + text;
  return text;
}

/** Most public facilities are old; of the private ones, some open in every year of the records. */
function drawOpening({ ownership, from, asOf }: FacilitySeat, random: Random): string {
  const isPublic = ownership === 'public' || ownership === 'collective';
  if (random.chance(isPublic ? 0.04 : 0.22)) {
    return workdayFrom(addDays(from, random.int(0, Math.max(0, daysBetween(from, asOf) - 200))));
  }
  return workdayFrom(addDays(from, -random.int(30, isPublic ? 9000 : 4400)));
}

function ordinal(number: number): string {
  const digits = Array.from('零一二三四五六七八九');
  if (number <= 10) return number === 10 ? '十' : (digits[number] ?? '');
  const tens = Math.floor(number / 10);
  if (tens > 9) return String(number);
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${number % 10 === 0 ? '' : (digits[number % 10] ?? '')}`;
}
