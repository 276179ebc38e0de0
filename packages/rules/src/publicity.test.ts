import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicityRules } from '@yijian/standard/profiles';
import { addDays } from './calendar.js';
import { addWorkingDays, penaltyPublicTerm, publicityPeriod } from './publicity.js';

const weekday = (date: string) => ![0, 6].includes(new Date(date).getUTCDay());

describe('publicityPeriod', () => {
  const rule = (id: string) => publicityRules.find((each) => each.id === id)!;
  const opinions = rule('credit-opinions-2025');

  it.each([
    ['minor', '2026-01-31', '2026-01-31', '2026-04-29'],
    ['general', '2026-01-31', '2026-04-30', '2027-01-30'],
    ['serious', '2024-02-29', '2025-02-28', '2027-02-27'],
  ])('国办发〔2025〕22号, %s from %s: repair from %s, last day %s', (level, publishedOn, repairableFrom, endsOn) => {
    expect(publicityPeriod(opinions, { level }, publishedOn)).toEqual({ repairableFrom, endsOn });
  });

  it('takes a term for all conduct where the rule has no classes', () => {
    expect(publicityPeriod(rule('credit-repair-2023'), { level: 'minor' }, '2024-01-01')).toEqual({
      repairableFrom: '2024-04-01',
      endsOn: '2026-12-31',
    });
  });

  it('prefers the term of the field, and that of the class to one for all', () => {
    const trial = rule('credit-repair-2023');
    expect(publicityPeriod(trial, { field: 'fire-safety' }, '2024-01-01').repairableFrom).toBe('2025-01-01');
    expect(publicityPeriod(trial, { field: 'advertising' }, '2024-01-01').repairableFrom).toBe('2024-04-01');
    const market = rule('market-regulation-2021');
    expect(publicityPeriod(market, { level: 'minor' }, '2024-01-01').endsOn).toBe('2024-03-31');
    expect(publicityPeriod(market, { level: 'serious' }, '2024-01-01').endsOn).toBe('2026-12-31');
  });

  it('says nothing of repair where the rule does not', () => {
    expect(publicityPeriod(rule('shanghai-credit'), {}, '2020-02-29')).toEqual({ endsOn: '2025-02-27' });
  });

  it('says which terms the rule has', () => {
    expect(() => publicityPeriod(opinions, { level: 'huge' }, '2026-01-01')).toThrow(
      'credit-opinions-2025 has no term for huge: it has terms for minor, general, serious.',
    );
    expect(() => publicityPeriod(rule('credit-repair-2019'), {}, '2020-01-01')).toThrow(
      'no term for conduct without a class: it has terms for serious.',
    );
  });
});

describe('addWorkingDays', () => {
  it('counts from the next working day', () => {
    // 30 April 2026 is a Thursday.
    expect(addWorkingDays('2026-04-30', 7, weekday)).toBe('2026-05-11');
    expect(
      addWorkingDays('2026-04-30', 7, (date) => weekday(date) && !['2026-05-01', '2026-05-04'].includes(date)),
    ).toBe('2026-05-13');
    expect(addWorkingDays('2026-04-30', 0, weekday)).toBe('2026-04-30');
  });

  it('passes exactly as many working days as asked for', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.integer({ min: 1, max: 150 }), (offset, count) => {
        const start = addDays('2020-01-01', offset);
        const end = addWorkingDays(start, count, weekday);
        let passed = 0;
        for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (weekday(day)) passed += 1;
        expect(passed).toBe(count);
        expect(weekday(end)).toBe(true);
      }),
    );
  });

  it('does not search for ever', () => {
    expect(() => addWorkingDays('2026-01-01', 1, () => false)).toThrow('check the isWorkday function');
  });
});

describe('penaltyPublicTerm', () => {
  it.each([
    ['nothing ends it', {}, {}],
    ['its term', { publicityEndsOn: '2026-07-07' }, { until: '2026-07-07' }],
    [
      'withdrawn before the end of its term',
      { publicityEndsOn: '2026-07-07', withdrawnOn: '2026-03-01' },
      { until: '2026-02-28' },
    ],
    ['withdrawn after it', { publicityEndsOn: '2026-02-01', withdrawnOn: '2026-03-01' }, { until: '2026-02-01' }],
    ['withdrawn, without a term', { withdrawnOn: '2026-03-01' }, { until: '2026-02-28' }],
  ])('%s', (_, penalty, term) => {
    expect(penaltyPublicTerm(penalty)).toEqual(term);
  });
});
