import { addDays, addMonths, daysBetween } from '@yijian/rules';
import type { Penalty, Practitioner } from '@yijian/standard';
import { staffMixes } from './facility-classes.js';
import { ifKnown, type Life, type PersonalCase } from './life.js';
import { personName } from './names.js';
import type { Random } from './random.js';
import { workdayFrom, workdaysAfter } from './workdays.js';

type Kind = 'physician' | 'assistant-physician' | 'rural-physician' | 'nurse' | 'pharmacist' | 'technician';

/** Scopes of practice of physicians by the facility's specialty. */
const SCOPES: Readonly<Record<string, string>> = {
  '01': '公共卫生类别专业',
  '02': '全科医学专业',
  '03': '内科专业',
  '04': '外科专业',
  '05': '妇产科专业',
  '06': '妇产科专业',
  '07': '儿科专业',
  '10': '眼耳鼻咽喉科专业',
  '12': '口腔专业',
  '13': '皮肤病与性病专业',
  '14': '医疗美容科专业',
  '15': '精神卫生专业',
  '20': '急救医学专业',
  '21': '康复医学专业',
  '26': '外科专业',
  '30': '医学检验、病理专业',
  '32': '医学影像和放射治疗专业',
  '50': '中医专业',
  '52': '中西医结合专业',
};

/** Professions whose certificate numbers have a length that is known: physicians 15 digits, nurses 12. */
const NURSE_YEARS = 5;

const MULTI_SITE_CHANCE = 0.025;
const CANCELLED_CHANCE = 0.008;

/** Counts the practitioners of the whole region: their certificate numbers run on. */
export class Register {
  #count = 0;

  next(): number {
    this.#count += 1;
    return this.#count;
  }
}

/**
 * Draws the practitioners of a facility, and the penalties that fell on some of its physicians. The person chiefly responsible of a small
 * facility is its first practitioner.
 *
 * @param others ids of facilities at which physicians may practise besides
 */
export function staff(
  life: Life,
  count: number,
  register: Register,
  others: readonly string[],
): { practitioners: Practitioner[]; penalties: Penalty[] } {
  const { facility, facilityClass, key } = life;
  const random = life.random.fork('staff');
  const mix = staffMixes[facilityClass.staffMix];
  const practitioners = Array.from({ length: count }, (_, index): Practitioner => {
    const kind: Kind = random.weighted<Kind>(index === 0 ? { ...mix, nurse: 0, technician: 0, pharmacist: 0 } : mix);
    const serial = register.next();
    return {
      id: `pra-${key}-${String(index + 1).padStart(3, '0')}`,
      name: index === 0 && count < 30 ? facility.principalName : personName(random),
      kind,
      facilityId: facility.id,
      regionCode: facility.regionCode,
      ...scopeOf(kind, facility.specialtyCodes ?? [], random),
      ...registration(life, kind, serial, random),
      ...(kind === 'physician' && others.length > 0 && random.chance(MULTI_SITE_CHANCE)
        ? { otherFacilityIds: [random.pick(others)] }
        : {}),
      status: random.chance(CANCELLED_CHANCE) ? 'cancelled' : 'registered',
    };
  });
  return { practitioners, penalties: personalPenalties(life, practitioners, random) };
}

function scopeOf(kind: Kind, specialties: readonly string[], random: Random): { practiceScope?: string } {
  if (kind === 'rural-physician') return { practiceScope: '预防、保健和一般医疗服务' };
  if (kind !== 'physician' && kind !== 'assistant-physician') return {};
  const known = specialties.filter((code) => code in SCOPES);
  return { practiceScope: SCOPES[known.length > 0 ? random.pick(known) : '02'] ?? '' };
}

function registration({ facility, world }: Life, kind: Kind, serial: number, random: Random): Partial<Practitioner> {
  const number = String(serial).padStart(6, '0');
  if (kind === 'nurse') {
    // The last registration: a nurse's runs five years and is then renewed.
    const registeredOn = workdayFrom(addDays(world.asOf, -random.int(20, NURSE_YEARS * 365 - 20)));
    return {
      registeredOn,
      validTo: addDays(addMonths(registeredOn, NURSE_YEARS * 12), -1),
      registrationNumber: `${registeredOn.slice(0, 4)}99${number.slice(-6)}`,
    };
  }
  const years = Math.max(1, daysBetween(facility.openedOn, world.asOf));
  const registeredOn = workdayFrom(addDays(world.asOf, -random.int(1, Math.min(years, 9000)) - 10));
  if (kind !== 'physician' && kind !== 'assistant-physician') return { registeredOn };
  const level = kind === 'physician' ? '1' : '2';
  return { registeredOn, registrationNumber: `${level}10${facility.regionCode}${number.slice(-6)}` };
}

/** A physician is warned, or may not practise for some months (Physicians Law 2021, art. 55 to 57). */
function personalPenalties(life: Life, practitioners: readonly Practitioner[], random: Random): Penalty[] {
  const physicians = practitioners.filter(({ kind, status }) => kind === 'physician' && status === 'registered');
  return random
    .sample(physicians, life.personalCases.length)
    .map((practitioner, index) =>
      personalPenalty(life, practitioner, life.personalCases[index] as PersonalCase, index, random),
    );
}

function personalPenalty(
  life: Life,
  practitioner: Practitioner,
  { decidedOn, matter, case: item }: PersonalCase,
  index: number,
  random: Random,
): Penalty {
  const { authorities, world, key } = life;
  const months = random.chance(0.25) ? random.int(6, 12) : 0;
  const validTo = addDays(addMonths(decidedOn, months), -1);
  if (months > 0 && validTo >= world.asOf) practitioner.status = 'suspended';
  // Nobody is punished for practising before being registered.
  if ((practitioner.registeredOn ?? '') > item.inspection.inspectedOn)
    practitioner.registeredOn = life.facility.openedOn;
  return {
    id: `pen-${key}-p${index + 1}`,
    subject: { kind: 'practitioner', id: practitioner.id, name: practitioner.name },
    decisionNumber: world.numbering.take(`${authorities.series}罚`, decidedOn),
    violationKind: matter.violation,
    facts: item.finding.description,
    legalBasis: decidedOn < '2022-03-01' ? '《执业医师法》' : '《医师法》',
    kinds: months > 0 ? ['warning', 'restrict-practice'] : ['warning'],
    content: months > 0 ? `警告；暂停执业活动${months}个月。` : '警告。',
    decidedOn,
    ...(months > 0 ? { validTo } : {}),
    ...ifKnown(life, 'publishedOn', workdaysAfter(decidedOn, random.int(1, 7))),
    publicityEndsOn: addDays(addMonths(decidedOn, months > 0 ? 12 : 3), -1),
    unit: authorities.health,
    inspectionId: item.inspection.id,
    findingIds: [item.finding.id],
    status: 'performed',
  };
}
