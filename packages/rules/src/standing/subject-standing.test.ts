import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facility, Inspection, Penalty, ScoreRecord, SelfInspection, SubjectStanding } from '@yijian/standard';
import {
  creditSchemes,
  holidayCalendars,
  publicityRules,
  scoreRuleSets,
  selfInspectionCadences,
  timeLimits,
} from '@yijian/standard/profiles';
import { addDays } from '../calendar.js';
import { creditSummary } from '../credit-summary.js';
import { selfInspectionStandings } from '../self-inspection-cadence.js';
import { factsUntil } from './facts-until.js';
import type { RuleBook, SubjectFacts } from './subject-facts.js';
import { subjectStanding } from './subject-standing.js';

const rules: RuleBook = {
  scoreRuleSets,
  creditSchemes,
  publicityRules,
  cadences: selfInspectionCadences,
  timeLimits,
  drawRules: [],
  holidayCalendars,
};
const subject = { kind: 'facility', id: 'f', name: '示例诊所' } as const;

function facility(regionCode: string, years: 1 | 3 = 1, more: Partial<Facility> = {}): Facility {
  return {
    id: 'f',
    name: '示例诊所',
    categoryCode: 'D211',
    regionCode,
    bedCount: years === 1 ? 0 : 200,
    status: 'operating',
    openedOn: '2019-01-01',
    licence: { number: '1', validFrom: '2019-01-01', verificationCycleYears: years },
    licenceEvents: [
      { kind: 'issued', occurredOn: '2019-01-01' },
      { kind: 'verified', occurredOn: '2022-03-01' },
      ...(years === 1 ? [{ kind: 'verified' as const, occurredOn: '2023-03-01' }] : []),
    ],
    ...more,
  };
}

const none: SubjectFacts = {
  subject,
  regionCode: '',
  ratings: [],
  scoreRecords: [],
  listEntries: [],
  penalties: [],
  inspections: [],
  selfInspections: [],
  tiers: [],
  verifications: [],
  registrations: [],
  repairs: [],
  cases: [],
  resultUses: [],
};
const factsOf = (own: Facility, more: Partial<SubjectFacts> = {}): SubjectFacts => ({
  ...none,
  regionCode: own.regionCode,
  facility: own,
  ...more,
});

let serial = 0;
const score = (
  ruleSetId: string,
  recordedOn: string,
  points: number,
  more: Partial<ScoreRecord> = {},
): ScoreRecord => ({
  id: `s-${(serial += 1)}`,
  subject,
  ruleSetId,
  behaviour: '示例',
  points,
  recordedOn,
  status: 'effective',
  ...more,
});
const penalty = (more: Partial<Penalty> = {}): Penalty => ({
  id: 'p',
  subject,
  decisionNumber: '示例〔2025〕1号',
  kinds: ['fine'],
  decidedOn: '2025-07-01',
  status: 'in-force',
  ...more,
});
const current = ({ demeritCycles }: SubjectStanding) => demeritCycles.find(({ isCurrent }) => isCurrent)!;

