import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from './calendar.js';
import {
  selfInspectionStandings,
  type SelfInspectionCadenceRule,
  type SelfInspectionDone,
} from './self-inspection-cadence.js';

/** The numbers of the profile tianjin-2021, put into effect on a day. */
const cadence: SelfInspectionCadenceRule = {
  id: 'example',
  effectiveFrom: '2024-01-01',
  kinds: [
    { kind: 'full', requiredCount: 1, intervalMonths: 12 },
    { kind: 'routine', requiredCount: 1, intervalMonths: 3 },
    { kind: 'special', requiredCount: 0, intervalMonths: 12 },
  ],
};
const done = (kind: string, ...days: string[]): SelfInspectionDone[] =>
  days.map((inspectedOn) => ({ kind, inspectedOn }));
const routine = (days: string[], on: string, since?: string, rule = cadence) =>
  selfInspectionStandings(rule, done('routine', ...days), on, since)[1]!;
const undated: SelfInspectionCadenceRule = { id: cadence.id, kinds: cadence.kinds };

describe('selfInspectionStandings', () => {
  it('tells of each kind in the order of the cadence', () => {
    const inspections = [...done('full', '2025-03-28'), ...done('routine', '2025-02-14', '2024-11-05')];
    expect(selfInspectionStandings(cadence, inspections, '2025-06-10')).toEqual([
      {
        kind: 'full',
        lastInspectedOn: '2025-03-28',
        doneCount: 1,
        requiredCount: 1,
        periodFrom: '2025-01-01',
        periodTo: '2025-12-31',
        dueOn: '2026-12-31',
        status: 'met',
      },
      {
        kind: 'routine',
        lastInspectedOn: '2025-02-14',
        doneCount: 0,
        requiredCount: 1,
        periodFrom: '2025-04-01',
        periodTo: '2025-06-30',
        dueOn: '2025-06-30',
        status: 'due',
      },
      {
        kind: 'special',
        doneCount: 0,
        requiredCount: 0,
        periodFrom: '2025-01-01',
        periodTo: '2025-12-31',
        status: 'none-required',
      },
    ]);
  });

  it.each([
    ['the first day of the interval', '2025-04-01', 'met'],
    ['its last day', '2025-06-30', 'met'],
    ['the day before it', '2025-03-31', 'due'],
  ])('counts %s', (_, day, status) => {
    expect(routine(['2025-01-02', day], '2025-06-30').status).toBe(status);
  });

  it('does not count what comes after the day asked about', () => {
    expect(routine(['2025-02-14', '2025-06-20'], '2025-06-10')).toMatchObject({
      lastInspectedOn: '2025-02-14',
      doneCount: 0,
      status: 'due',
    });
  });

  it('is overdue from the day after the interval, since the last that was complete', () => {
    const days = ['2024-02-01', '2024-05-01', '2024-08-01'];
    expect(routine(days, '2024-12-31')).toMatchObject({ status: 'due', dueOn: '2024-12-31' });
    expect(routine(days, '2025-01-01')).toMatchObject({ status: 'overdue', dueOn: '2024-12-31' });
    expect(routine(days, '2025-08-09')).toMatchObject({ status: 'overdue', dueOn: '2024-12-31' });
  });

  it('forgives what was missed once the present interval is complete', () => {
    expect(routine(['2024-02-01', '2025-04-02'], '2025-06-10')).toMatchObject({ status: 'met', dueOn: '2025-09-30' });
    expect(routine(['2024-02-01', '2025-04-02'], '2025-07-01')).toMatchObject({ status: 'due', dueOn: '2025-09-30' });
  });

  it('owes whole intervals only', () => {
    expect(routine([], '2025-03-31', '2025-02-10')).toMatchObject({ status: 'due', dueOn: '2025-06-30' });
    expect(routine([], '2025-06-30', '2025-02-10')).toMatchObject({ status: 'due', dueOn: '2025-06-30' });
    expect(routine([], '2025-07-01', '2025-02-10')).toMatchObject({ status: 'overdue', dueOn: '2025-06-30' });
    expect(routine([], '2025-04-01', '2025-01-01')).toMatchObject({ status: 'overdue', dueOn: '2025-03-31' });
    expect(routine([], '2023-08-01')).toMatchObject({ status: 'due', dueOn: '2024-03-31' });
  });

  it('takes the later of the two days on which the duty can begin', () => {
    expect(routine([], '2025-06-10', '2010-05-05').dueOn).toBe('2024-03-31');
    expect(routine([], '2025-06-10', '2025-01-01').dueOn).toBe('2025-03-31');
  });

  it('lets the first record stand in for an unknown beginning, and accuses nobody without any', () => {
    expect(routine([], '2025-06-10', undefined, undated)).toMatchObject({ status: 'due', dueOn: '2025-06-30' });
    expect(routine(['2024-02-01'], '2025-06-10', undefined, undated)).toMatchObject({
      status: 'overdue',
      dueOn: '2024-06-30',
    });
  });

  it('asks for as many as the cadence says', () => {
    const twice: SelfInspectionCadenceRule = {
      ...cadence,
      kinds: [{ kind: 'routine', requiredCount: 2, intervalMonths: 3 }],
    };
    const status = (...days: string[]) =>
      selfInspectionStandings(twice, done('routine', ...days), '2024-03-31')[0]!.status;
    expect([status(), status('2024-01-05'), status('2024-01-05', '2024-03-31')]).toEqual(['due', 'due', 'met']);
  });

  it('counts intervals from the anchor where the cadence names one', () => {
    const fiscal = { ...cadence, anchorOn: '2020-07-01' };
    expect(selfInspectionStandings(fiscal, [], '2025-06-30')[0]).toMatchObject({
      periodFrom: '2024-07-01',
      periodTo: '2025-06-30',
    });
  });

  it('says which number cannot be one', () => {
    const ruled = (rule: object) =>
      selfInspectionStandings(
        { id: 'c', kinds: [{ kind: 'full', requiredCount: 1, intervalMonths: 12, ...rule }] },
        [],
        '2025-01-01',
      );
    expect(() => ruled({ intervalMonths: 0 })).toThrow('Cadence c counts "full" by intervals of 0 months');
    expect(() => ruled({ requiredCount: -1 })).toThrow('Cadence c requires -1 of "full"');
    expect(() => selfInspectionStandings(cadence, [], '2025-02-30')).toThrow('"2025-02-30" is no date');
  });
});

