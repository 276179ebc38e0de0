import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  addMonths,
  addWorkingDays,
  checkCreditCode,
  creditSummary,
  daysBetween,
  gradeForScore,
  maskText,
  parseRegistrationNumber,
  timelineEvents,
  verificationCycleYears,
} from '@yijian/rules';
import type { CreditRating, Facility, Inspection, Penalty, Practitioner, ScoreRecord, Unit } from '@yijian/standard';
import { codeTables } from '@yijian/standard/codes';
import openapi from '@yijian/standard/openapi.json' with { type: 'json' };
import { creditSchemes, scoreRuleSets } from '@yijian/standard/profiles';
import { SAMPLE_EDGE_CASES, sampleRegion, type SampleRecord, type SampleRegionOptions } from './index.js';
import { isWorkday } from './workdays.js';

const AS_OF = '2026-06-30';

/** The records of a region, sorted out. */
interface Region {
  records: SampleRecord[];
  units: Unit[];
  facilities: Facility[];
  practitioners: Practitioner[];
  inspections: Inspection[];
  penalties: Penalty[];
  scoreRecords: ScoreRecord[];
  ratings: CreditRating[];
}

function region(options: SampleRegionOptions = {}): Region {
  const records = [...sampleRegion(options)];
  const of = <K extends SampleRecord['kind']>(kind: K) =>
    records.flatMap((each) => (each.kind === kind ? [each.record] : [])) as Extract<
      SampleRecord,
      { kind: K }
    >['record'][];
  return {
    records,
    units: of('unit'),
    facilities: of('facility'),
    practitioners: of('practitioner'),
    inspections: of('inspection'),
    penalties: of('penalty'),
    scoreRecords: of('score-record'),
    ratings: of('credit-rating'),
  };
}

/** Events of the timelines of facilities, by facility. */
function events({ records }: Region): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of records) {
    if (each.kind === 'unit' || each.kind === 'practitioner') continue;
    const { record } = each;
    const id = 'facilityId' in record ? record.facilityId : 'subject' in record ? record.subject?.id : record.id;
    if (id?.startsWith('fac-')) counts.set(id, (counts.get(id) ?? 0) + timelineEvents(each).length);
  }
  return counts;
}

const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
const by = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
};
const index = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]));
const digest = (records: readonly SampleRecord[]) =>
  createHash('sha256')
    .update(records.map((record) => JSON.stringify(record)).join('\n'))
    .digest('hex');

let full: Region;
let small: Region;

beforeAll(() => {
  full = region();
  small = region({ facilities: 200 });
});

describe('its size', () => {
  it('is 2,000 facilities, 20,000 practitioners and 73,000 timeline events, to 5 %', () => {
    expect(full.facilities).toHaveLength(2000);
    expect(Math.abs(full.practitioners.length / 20_000 - 1)).toBeLessThan(0.05);
    expect(Math.abs(total(events(full)) / 73_000 - 1)).toBeLessThan(0.05);
  });

  it('grows with the facilities asked for', () => {
    expect(small.facilities).toHaveLength(200);
    expect(region({ facilities: 6 }).facilities.map(({ id }) => id)).toEqual(Object.values(SAMPLE_EDGE_CASES));
  });

  it('is given out record by record', () => {
    const records = sampleRegion({ facilities: 1_000_000 });
    expect(records.next().value).toMatchObject({ kind: 'unit' });
  });

  it.each([5, 6.5, NaN])('cannot be %d facilities', (facilities) => {
    expect(() => sampleRegion({ facilities }).next()).toThrow(`at least 6 facilities; ${facilities} were asked for`);
  });

  it('needs a day to stand on', () => {
    expect(() => sampleRegion({ asOf: '2026-02-30' }).next()).toThrow('asOf is "2026-02-30"');
  });
});