describe('demerit cycles', () => {
  it.each([
    ['贵州 2019, one year', '520100', 'guizhou-2019', 1, 11, undefined, undefined],
    ['贵州 2019, one year', '520200', 'guizhou-2019', 1, 11, undefined, undefined],
    ['贵州 2019, one year', '520200', 'guizhou-2019', 1, 12, 'key-supervision', '2023-05-01'],
    ['贵州 2019, one year', '520200', 'guizhou-2019', 1, 18, 'no-awards', '2023-05-01'],
    ['贵州 2019, one year', '520200', 'guizhou-2019', 1, 24, 'verification-suspended', '2023-05-01'],
    ['贵州 2019, three years', '520200', 'guizhou-2019', 3, 35, undefined, undefined],
    ['贵州 2019, three years', '520200', 'guizhou-2019', 3, 36, 'key-supervision', '2023-05-01'],
    ['贵州 2019, three years', '520200', 'guizhou-2019', 3, 72, 'verification-suspended', '2023-05-01'],
    ['广东 2011: more than 24 in a year, not 24', '440100', 'guangdong-2011', 1, 24, undefined, undefined],
    ['广东 2011: more than 24 in a year', '440100', 'guangdong-2011', 1, 25, 'verification-suspended', '2023-05-01'],
    ['贵阳 2015: 12', '520100', 'guiyang-2015', 1, 12, 'rectify', '2023-05-01'],
    ['贵阳 2015: 18', '520100', 'guiyang-2015', 1, 18, 'rectify', '2023-04-01'],
    ['贵阳 2015: more than 18', '520100', 'guiyang-2015', 1, 19, 'licence-cancelled', '2023-05-01'],
  ] as const)('%s: %s %s, cycle of %i, %i points', (_, region, ruleSetId, years, points, consequence, reachedOn) => {
    const facts = factsOf(facility(region, years), {
      scoreRecords: [score(ruleSetId, '2023-04-01', points - 1), score(ruleSetId, '2023-05-01', 1)],
    });
    const told = subjectStanding(facts, rules, '2023-06-01').demeritCycles.find((one) => one.ruleSetId === ruleSetId)!;
    expect(told.points).toBe(points);
    expect(told.consequence).toBe(consequence);
    expect(told.bands.findLast((band) => band.reachedOn !== undefined)?.reachedOn).toBe(reachedOn);
  });

  it('of three years add up to more than 60 in Guangdong without more than 24 in any of them', () => {
    const days = ['2022-05-01', '2023-05-01', '2024-05-01'];
    const told = (points: number) =>
      current(
        subjectStanding(
          factsOf(facility('440100', 3), { scoreRecords: days.map((day) => score('guangdong-2011', day, points)) }),
          rules,
          '2024-06-01',
        ),
      );
    expect(told(20)).toMatchObject({ points: 60, worstYearPoints: 20 });
    expect(told(20).consequence).toBeUndefined();
    expect(told(21)).toMatchObject({ points: 63, worstYearPoints: 21, consequence: 'verification-suspended' });
  });

  it('are counted by the rule set that was in force when the points were given', () => {
    const [old] = scoreRuleSets.filter(({ id }) => id === 'guizhou-2019');
    const changed: RuleBook = {
      ...rules,
      scoreRuleSets: [
        { ...old!, effectiveTo: '2023-06-30', replacedById: 'new' },
        { ...old!, id: 'new', effectiveFrom: '2023-07-01', bands: [{ ...old!.bands[0]!, minPoints: 1 }] },
      ],
    };
    const facts = factsOf(facility('520200'), {
      scoreRecords: [score('guizhou-2019', '2023-05-01', 11), score('new', '2023-08-01', 1)],
    });
    const told = subjectStanding(facts, changed, '2023-09-01').demeritCycles;
    expect(told.map(({ ruleSetId, points, consequence }) => [ruleSetId, points, consequence])).toEqual([
      ['new', 1, 'key-supervision'],
      ['guizhou-2019', 11, undefined],
    ]);
    expect(subjectStanding(facts, changed, '2023-06-30').demeritCycles.map(({ ruleSetId }) => ruleSetId)).toEqual([
      'guizhou-2019',
    ]);
    expect(told[1]?.provenance.rule).toMatchObject({ id: 'guizhou-2019', effectiveTo: '2023-06-30' });
  });

  it('say whether the consequence was drawn, and by which record', () => {
    const scoreRecords = [score('guizhou-2019', '2023-04-01', 12)];
    const bandOf = (more: Partial<SubjectFacts>) =>
      current(subjectStanding(factsOf(facility('520200'), { scoreRecords, ...more }), rules, '2023-06-01')).bands[0];
    expect(bandOf({})).toMatchObject({ consequence: 'key-supervision', status: 'open', reachedOn: '2023-04-01' });
    const tier = { id: 't', subject, tier: 'key', validFrom: '2023-05-01' } as const;
    expect(bandOf({ tiers: [tier] })).toMatchObject({
      status: 'decided',
      decidedBy: { collection: 'supervision-tiers', id: 't' },
    });
    expect(bandOf({ tiers: [{ ...tier, validFrom: '2023-06-02' }] })?.status).toBe('open');
  });

  it('close with a passed verification, and keep what they came to', () => {
    const facts = factsOf(facility('520200'), {
      scoreRecords: [
        score('guizhou-2019', '2022-06-01', 14, {
          status: 'revoked',
          endedOn: '2023-03-01',
          endReason: 'verification-passed',
        }),
        score('guizhou-2019', '2022-07-01', 5, {
          status: 'revoked',
          endedOn: '2023-05-01',
          endReason: 'recorded-in-error',
        }),
      ],
    });
    const pointsOn = (on: string) =>
      subjectStanding(facts, rules, on).demeritCycles.map(({ cycleFrom, points }) => [cycleFrom, points]);
    expect(pointsOn('2023-02-28')).toEqual([['2022-03-01', 19]]);
    expect(pointsOn('2023-03-01')).toEqual([
      ['2023-03-01', 0],
      ['2022-03-01', 19],
    ]);
    expect(pointsOn('2023-05-01')).toEqual([
      ['2023-03-01', 0],
      ['2022-03-01', 14],
    ]);
  });

  const day = fc.integer({ min: 0, max: 1800 }).map((days) => addDays('2020-01-01', days));
  const records = fc.array(
    fc
      .record({ recordedOn: day, points: fc.integer({ min: 0, max: 12 }), endsAfter: fc.option(fc.nat(400)) })
      .map(({ recordedOn, points, endsAfter }) =>
        score(
          'guizhou-2019',
          recordedOn,
          points,
          endsAfter === null
            ? {}
            : { status: 'revoked', endedOn: addDays(recordedOn, endsAfter), endReason: 'recorded-in-error' },
        ),
      ),
    { maxLength: 12 },
  );

  it('hold every point that counts exactly once, and what summaries show', () => {
    fc.assert(
      fc.property(records, day, fc.constantFrom(1 as const, 3 as const), (scoreRecords, on, years) => {
        const own = facility('520200', years);
        const { demeritCycles } = subjectStanding(factsOf(own, { scoreRecords }), rules, on);
        const counting = scoreRecords.filter(
          ({ recordedOn, endedOn = '9999' }) => recordedOn <= on && endedOn > on && recordedOn >= '2019-01-01',
        );
        expect(demeritCycles.reduce((sum, { points }) => sum + points, 0)).toBe(
          counting.reduce((sum, { points }) => sum + points, 0),
        );
        const now = demeritCycles.find(({ isCurrent }) => isCurrent)!;
        const { demerit } = creditSummary({
          subject,
          ratings: [],
          scoreRecords: counting.map((record) => ({ ...record, status: 'effective' })),
          ruleSet: scoreRuleSets.find(({ id }) => id === 'guizhou-2019')!,
          facility: own,
          on,
        });
        expect([now.points, now.cycleFrom, now.cycleTo, now.consequence]).toEqual([
          demerit?.points,
          demerit?.cycleFrom,
          demerit?.cycleTo,
          demerit?.consequence,
        ]);
        for (const { bands, worstYearPoints, points, provenance } of demeritCycles) {
          expect(worstYearPoints).toBeLessThanOrEqual(points);
          // Who has reached a band has reached those below it.
          const reached = bands.map(({ reachedOn }) => reachedOn);
          reached.slice(1).forEach((later, index) => {
            if (later !== undefined) expect(reached[index]! <= later).toBe(true);
          });
          expect(provenance.computedFor).toBe(on);
        }
      }),
    );
  });

  it('grow with every point more', () => {
    fc.assert(
      fc.property(records, day, fc.integer({ min: 1, max: 12 }), (scoreRecords, on, points) => {
        const told = (some: ScoreRecord[]) =>
          current(subjectStanding(factsOf(facility('520200'), { scoreRecords: some }), rules, on));
        const before = told(scoreRecords);
        const after = told([
          ...scoreRecords,
          score('guizhou-2019', before.cycleFrom > on ? on : before.cycleFrom, points),
        ]);
        expect(after.points).toBe(before.points + points);
        const reached = ({ bands }: ReturnType<typeof told>) =>
          bands.filter(({ reachedOn }) => reachedOn !== undefined).length;
        expect(reached(after)).toBeGreaterThanOrEqual(reached(before));
      }),
    );
  });
});