describe('for every cadence, record and day', () => {
  const date = fc
    .date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  const days = fc.array(date, { maxLength: 30 });
  const rules = fc.record({
    requiredCount: fc.integer({ min: 1, max: 3 }),
    intervalMonths: fc.integer({ min: 1, max: 40 }),
    anchorOn: date,
  });
  const stand = (
    { requiredCount, intervalMonths, anchorOn }: { requiredCount: number; intervalMonths: number; anchorOn: string },
    inspectedOn: string[],
    on: string,
    since?: string,
  ) =>
    selfInspectionStandings(
      { id: 'c', anchorOn, kinds: [{ kind: 'routine', requiredCount, intervalMonths }] },
      done('routine', ...inspectedOn),
      on,
      since,
    )[0]!;

  it('the interval holds the day and borders on the next', () => {
    fc.assert(
      fc.property(rules, date, (rule, on) => {
        const { periodFrom, periodTo } = stand(rule, [], on);
        expect(periodFrom <= on && on <= periodTo).toBe(true);
        expect(stand(rule, [], addDays(periodTo, 1)).periodFrom).toBe(addDays(periodTo, 1));
      }),
    );
  });

  it('the status follows from the count and the day that is due', () => {
    fc.assert(
      fc.property(rules, days, date, fc.option(date, { nil: undefined }), (rule, inspectedOn, on, since) => {
        const { status, doneCount, dueOn, periodFrom } = stand(rule, inspectedOn, on, since);
        expect(status === 'met').toBe(doneCount >= rule.requiredCount);
        expect(status === 'overdue').toBe(dueOn! < on);
        expect(status === 'overdue').toBe(dueOn! < periodFrom);
      }),
    );
  });

  it('the order of the records does not matter', () => {
    fc.assert(
      fc.property(rules, days, date, date, (rule, inspectedOn, on, since) => {
        expect(stand(rule, inspectedOn.toReversed(), on, since)).toEqual(stand(rule, inspectedOn, on, since));
      }),
    );
  });

  it('one more self-inspection never brings the due day nearer', () => {
    fc.assert(
      fc.property(rules, days, date, date, date, (rule, inspectedOn, more, on, since) => {
        const before = stand(rule, inspectedOn, on, since);
        const after = stand(rule, [...inspectedOn, more], on, since);
        expect(after.dueOn! >= before.dueOn!).toBe(true);
      }),
    );
  });

  it('nothing is overdue before the first whole interval has passed', () => {
    fc.assert(
      fc.property(rules, date, fc.nat(39), (rule, since, months) => {
        const on = addMonths(since, Math.min(months, rule.intervalMonths - 1));
        expect(stand(rule, [], on, since).status).toBe('due');
      }),
    );
  });
});
