import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facility, ScoreRecord, ScoreRuleSet } from '@yijian/standard';
import { scoreRuleSets } from '@yijian/standard/profiles';
import { addDays, addMonths } from './calendar.js';
import { pointsInCycle, scoreConsequence, scoreCycleAnchor, scoreCycleAt } from './score-cycle.js';

const ruleSet = (id: string): ScoreRuleSet => scoreRuleSets.find((set) => set.id === id)!;
const guangdong = ruleSet('guangdong-2011');
const guizhou = ruleSet('guizhou-2019');
const guiyang = ruleSet('guiyang-2015');
const unnamed = ruleSet('unnamed-2010');

let serial = 0;
const record = (points: number, recordedOn: string, other: Partial<ScoreRecord> = {}): ScoreRecord => ({
  id: `s-${(serial += 1)}`,
  subject: { kind: 'facility', id: 'f' },
  ruleSetId: 'guizhou-2019',
  behaviour: '示例',
  points,
  recordedOn,
  status: 'effective',
  ...other,
});

const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

describe('scoreCycleAt', () => {
  it('runs from the anchor to the day before its anniversary', () => {
    expect(scoreCycleAt(guizhou, '2023-07-01', '2026-06-30', 3)).toEqual({
      from: '2023-07-01',
      to: '2026-06-30',
      years: [
        { from: '2023-07-01', to: '2024-06-30' },
        { from: '2024-07-01', to: '2025-06-30' },
        { from: '2025-07-01', to: '2026-06-30' },
      ],
    });
    expect(scoreCycleAt(guizhou, '2023-07-01', '2026-07-01', 3).from).toBe('2026-07-01');
  });

  it('clamps month ends without creeping', () => {
    expect(scoreCycleAt(guizhou, '2024-02-29', '2025-02-28', 1)).toMatchObject({
      from: '2025-02-28',
      to: '2026-02-27',
    });
    expect(scoreCycleAt(guizhou, '2024-02-29', '2028-02-29', 1)).toMatchObject({
      from: '2028-02-29',
      to: '2029-02-27',
    });
  });

  it('puts every day into exactly one cycle, whatever the anchor', () => {
    fc.assert(
      fc.property(date, date, fc.constantFrom(1, 3), (anchor, day, years) => {
        const cycle = scoreCycleAt(guizhou, anchor, day, years);
        expect(cycle.from <= day && day <= cycle.to).toBe(true);
        expect(scoreCycleAt(guizhou, anchor, cycle.from, years)).toEqual(cycle);
        expect(scoreCycleAt(guizhou, anchor, cycle.to, years)).toEqual(cycle);
        expect(scoreCycleAt(guizhou, anchor, addDays(cycle.to, 1), years).from).toBe(addDays(cycle.to, 1));
      }),
    );
  });

  it('divides the cycle into years without gap or overlap', () => {
    fc.assert(
      fc.property(date, date, fc.integer({ min: 1, max: 40 }), (anchor, day, months) => {
        const rules: ScoreRuleSet = { ...guiyang, cycle: { kind: 'months', months, anchor: 'licence-issued' } };
        const { from, to, years } = scoreCycleAt(rules, anchor, day);
        expect(years[0]!.from).toBe(from);
        expect(years.at(-1)!.to).toBe(to);
        years.slice(1).forEach((year, index) => {
          expect(year.from).toBe(addDays(years[index]!.to, 1));
        });
        expect(years).toHaveLength(Math.ceil(months / 12));
      }),
    );
  });

  it('begins on 1 January for a calendar-year anchor', () => {
    const rules: ScoreRuleSet = { ...guiyang, cycle: { kind: 'months', months: 12, anchor: 'calendar-year' } };
    expect(scoreCycleAt(rules, '2019-05-17', '2026-03-01')).toMatchObject({ from: '2026-01-01', to: '2026-12-31' });
  });

  it('says which length it misses', () => {
    expect(() => scoreCycleAt(guizhou, '2024-01-01', '2024-02-01')).toThrow('give verificationCycleYears');
    const { cycle, ...rest } = guiyang;
    expect(() =>
      scoreCycleAt({ ...rest, cycle: { kind: 'months', anchor: cycle.anchor } }, '2024-01-01', '2024-02-01'),
    ).toThrow('its cycle.months is missing');
  });
});

describe('scoreCycleAnchor', () => {
  const facility: Facility = {
    id: 'f',
    name: '示例',
    categoryCode: 'D211',
    regionCode: '990121',
    status: 'operating',
    licence: { number: '1', validFrom: '2020-03-01' },
    licenceEvents: [
      { kind: 'issued', occurredOn: '2020-03-01' },
      { kind: 'verified', occurredOn: '2021-02-20' },
      { kind: 'verified', occurredOn: '2022-02-21' },
    ],
  };

  it('is the last verification passed until the day, and the licence before the first', () => {
    expect(scoreCycleAnchor(guizhou, facility, '2022-02-20')).toBe('2021-02-20');
    expect(scoreCycleAnchor(guizhou, facility, '2022-02-21')).toBe('2022-02-21');
    expect(scoreCycleAnchor(guizhou, facility, '2020-06-01')).toBe('2020-03-01');
  });

  it('stays at the issue of the licence where the rules say so', () => {
    expect(scoreCycleAnchor(guiyang, facility, '2024-01-01')).toBe('2020-03-01');
  });

  it('is absent when the record does not tell', () => {
    const { licence: _, licenceEvents: __, ...bare } = facility;
    expect(scoreCycleAnchor(guizhou, bare, '2024-01-01')).toBeUndefined();
    expect(scoreCycleAnchor(guizhou, { ...bare, openedOn: '2019-09-09' }, '2024-01-01')).toBe('2019-09-09');
    const unknown = { ...guizhou, cycle: { ...guizhou.cycle, anchor: 'moon-phase' } };
    expect(scoreCycleAnchor(unknown, facility, '2024-01-01')).toBeUndefined();
  });
});