describe('what stands beside inspections and penalties', () => {
  const of = <K extends SampleRecord['kind']>(kind: K) =>
    full.records.flatMap((each) => (each.kind === kind ? [each.record] : [])) as Extract<
      SampleRecord,
      { kind: K }
    >['record'][];

  it('has a complaint, a few days before, for every inspection because of one', () => {
    const days = new Map(full.inspections.map(({ id, inspectedOn }) => [id, inspectedOn]));
    for (const { id, receivedOn, dueOn, inspectionIds = [] } of of('complaint')) {
      const apart = daysBetween(receivedOn, days.get(inspectionIds[0]!)!);
      expect(apart >= 2 && apart <= 20, id).toBe(true);
      expect(daysBetween(receivedOn, dueOn ?? receivedOn), id).toBe(60);
    }
    const behind = new Set(of('complaint').flatMap(({ inspectionIds = [] }) => inspectionIds));
    const edge = new Set<string>(Object.values(SAMPLE_EDGE_CASES));
    const asked = full.inspections.filter(
      ({ kind, facilityId }) => kind === 'complaint' && !edge.has(facilityId ?? ''),
    );
    expect(asked.filter(({ id }) => !behind.has(id))).toEqual([]);
    expect(asked.length).toBeGreaterThan(100);
  });

  it('has an application for every penalty that was repaired, decided within ten working days', () => {
    const repaired = new Map(full.penalties.map(({ id, repairedOn }) => [id, repairedOn]));
    expect(of('credit-repair').length).toBeGreaterThan(50);
    for (const { id, penaltyIds = [], appliedOn, dueOn, decidedOn } of of('credit-repair')) {
      expect(decidedOn, id).toBe(repaired.get(penaltyIds[0]!));
      expect(appliedOn <= decidedOn! && decidedOn! <= dueOn!, id).toBe(true);
    }
  });

  it('has lists that end with their term, and no facility twice on one list at a time', () => {
    const lists = by(of('list-entry'), ({ subject, kind }) => `${subject.id} ${kind}`);
    expect(new Set(of('list-entry').map(({ kind, status }) => `${kind} ${status}`)).size).toBe(4);
    for (const entries of lists.values())
      for (const [index, { enteredOn }] of entries.entries())
        expect(index === 0 || entries[index - 1]!.validTo! < enteredOn).toBe(true);
  });

  it('has at most one full self-inspection of a facility in a year', () => {
    const years = by(
      of('self-inspection'),
      ({ facilityId, inspectedOn }) => `${facilityId} ${inspectedOn.slice(0, 4)}`,
    );
    expect([...years.values()].filter(({ length }) => length > 1)).toEqual([]);
    expect(years.size).toBeGreaterThan(4000);
  });
});

describe('its seed', () => {
  it('decides every byte', () => {
    expect(digest(region({ facilities: 200 }).records)).toBe(digest(small.records));
    expect(digest(region({ facilities: 200, seed: 'other' }).records)).not.toBe(digest(small.records));
  });

  it('draws a facility alike in a small and in a large region', () => {
    const inspections = (all: Region) => all.inspections.filter(({ facilityId }) => facilityId === 'fac-000042');
    expect(inspections(full).length).toBeGreaterThan(0);
    expect(inspections(full)).toEqual(inspections(small));
  });
});