describe('a day of the past', () => {
  const day = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2022-01-01', days));
  const later = (from: string) =>
    fc.option(
      fc.nat(300).map((days) => addDays(from, days)),
      { nil: undefined },
    );
  const selfInspection: fc.Arbitrary<SelfInspection> = fc
    .record({ inspectedOn: day, kind: fc.constantFrom('full', 'routine') })
    .map((one) => ({ id: `si-${(serial += 1)}`, facilityId: 'f', ...one }));
  const inspection: fc.Arbitrary<Inspection> = day.chain((inspectedOn) =>
    fc
      .record({ completedOn: later(inspectedOn), verifiedAfter: fc.option(fc.nat(60)) })
      .map(({ completedOn, verifiedAfter }): Inspection => {
        const id = `in-${(serial += 1)}`;
        const verifiedOn =
          completedOn === undefined || verifiedAfter === null ? undefined : addDays(completedOn, verifiedAfter);
        return {
          id,
          facilityId: 'f',
          kind: 'routine',
          inspectedOn,
          findings: [
            {
              id: `${id}-f`,
              severity: 'general',
              description: '示例',
              rectification: {
                id: `${id}-r`,
                kind: 'planned',
                dueOn: addDays(inspectedOn, 30),
                status: verifiedOn !== undefined ? 'verified' : completedOn !== undefined ? 'completed' : 'open',
                ...(completedOn !== undefined && { completedOn }),
                ...(verifiedOn !== undefined && { verifiedOn }),
              },
            },
          ],
        };
      }),
  );
  const anyPenalty: fc.Arbitrary<Penalty> = day.chain((decidedOn) =>
    fc
      .record({ publishedOn: later(decidedOn), kinds: fc.constantFrom(['warning'], ['fine'], ['revoke-licence']) })
      .map(({ publishedOn, kinds }) =>
        penalty({
          id: `p-${(serial += 1)}`,
          decidedOn,
          kinds: [...kinds],
          ...(publishedOn !== undefined && { publishedOn }),
        }),
      ),
  );
  const facts = fc
    .record({
      selfInspections: fc.array(selfInspection, { maxLength: 6 }),
      inspections: fc.array(inspection, { maxLength: 5 }),
      penalties: fc.array(anyPenalty, { maxLength: 4 }),
      scoreRecords: fc.array(
        fc.record({ on: day, points: fc.nat(12) }).map(({ on, points }) => score('guizhou-2019', on, points)),
        { maxLength: 6 },
      ),
    })
    .map((some) => factsOf(facility('520200'), some));

  it('is told alike from all facts and from those until then', () => {
    fc.assert(
      fc.property(facts, day, (own, on) => {
        expect(subjectStanding(factsUntil(own, on), rules, on)).toEqual(subjectStanding(own, rules, on));
      }),
    );
  });

  it('is not changed by what happens afterwards', () => {
    fc.assert(
      fc.property(facts, facts, day, (own, more, on) => {
        const after = <T>(items: readonly T[], dayOf: (item: T) => string) => items.filter((item) => dayOf(item) > on);
        const all: SubjectFacts = {
          ...own,
          selfInspections: [...own.selfInspections, ...after(more.selfInspections, (one) => one.inspectedOn)],
          inspections: [...own.inspections, ...after(more.inspections, (one) => one.inspectedOn)],
          penalties: [...own.penalties, ...after(more.penalties, (one) => one.decidedOn)],
          scoreRecords: [...own.scoreRecords, ...after(more.scoreRecords, (one) => one.recordedOn)],
        };
        expect(subjectStanding(all, rules, on)).toEqual(subjectStanding(own, rules, on));
      }),
    );
  });

  it('has of self-inspections what the cadence tells', () => {
    fc.assert(
      fc.property(facts, day, (own, on) => {
        const cadence = selfInspectionCadences.find(({ id }) => id === 'national-2021')!;
        const told = subjectStanding(own, rules, on).selfInspections;
        const expected = selfInspectionStandings(cadence, own.selfInspections, on, '2019-01-01');
        expect(told.map(({ provenance: _p, lastWorkdayOn: _l, overdueWorkdays: _o, ...rest }) => rest)).toEqual(
          expected,
        );
      }),
    );
  });

  it('lists each rectification that was not verified by then, once', () => {
    fc.assert(
      fc.property(facts, day, (own, on) => {
        const open = own.inspections
          .filter(({ inspectedOn }) => inspectedOn <= on)
          .flatMap(({ findings = [] }) => findings.flatMap(({ rectification }) => rectification ?? []))
          .filter(({ verifiedOn = '9999' }) => verifiedOn > on);
        const told = subjectStanding(own, rules, on).rectifications;
        expect(told.map(({ rectificationId }) => rectificationId).sort()).toEqual(open.map(({ id }) => id).sort());
        for (const { status, dueOn = '', overdueDays } of told) {
          if (status === 'overdue') expect(addDays(dueOn, overdueDays!)).toBe(on);
          else expect(overdueDays).toBeUndefined();
        }
      }),
    );
  });
});