describe('pointsInCycle', () => {
  const cycle = scoreCycleAt(guizhou, '2025-01-01', '2025-06-01', 1);

  it('counts effective records of the rule set within the cycle, both ends included', () => {
    const counted = [record(1, '2025-01-01'), record(2, '2025-12-31')];
    const passedOver = [
      record(50, '2024-12-31'),
      record(50, '2026-01-01'),
      record(50, '2025-05-05', { status: 'revoked' }),
      record(50, '2025-05-05', { status: 'under-appeal' }),
      record(50, '2025-05-05', { ruleSetId: 'guangdong-2011' }),
    ];
    expect(pointsInCycle(guizhou, [...counted, ...passedOver], cycle)).toBe(3);
  });

  it('follows the cycle that a record names itself', () => {
    const late = record(4, '2026-01-05', { cycleFrom: '2025-01-01', cycleTo: '2025-12-31' });
    expect(pointsInCycle(guizhou, [late], cycle)).toBe(4);
    expect(pointsInCycle(guizhou, [late], scoreCycleAt(guizhou, '2025-01-01', '2026-01-05', 1))).toBe(0);
  });

  it('adds up, over the cycles, to all effective points', () => {
    fc.assert(
      fc.property(date, fc.array(fc.tuple(fc.nat(12), fc.nat(2000)), { maxLength: 30 }), (anchor, acts) => {
        const records = acts.map(([points, days]) => record(points, addDays(anchor, days)));
        const cycles = [0, 1, 2, 3, 4, 5].map((year) => scoreCycleAt(guizhou, anchor, addMonths(anchor, year * 12), 1));
        const sum = cycles.reduce((total, each) => total + pointsInCycle(guizhou, records, each), 0);
        expect(sum).toBe(acts.reduce((total, [points]) => total + points, 0));
      }),
    );
  });
});

describe('scoreConsequence', () => {
  const band = (rules: ScoreRuleSet, years: 1 | 3, records: ScoreRecord[]) =>
    scoreConsequence(rules, records, scoreCycleAt(rules, '2024-01-01', '2024-01-01', years), years);
  const consequence = (rules: ScoreRuleSet, years: 1 | 3, points: number) =>
    band(rules, years, [record(points, '2024-05-05', { ruleSetId: rules.id })])?.consequence;

  it.each([
    [1, 11, undefined],
    [1, 12, 'key-supervision'],
    [1, 17, 'key-supervision'],
    [1, 18, 'no-awards'],
    [1, 24, 'verification-suspended'],
    [3, 35, undefined],
    [3, 36, 'key-supervision'],
    [3, 54, 'no-awards'],
    [3, 71, 'no-awards'],
    [3, 72, 'verification-suspended'],
  ] as const)('Guizhou 2019, cycle of %i: %i points give %s (reaching is enough)', (years, points, expected) => {
    expect(consequence(guizhou, years, points)).toBe(expected);
  });

  it.each([
    [1, 24, undefined],
    [1, 25, 'verification-suspended'],
    [3, 24, undefined],
    [3, 25, 'verification-suspended'],
  ] as const)(
    'Guangdong 2011, cycle of %i: %i points in a year give %s (must be exceeded)',
    (years, points, expected) => {
      expect(consequence(guangdong, years, points)).toBe(expected);
    },
  );

  it('Guangdong 2011: over three years the sum must exceed 60, each year counted from the anchor', () => {
    const points = (...all: number[]) =>
      all.map((each, year) => record(each, `${2024 + year}-12-31`, { ruleSetId: guangdong.id }));
    expect(band(guangdong, 3, points(20, 20, 20))).toBeUndefined();
    expect(band(guangdong, 3, points(21, 20, 20))).toMatchObject({ measure: 'cycle', minPoints: 60 });
    const aroundNewYear = [
      record(20, '2024-12-31', { ruleSetId: guangdong.id }),
      record(20, '2025-01-01', { ruleSetId: guangdong.id }),
    ];
    expect(band(guangdong, 3, aroundNewYear)).toBeUndefined();
  });

  it.each([
    [11, undefined],
    [12, 'rectify'],
    [18, 'rectify'],
    [19, 'licence-cancelled'],
  ] as const)('Guiyang 2015: %i points give %s', (points, expected) => {
    expect(consequence(guiyang, 1, points)).toBe(expected);
  });

  it.each([
    [0, 0],
    [11, 0],
    [12, 12],
    [16, 16],
    [20, 16],
    [21, 20],
  ] as const)('unnamed 2010: %i points are in the band from %i', (points, from) => {
    expect(band(unnamed, 1, [record(points, '2024-05-05', { ruleSetId: unnamed.id })])?.minPoints).toBe(from);
  });

  it('gives all that a band orders at once', () => {
    expect(band(guizhou, 1, [record(18, '2024-05-05')])).toMatchObject({
      consequence: 'no-awards',
      furtherConsequences: ['interview', 'training', 'publicised'],
    });
  });

  it('leaves bands for a verification cycle alone when the cycle is not known', () => {
    const cycle = scoreCycleAt(guizhou, '2024-01-01', '2024-01-01', 1);
    expect(scoreConsequence(guizhou, [record(100, '2024-05-05')], cycle)).toBeUndefined();
  });

  it('never falls when points are added', () => {
    const rank = (points: number) =>
      guizhou.bands.findIndex((each) => each === band(guizhou, 1, [record(points, '2024-05-05')]));
    fc.assert(fc.property(fc.nat(100), fc.nat(100), (points, more) => rank(points + more) >= rank(points)));
  });
});