describe('its records', () => {
  const schemas = {
    unit: 'Unit',
    facility: 'Facility',
    practitioner: 'Practitioner',
    inspection: 'Inspection',
    penalty: 'Penalty',
    'score-record': 'ScoreRecord',
    'credit-rating': 'CreditRating',
    commitment: 'Commitment',
    'self-inspection': 'SelfInspection',
    complaint: 'Complaint',
    'list-entry': 'ListEntry',
    'credit-repair': 'CreditRepair',
  } as const;

  it('keep the schemas of the standard', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(openapi, 'standard');
    for (const { kind, record } of small.records) {
      const validate = ajv.getSchema(`standard#/components/schemas/${schemas[kind]}`)!;
      expect(validate(record), JSON.stringify([validate.errors, record])).toBe(true);
    }
  });

  it('use the codes of the standard only', () => {
    const known = new Map(codeTables.map(({ id, codes }) => [id as string, new Set(codes.map(({ code }) => code))]));
    type Node = { $ref?: string; properties?: Record<string, Node>; items?: Node; 'x-codelist'?: string };
    const all = openapi.components.schemas as unknown as Record<string, Node>;
    const walk = (value: unknown, schema: Node, where: string): void => {
      if (schema.$ref) return walk(value, all[schema.$ref.split('/').at(-1)!]!, where);
      if (Array.isArray(value)) return value.forEach((each) => walk(each, schema.items!, where));
      if (typeof value === 'object') {
        for (const [key, own] of Object.entries(value!)) {
          expect(schema.properties, where).toHaveProperty([key]);
          walk(own, schema.properties![key]!, `${where}.${key}`);
        }
      } else if (schema['x-codelist']) {
        expect(known.get(schema['x-codelist']), where).toContain(value);
      }
    };
    for (const { kind, record } of small.records) walk(record, all[schemas[kind]]!, kind);
  });

  it('have ids and names of their own', () => {
    const ids = full.records.map(
      ({ kind, record }) => `${kind === 'facility' || kind === 'practitioner' ? 'subject' : kind} ${record.id}`,
    );
    expect(new Set(ids).size).toBe(ids.length);
    const findings = full.records.flatMap(({ record }) => ('findings' in record ? (record.findings ?? []) : []));
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
    for (const key of ['name', 'creditCode'] as const) {
      expect(new Set(full.facilities.map((facility) => facility[key])).size, key).toBe(2000);
    }
    const numbers = [
      ...full.penalties.map(({ decisionNumber }) => decisionNumber),
      ...full.scoreRecords.map(({ noticeNumber }) => noticeNumber),
    ];
    expect(new Set(numbers).size).toBe(numbers.length);
    const certificates = full.practitioners.flatMap(({ registrationNumber }) => registrationNumber ?? []);
    expect(new Set(certificates).size).toBe(certificates.length);
  });

  it('are visibly fictional', () => {
    for (const { name } of [...full.units, ...full.facilities]) expect(name.endsWith('（示例）'), name).toBe(true);
    for (const { regionCode } of [...full.units, ...full.facilities, ...full.practitioners])
      expect(regionCode).toMatch(/^9901/);
  });

  it('hold no identity number and no telephone number that could be dialled', () => {
    for (const { record } of full.records) {
      const { contactPhone = '0000-0', ...rest } = record as Facility;
      expect(contactPhone).toMatch(/^0000-/);
      expect(maskText(JSON.stringify(rest)).masked).toEqual([]);
    }
    for (const practitioner of full.practitioners) {
      expect(practitioner).not.toHaveProperty('qualificationNumber');
      expect(practitioner).not.toHaveProperty('identityDigest');
    }
  });

  it('come when everything that they refer to has come', () => {
    const seen = new Set(['guizhou-2019', 'lanxi-2024', 'credit-opinions-2025']);
    const references = (value: object, name: RegExp): string[] =>
      Object.entries(value).flatMap(([key, own]: [string, unknown]) => {
        if (key === 'findings') return [];
        if (name.test(key)) return own as string | string[];
        return typeof own === 'object' && own !== null ? references(own, /Ids?$|^id$/) : [];
      });
    let count = 0;
    for (const { kind, record } of full.records) {
      for (const id of references(record, /Ids?$/)) {
        count += 1;
        expect(seen.has(id), `${record.id} refers to ${id}`).toBe(true);
      }
      seen.add(record.id);
      if (kind === 'inspection') for (const { id } of record.findings ?? []) seen.add(id);
    }
    expect(count).toBeGreaterThan(100_000);
    for (const { findings = [] } of full.inspections) {
      for (const { rectification } of findings) {
        const check = rectification?.verifiedByInspectionId;
        if (check) expect(seen.has(check), check).toBe(true);
      }
    }
  });
});