describe('publicity', () => {
  const of = (one: Penalty, on: string, more: Partial<SubjectFacts> = {}) =>
    subjectStanding(factsOf(facility('990121'), { penalties: [one], ...more }), rules, on).publicity[0]!;

  it.each([
    // 国办发〔2025〕22号: general conduct 3 months to 1 year, serious 1 to 3 years, minor at most 3 months.
    ['general', '2026-06-30', '2025-10-01'],
    ['serious', '2028-06-30', '2026-07-01'],
    ['minor', '2025-09-30', '2025-07-01'],
  ])('is of class %s where it was decided to end on %s', (level, publicityEndsOn, repairableFrom) => {
    const one = penalty({ decidedOn: '2025-06-25', publishedOn: '2025-07-01', publicityEndsOn });
    expect(of(one, '2025-07-01')).toMatchObject({ level, repairableFrom, publicTo: publicityEndsOn, isPublic: true });
    expect(of(one, addDays(repairableFrom, -1)).repair).toBe(level === 'minor' ? 'not-public' : 'too-early');
    expect(of(one, repairableFrom).repair).toBe('possible');
    expect(of(one, addDays(publicityEndsOn, 1))).toMatchObject({ isPublic: false, repair: 'ended' });
  });

  it('follows the rule in force when it began', () => {
    const ruleOf = (publishedOn: string) =>
      of(penalty({ decidedOn: publishedOn, publishedOn }), publishedOn).provenance.rule?.id;
    expect(ruleOf('2022-01-04')).toBe('credit-repair-2019');
    expect(ruleOf('2023-04-30')).toBe('credit-repair-2019');
    expect(ruleOf('2023-05-01')).toBe('credit-repair-2023');
    expect(ruleOf('2025-06-22')).toBe('credit-opinions-2025');
    expect(ruleOf('2026-04-01')).toBe('credit-repair-2026');
  });

  it('does not guess the class of a fine', () => {
    const one = penalty({ decidedOn: '2026-04-01', publishedOn: '2026-04-02' });
    expect(of(one, '2026-05-01')).toMatchObject({ repair: 'class-not-known', isPublic: true });
    expect(of(one, '2026-05-01').level).toBeUndefined();
    expect(of({ ...one, kinds: ['fine', 'revoke-licence'] }, '2026-05-01').level).toBe('serious');
  });

  it('is due within seven working days, holidays left out', () => {
    expect(of(penalty({ decidedOn: '2024-09-27' }), '2024-09-27').publicationDueOn).toBe('2024-10-12');
    // The holidays of that year are not among the profiles.
    expect(of(penalty({ decidedOn: '2016-09-27' }), '2024-09-27').publicationDueOn).toBeUndefined();
  });
});

