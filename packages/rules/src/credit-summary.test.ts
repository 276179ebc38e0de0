import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreditRating, Facility, ScoreRecord } from '@yijian/standard';
import { scoreRuleSets } from '@yijian/standard/profiles';
import { creditSummary } from './credit-summary.js';

const subject = { kind: 'facility', id: 'fac-1', name: '示例诊所' } as const;
const ruleSet = scoreRuleSets.find(({ id }) => id === 'guizhou-2019')!;
const facility: Facility = {
  id: 'fac-1',
  name: '示例诊所',
  categoryCode: 'D211',
  regionCode: '990121',
  status: 'operating',
  licence: { number: '1', validFrom: '2020-03-01', verificationCycleYears: 1 },
  licenceEvents: [
    { kind: 'issued', occurredOn: '2020-03-01' },
    { kind: 'verified', occurredOn: '2025-03-01' },
  ],
};

const rating = (
  asOf: string,
  status: CreditRating['status'],
  gradeCode?: string,
  more: Partial<CreditRating> = {},
): CreditRating => ({
  id: `rat-${asOf}`,
  subject,
  schemeId: 'lanxi-2024',
  asOf,
  status,
  ...(gradeCode === undefined ? {} : { gradeCode }),
  ...more,
});
const score = (recordedOn: string, points: number, more: Partial<ScoreRecord> = {}): ScoreRecord => ({
  id: `sco-${recordedOn}`,
  subject,
  ruleSetId: 'guizhou-2019',
  behaviour: '示例',
  points,
  recordedOn,
  status: 'effective',
  ...more,
});
const summary = (ratings: CreditRating[], on = '2026-02-01') =>
  creditSummary({ subject, ratings, scoreRecords: [], on });

describe('the rating shown', () => {
  it('is the newest that is not superseded, with up to three earlier results', () => {
    const ratings = [
      rating('2021-03-01', 'superseded', 'B'),
      rating('2022-03-01', 'superseded', 'A'),
      rating('2023-03-01', 'superseded', 'D'),
      rating('2024-03-01', 'superseded', 'C'),
      rating('2025-03-01', 'current', 'B', { score: 80, validTo: '2026-03-31', issuer: { id: 'u' } }),
    ];
    const expected = {
      subject,
      ratingId: 'rat-2025-03-01',
      schemeId: 'lanxi-2024',
      status: 'current',
      gradeCode: 'B',
      score: 80,
      asOf: '2025-03-01',
      validTo: '2026-03-31',
      issuer: { id: 'u' },
      previous: [
        { schemeId: 'lanxi-2024', gradeCode: 'C', asOf: '2024-03-01' },
        { schemeId: 'lanxi-2024', gradeCode: 'D', asOf: '2023-03-01' },
        { schemeId: 'lanxi-2024', gradeCode: 'A', asOf: '2022-03-01' },
      ],
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(ratings, { minLength: 5 }), (shuffled) => {
        expect(summary(shuffled)).toEqual(expected);
      }),
    );
  });

  it('is a pending one beside an older current one, which becomes the previous', () => {
    const seen = summary([rating('2025-03-01', 'current', 'B'), rating('2026-01-15', 'pending')]);
    expect(seen).toMatchObject({
      status: 'pending',
      asOf: '2026-01-15',
      previous: [{ gradeCode: 'B', asOf: '2025-03-01' }],
    });
    expect(seen).not.toHaveProperty('gradeCode');
  });

  it('was known on the day asked for', () => {
    const ratings = [rating('2025-03-01', 'current', 'B'), rating('2026-02-02', 'current', 'D')];
    expect(summary(ratings)).toMatchObject({ gradeCode: 'B' });
    expect(summary(ratings, '2026-02-02')).toMatchObject({ gradeCode: 'D', previous: [{ gradeCode: 'B' }] });
  });

  it('has expired from the day after its last day, if it was current', () => {
    const until = { validTo: '2026-01-31' };
    expect(summary([rating('2025-03-01', 'current', 'B', until)], '2026-01-31').status).toBe('current');
    expect(summary([rating('2025-03-01', 'current', 'B', until)], '2026-02-01')).toMatchObject({
      status: 'expired',
      gradeCode: 'B',
    });
    expect(summary([rating('2025-03-01', 'under-review', 'B', until)]).status).toBe('under-review');
    expect(summary([rating('2025-03-01', 'current', 'B')], '2099-01-01').status).toBe('current');
  });

  it('keeps the grade of a withdrawn rating to itself, shown or previous', () => {
    const withdrawn = rating('2025-03-01', 'withdrawn', 'D', { score: 10 });
    const seen = summary([withdrawn, rating('2024-03-01', 'superseded', 'A')]);
    expect(seen).toMatchObject({ status: 'withdrawn', previous: [{ gradeCode: 'A' }] });
    expect(seen).not.toHaveProperty('gradeCode');
    expect(seen).not.toHaveProperty('score');
    expect(summary([withdrawn, rating('2026-01-01', 'current', 'A')])).not.toHaveProperty('previous');
  });

  it('is unrated when there is none, or only those of others', () => {
    const other = { ...rating('2025-03-01', 'current', 'A'), subject: { kind: 'facility', id: 'fac-2' } as const };
    expect(summary([])).toEqual({ subject, status: 'unrated' });
    expect(summary([other])).toEqual({ subject, status: 'unrated' });
  });
});