describe('its facilities', () => {
  it('are village clinics and clinics for the most part, and hospitals for a small one', () => {
    const share = (pattern: RegExp) =>
      full.facilities.filter(({ categoryCode }) => pattern.test(categoryCode)).length / 2000;
    expect(share(/^D600/)).toBeGreaterThan(0.4);
    expect(share(/^D2/)).toBeGreaterThan(0.25);
    expect(share(/^C2/)).toBeGreaterThan(0.04);
    expect(share(/^A[1-5]/)).toBeLessThan(0.06);
    expect(new Set(full.facilities.map(({ categoryCode }) => categoryCode)).size).toBeGreaterThan(25);
    expect(new Set(full.facilities.map(({ regionCode }) => regionCode)).size).toBe(9);
  });

  it('have codes whose check characters are right and whose parts agree', () => {
    const starts: Record<string, RegExp> = { '110': /^12/, '120': /^52/, '171': /^52/, '173': /^91/, '175': /^92/ };
    for (const facility of full.facilities) {
      const { creditCode = '', regionCode, economicTypeCode = '', profitClassCode, categoryCode } = facility;
      expect(checkCreditCode(creditCode)).toEqual({ valid: true });
      expect(creditCode.slice(2, 8)).toBe(regionCode);
      expect(creditCode).toMatch(starts[economicTypeCode]!);
      expect(profitClassCode).toBe(/^9/.test(creditCode) ? '2' : '1');
      if (facility.id === SAMPLE_EDGE_CASES.noEvents) continue;
      expect(facility.registrationNumber).toHaveLength(22);
      expect(parseRegistrationNumber(facility.registrationNumber!)).toMatchObject({
        organisationCode: creditCode.slice(8, 17),
        regionCode,
        categoryCode,
        profitClassCode,
      });
    }
    for (const { creditCode } of full.units) expect(checkCreditCode(creditCode!)).toEqual({ valid: true });
  });

  it('are verified in the cycle that their beds call for, and never late', () => {
    for (const { id, licence, licenceEvents = [], bedCount, status } of full.facilities) {
      if (!licence) continue;
      expect(licence.verificationCycleYears, id).toBe(verificationCycleYears(bedCount!));
      const verified = licenceEvents.filter(({ kind }) => kind === 'verified').map(({ occurredOn }) => occurredOn);
      expect(licence.lastVerifiedOn, id).toBe(verified.at(-1));
      for (const [number, date] of verified.entries()) {
        const before = verified[number - 1];
        const suspended = licenceEvents.some(
          ({ kind, occurredOn }) =>
            kind === 'verification-suspended' && occurredOn <= date && occurredOn > (before ?? ''),
        );
        if (before && !suspended)
          expect(date <= addMonths(before, licence.verificationCycleYears! * 12), id).toBe(true);
      }
      if (status === 'operating') expect(licence.verificationDueOn! > AS_OF, id).toBe(true);
      expect(licence.validFrom <= AS_OF || licence.validFrom <= licence.validTo!, id).toBe(true);
    }
  });

  it('have a status that follows from their licence events, which are in order', () => {
    for (const { id, status, licenceEvents = [], openedOn } of full.facilities) {
      const dates = licenceEvents.map(({ occurredOn }) => occurredOn);
      expect(dates, id).toEqual(dates.toSorted());
      if (licenceEvents.length > 0)
        expect(licenceEvents[0], id).toMatchObject({ kind: 'issued', occurredOn: openedOn });
      const last = licenceEvents.at(-1)?.kind;
      expect(status === 'revoked', id).toBe(last === 'revoked');
      expect(status === 'cancelled', id).toBe(last === 'cancelled');
      expect(
        licenceEvents.slice(0, -1).some(({ kind }) => kind === 'revoked' || kind === 'cancelled'),
        id,
      ).toBe(false);
    }
  });

  it('have practitioners, with certificate numbers of the right length', () => {
    const staffed = by(full.practitioners, ({ facilityId }) => facilityId!);
    expect(staffed.size).toBe(2000);
    const lengths: Record<string, number | undefined> = { physician: 15, 'assistant-physician': 15, nurse: 12 };
    for (const { kind, registrationNumber, facilityId, otherFacilityIds = [] } of full.practitioners) {
      expect(registrationNumber?.length).toBe(lengths[kind]);
      expect(otherFacilityIds).not.toContain(facilityId);
    }
    const share = (kind: string) =>
      full.practitioners.filter((each) => each.kind === kind).length / full.practitioners.length;
    expect(share('nurse')).toBeGreaterThan(share('physician'));
    expect(share('physician')).toBeGreaterThan(share('assistant-physician'));
  });
});