describe('supervision', () => {
  it('asks for the inspections of the tier in each of its years', () => {
    const tier = { id: 't', subject, tier: 'key', validFrom: '2023-02-01', minTimesPerYear: 2 } as const;
    const visit = (inspectedOn: string): Inspection => ({
      id: inspectedOn,
      facilityId: 'f',
      kind: 'routine',
      inspectedOn,
    });
    const of = (days: string[], on: string) =>
      subjectStanding(
        factsOf(facility('990121'), { tiers: [tier], inspections: days.map((day) => visit(day)) }),
        rules,
        on,
      ).supervision;
    expect(of(['2023-01-15', '2023-03-01'], '2023-06-01')).toMatchObject({
      doneCount: 1,
      status: 'due',
      dueOn: '2024-01-31',
    });
    expect(of(['2023-03-01', '2023-05-01'], '2023-06-01')).toMatchObject({ doneCount: 2, status: 'met' });
    expect(of(['2023-03-01'], '2024-02-01')).toMatchObject({ doneCount: 0, status: 'overdue', dueOn: '2024-01-31' });
    expect(of([], '2023-01-31')).toBeUndefined();
  });
});

describe('verification', () => {
  it.each([
    ['fewer than 100 beds, every year', 1, 'verification-small-2016', '2024-03-01'],
    ['100 beds and more, every three years', 3, 'verification-large-2016', '2025-03-01'],
  ] as const)('of %s', (_, years, rule, dueOn) => {
    const of = (on: string) => subjectStanding(factsOf(facility('990121', years)), rules, on).verification;
    expect(of(dueOn)).toMatchObject({ cycleYears: years, dueOn, status: 'open' });
    expect(of(addDays(dueOn, 1))?.status).toBe('overdue');
    expect(of(dueOn)?.provenance.rule?.id).toBe(rule);
  });
});