describe('list flags', () => {
  const entry = { id: 'lst-1', subject, kind: 'key-supervision', status: 'in-force', enteredOn: '2025-07-08' };

  it('stand in the summary while the entry is in force, rated or not', () => {
    const flags = (on: string) =>
      creditSummary({ subject, ratings: [], scoreRecords: [], listEntries: [entry], on }).listFlags;
    expect(flags('2025-07-08')).toEqual([{ kind: 'key-supervision', listEntryId: 'lst-1', enteredOn: '2025-07-08' }]);
    expect(flags('2025-07-07')).toBeUndefined();
  });
});

describe('demerit', () => {
  const demerit = (scoreRecords: ScoreRecord[], on: string, more: Partial<Parameters<typeof creditSummary>[0]> = {}) =>
    creditSummary({ subject, ratings: [], scoreRecords, ruleSet, facility, on, ...more }).demerit;

  it('is that of the cycle that contains the day', () => {
    const records = [score('2025-02-28', 20), score('2025-03-01', 5), score('2025-09-01', 8), score('2026-02-10', 30)];
    expect(demerit(records, '2026-02-01')).toEqual({
      ruleSetId: 'guizhou-2019',
      points: 13,
      cycleFrom: '2025-03-01',
      cycleTo: '2026-02-28',
      consequence: 'key-supervision',
      furtherConsequences: ['recommendation'],
    });
    expect(demerit(records, '2025-02-28')).toMatchObject({
      points: 20,
      cycleFrom: '2024-03-01',
      cycleTo: '2025-02-28',
    });
  });

  it('is zero, without a consequence, in a clean cycle', () => {
    expect(demerit([score('2025-04-01', 12, { status: 'revoked' })], '2026-02-01')).toEqual({
      ruleSetId: 'guizhou-2019',
      points: 0,
      cycleFrom: '2025-03-01',
      cycleTo: '2026-02-28',
    });
  });

  it('takes the verification cycle from the beds when the licence does not say', () => {
    const licence = { number: '1', validFrom: '2020-03-01' };
    expect(demerit([], '2026-02-01', { facility: { ...facility, licence, bedCount: 300 } })).toMatchObject({
      cycleFrom: '2025-03-01',
      cycleTo: '2028-02-29',
    });
    expect(demerit([], '2026-02-01', { facility: { ...facility, licence } })).toBeUndefined();
  });

  it('is absent where the cycle is not known or the rules are for others', () => {
    const person = { kind: 'practitioner', id: 'pra-1' } as const;
    expect(creditSummary({ subject, ratings: [], scoreRecords: [], ruleSet, on: '2026-02-01' })).not.toHaveProperty(
      'demerit',
    );
    expect(demerit([], '2026-02-01', { subject: person })).toBeUndefined();
  });

  it('needs no facility when the cycle is the calendar year', () => {
    const yearly = { ...ruleSet, cycle: { kind: 'months', months: 12, anchor: 'calendar-year' } } as const;
    expect(
      creditSummary({ subject, ratings: [], scoreRecords: [score('2026-01-05', 3)], ruleSet: yearly, on: '2026-02-01' })
        .demerit,
    ).toMatchObject({
      points: 3,
      cycleFrom: '2026-01-01',
      cycleTo: '2026-12-31',
    });
  });
});