describe('what happens in it', () => {
  it('happens until the day on which it stands, on working days', () => {
    for (const { inspectedOn, publishedOn } of full.inspections) {
      expect(inspectedOn <= AS_OF && isWorkday(inspectedOn)).toBe(true);
      if (publishedOn) expect(publishedOn > inspectedOn && publishedOn <= AS_OF).toBe(true);
    }
    for (const { decidedOn } of full.penalties) expect(decidedOn <= AS_OF && isWorkday(decidedOn)).toBe(true);
    for (const { recordedOn } of full.scoreRecords) expect(recordedOn <= AS_OF).toBe(true);
    for (const { asOf } of full.ratings) expect(asOf <= AS_OF).toBe(true);
    for (const { licenceEvents = [] } of full.facilities)
      for (const { occurredOn } of licenceEvents) expect(occurredOn <= AS_OF).toBe(true);
  });

  it('happens while the facility holds its licence', () => {
    const facilities = index(full.facilities);
    for (const { facilityId, inspectedOn } of full.inspections) {
      const { openedOn, licenceEvents = [] } = facilities.get(facilityId!)!;
      expect(inspectedOn > openedOn!).toBe(true);
      const end = licenceEvents.find(({ kind }) => kind === 'revoked' || kind === 'cancelled');
      if (end) expect(inspectedOn <= end.occurredOn, facilityId).toBe(true);
    }
  });

  it('has many kinds of inspections, more in spring and autumn than around the Spring Festival', () => {
    const kinds = codeTables.find(({ id }) => id === 'inspection-kind')!.codes.map(({ code }) => code);
    expect(new Set(full.inspections.map(({ kind }) => kind))).toEqual(new Set(kinds));
    const months = by(full.inspections, ({ inspectedOn }) => inspectedOn.slice(5, 7));
    expect(months.get('04')!.length).toBeGreaterThan(2 * months.get('02')!.length);
    expect(months.get('11')!.length).toBeGreaterThan(1.5 * months.get('01')!.length);
  });

  it('puts findings right in order: ordered, completed, checked', () => {
    const inspections = index(full.inspections);
    const statuses = new Set<string>();
    for (const { inspectedOn, findings = [], id } of full.inspections) {
      for (const { rectification } of findings) {
        const { orderedOn, dueOn, completedOn, verifiedOn, verifiedByInspectionId, status, kind } = rectification!;
        statuses.add(status);
        expect(orderedOn).toBe(inspectedOn);
        expect(dueOn! >= orderedOn!).toBe(true);
        if (completedOn) expect(completedOn >= orderedOn!).toBe(true);
        if (verifiedOn) expect(verifiedOn >= completedOn! && verifiedOn <= AS_OF).toBe(true);
        expect(verifiedOn !== undefined).toBe(['verified', 'failed'].includes(status));
        if (kind === 'immediate') expect(verifiedByInspectionId).toBe(id);
        if (kind === 'planned' && verifiedOn) {
          expect(verifiedOn > dueOn!).toBe(true);
          const check = verifiedByInspectionId && inspections.get(verifiedByInspectionId);
          if (check) expect(check).toMatchObject({ inspectedOn: verifiedOn, recheckOfInspectionId: id });
        }
        if (status === 'open') expect(dueOn! >= AS_OF).toBe(true);
        if (status === 'overdue') expect(dueOn! < AS_OF && completedOn === undefined).toBe(true);
      }
    }
    expect([...statuses]).toEqual(expect.arrayContaining(['verified', 'completed', 'open', 'overdue']) as string[]);
  });

  it('has inspections whose result agrees with their findings, and re-checks that come later', () => {
    const inspections = index(full.inspections);
    for (const { kind, findings = [], resultCode, recheckOfInspectionId, inspectedOn } of full.inspections) {
      const later = findings.some(({ rectification }) => rectification!.kind === 'planned');
      if (!recheckOfInspectionId) {
        expect(['problem-follow-up', 'corrected-on-order'].includes(resultCode!)).toBe(findings.length > 0);
        if (findings.length > 0) expect(resultCode).toBe(later ? 'problem-follow-up' : 'corrected-on-order');
      }
      expect(recheckOfInspectionId !== undefined).toBe(kind.endsWith('-recheck'));
      if (recheckOfInspectionId) expect(inspections.get(recheckOfInspectionId)!.inspectedOn < inspectedOn).toBe(true);
    }
  });

  it('punishes after the inspection and within 90 days, and publishes within 7 working days', () => {
    const inspections = index(full.inspections);
    const findings = new Map(
      full.inspections.flatMap((inspection) => (inspection.findings ?? []).map(({ id }) => [id, inspection])),
    );
    for (const penalty of full.penalties) {
      const {
        decidedOn,
        publishedOn,
        publicityEndsOn,
        repairedOn,
        status,
        findingIds = [],
        kinds,
        fineYuan,
        confiscationYuan,
      } = penalty;
      const { inspectedOn } = inspections.get(penalty.inspectionId!)!;
      expect(decidedOn > inspectedOn, penalty.id).toBe(true);
      for (const id of findingIds) expect(findings.get(id)!.inspectedOn <= inspectedOn, penalty.id).toBe(true);
      if (publishedOn)
        expect(publishedOn > decidedOn && publishedOn <= addWorkingDays(decidedOn, 7, isWorkday), penalty.id).toBe(
          true,
        );
      else expect(daysBetween(decidedOn, AS_OF), penalty.id).toBeLessThan(25);
      expect(publicityEndsOn! > decidedOn, penalty.id).toBe(true);
      expect(repairedOn !== undefined, penalty.id).toBe(status === 'repaired');
      expect(fineYuan !== undefined, penalty.id).toBe(kinds.includes('fine'));
      if (fineYuan) expect(Number(fineYuan), penalty.id).toBeLessThanOrEqual(150_000);
      expect(confiscationYuan !== undefined, penalty.id).toBe(kinds.some((kind) => kind.startsWith('confiscate')));
      if (kinds.includes('revoke-licence')) {
        expect(full.facilities.find(({ id }) => id === penalty.subject.id)!.status).toBe('revoked');
      }
    }
  });

  it('gives points after the penalty, in the cycle that runs then', () => {
    const penalties = index(full.penalties);
    for (const { id, penaltyId, recordedOn, occurredOn, cycleFrom, cycleTo, status } of full.scoreRecords) {
      const penalty = penaltyId && penalties.get(penaltyId);
      if (penalty) {
        expect(recordedOn > penalty.decidedOn, id).toBe(true);
        if (penalty.status === 'annulled') expect(status, id).toBe('revoked');
      }
      expect(recordedOn > occurredOn!, id).toBe(true);
      expect(cycleFrom! <= recordedOn && recordedOn <= cycleTo!, id).toBe(true);
    }
  });

  it('rates by the scheme, on records that come before, one rating after the other', () => {
    const scheme = creditSchemes.find(({ id }) => id === 'lanxi-2024')!;
    const days = new Map<string, [subject: string, day: string]>([
      ...full.inspections.map((each) => [each.id, [each.facilityId, each.inspectedOn]] as const),
      ...full.penalties.map((each) => [each.id, [each.subject.id, each.decidedOn]] as const),
      ...full.scoreRecords.map((each) => [each.id, [each.subject.id, each.recordedOn]] as const),
    ] as [string, [string, string]][]);
    for (const [subject, ratings] of by(full.ratings, (each) => each.subject.id)) {
      expect(
        ratings.map(({ asOf }) => asOf),
        subject,
      ).toEqual(ratings.map(({ asOf }) => asOf).toSorted());
      for (const { status, gradeCode, score, asOf, basisRecordIds = [] } of ratings) {
        expect(gradeCode, subject).toBe(status === 'pending' ? undefined : gradeForScore(scheme, score!)!.code);
        for (const id of basisRecordIds) {
          expect(days.get(id)![0], id).toBe(subject);
          expect(days.get(id)![1] < asOf, id).toBe(true);
        }
      }
      const standing = ratings.filter(({ status }) => !['superseded', 'withdrawn', 'pending'].includes(status));
      expect(standing.length, subject).toBeLessThanOrEqual(1);
      expect(ratings.at(-1)!.status, subject).not.toBe('superseded');
    }
  });

  it('gives most the best grade and few the worst', () => {
    const rated = full.ratings.filter(({ asOf, gradeCode }) => gradeCode && asOf.startsWith('2026'));
    const share = (grade: string) => rated.filter(({ gradeCode }) => gradeCode === grade).length / rated.length;
    const [a, b, c, d] = ['A', 'B', 'C', 'D'].map(share) as [number, number, number, number];
    expect(a).toBeGreaterThan(b);
    expect(b).toBeGreaterThan(c);
    expect(c + d).toBeGreaterThan(0.02);
    expect(c + d).toBeLessThan(0.1);
  });
});

describe.each([
  [{}],
  [{ facilities: 6, seed: 'a' }],
  // Here the hospital's timeline is cut to its length, not filled up.
  [{ facilities: 6, seed: 'n' }],
  [{ facilities: 50, seed: 'b', asOf: '2026-03-02' }],
  [{ facilities: 50, seed: 'c', asOf: '2025-12-31' }],
  [{ facilities: 50, seed: 'd', asOf: '2028-02-29' }],
] satisfies [SampleRegionOptions][])('its edge cases (%o)', (options: SampleRegionOptions) => {
  let own: Region;
  let counts: Map<string, number>;
  const on = options.asOf ?? AS_OF;
  const facility = (id: string) => own.facilities.find((each) => each.id === id)!;
  const summary = (id: string) =>
    creditSummary({
      subject: { kind: 'facility', id },
      ratings: own.ratings,
      scoreRecords: own.scoreRecords,
      ruleSet: scoreRuleSets.find((set) => set.id === 'guizhou-2019')!,
      facility: facility(id),
      on,
    });

  beforeAll(() => {
    own = region(options);
    counts = events(own);
  });

  it('have 400 events and none', () => {
    expect(counts.get(SAMPLE_EDGE_CASES.manyEvents)).toBe(400);
    expect(counts.get(SAMPLE_EDGE_CASES.noEvents) ?? 0).toBe(0);
    expect(summary(SAMPLE_EDGE_CASES.noEvents).status).toBe('unrated');
  });

  it('have a very long name and address', () => {
    const { name, address } = facility(SAMPLE_EDGE_CASES.longName);
    expect(name.length).toBeGreaterThanOrEqual(80);
    expect(address!.length).toBeGreaterThanOrEqual(100);
  });

  it('have lost the licence by a serious penalty', () => {
    const { status, licenceEvents } = facility(SAMPLE_EDGE_CASES.revoked);
    expect(status).toBe('revoked');
    expect(licenceEvents!.at(-1)!.kind).toBe('revoked');
    const penalty = own.penalties.findLast(({ subject }) => subject.id === SAMPLE_EDGE_CASES.revoked)!;
    expect(penalty.kinds).toContain('revoke-licence');
    expect(summary(SAMPLE_EDGE_CASES.revoked)).toMatchObject({ status: 'current', gradeCode: 'D' });
  });

  it('wait for a rating', () => {
    const { status, gradeCode, previous } = summary(SAMPLE_EDGE_CASES.pending);
    expect([status, gradeCode]).toEqual(['pending', undefined]);
    expect(previous!.length).toBeGreaterThan(0);
  });

  it('are repaired: first the penalty, then the rating, which is better than before', () => {
    const { status, repairedOn, asOf, score, previous } = summary(SAMPLE_EDGE_CASES.repaired);
    expect(status).toBe('repaired');
    expect(repairedOn! < asOf!).toBe(true);
    const penalty = own.penalties.find(({ subject }) => subject.id === SAMPLE_EDGE_CASES.repaired)!;
    expect(penalty).toMatchObject({ status: 'repaired', repairedOn });
    expect(addMonths(penalty.publishedOn!, 3) <= repairedOn!).toBe(true);
    const before = own.ratings.findLast(
      ({ subject, status: standing }) => subject.id === SAMPLE_EDGE_CASES.repaired && standing === 'superseded',
    )!;
    expect(before.basisRecordIds).toContain(penalty.id);
    expect(previous![0]!.gradeCode).toBe(before.gradeCode);
    expect(score!).toBeGreaterThan(before.score! + 10);
  });
});
