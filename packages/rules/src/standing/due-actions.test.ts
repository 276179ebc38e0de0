import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facility, Inspection, ScoreRecord, SelfInspection, SupervisionTier } from '@yijian/standard';
import {
  holidayCalendars,
  publicityRules,
  scoreRuleSets,
  selfInspectionCadences,
  timeLimits,
} from '@yijian/standard/profiles';
import { addDays } from '../calendar.js';
import { type PendingAction, dueActionOn, pendingActions } from './due-actions.js';
import type { RuleBook, SubjectFacts } from './subject-facts.js';
import { subjectStanding } from './subject-standing.js';

const [national] = selfInspectionCadences.filter(({ id }) => id === 'national-2021');
const rules: RuleBook = {
  scoreRuleSets,
  creditSchemes: [],
  publicityRules,
  // The cadence changes in the midst of the days that the properties ask about.
  cadences: [
    { ...national!, effectiveTo: '2024-08-14' },
    {
      ...national!,
      id: 'next',
      effectiveFrom: '2024-08-15',
      kinds: [{ kind: 'full', requiredCount: 1, intervalMonths: 6 }],
    },
  ],
  timeLimits,
  drawRules: [],
  holidayCalendars,
};
const subject = { kind: 'facility', id: 'f', name: '示例诊所' } as const;
const FROM = '2024-06-30';

const past = fc.nat(900).map((days) => addDays(FROM, -days));
const ahead = fc.nat(900).map((days) => addDays(FROM, days));
let serial = 0;

const facility: fc.Arbitrary<Facility> = fc
  .record({ openedOn: past, status: fc.constantFrom('operating' as const, 'closed' as const), closedOn: past })
  .map(({ openedOn, status, closedOn }) => ({
    id: 'f',
    name: '示例诊所',
    categoryCode: 'D211',
    regionCode: '520200',
    status: status === 'closed' ? 'cancelled' : 'operating',
    openedOn,
    ...(status === 'closed' && { closedOn: closedOn > openedOn ? closedOn : addDays(openedOn, 1) }),
    licence: { number: '1', validFrom: openedOn, verificationCycleYears: 1 },
    licenceEvents: [{ kind: 'issued', occurredOn: openedOn }],
  }));
const selfInspection: fc.Arbitrary<SelfInspection> = fc
  .record({ inspectedOn: past, kind: fc.constantFrom('full', 'routine') })
  .map((one) => ({ id: `si-${(serial += 1)}`, facilityId: 'f', ...one }));
const inspection: fc.Arbitrary<Inspection> = fc
  .record({
    inspectedOn: past,
    dueAfter: fc.nat(400),
    status: fc.constantFrom('open' as const, 'completed' as const, 'verified' as const),
  })
  .map(({ inspectedOn, dueAfter, status }): Inspection => {
    const id = `in-${(serial += 1)}`;
    const done = status !== 'open' && { completedOn: inspectedOn };
    const rectification = {
      id: `${id}-r`,
      kind: 'planned' as const,
      dueOn: addDays(inspectedOn, dueAfter),
      status,
      ...done,
    };
    const finding = { id: `${id}-f`, severity: 'general', description: '示例', rectification };
    return { id, facilityId: 'f', kind: 'routine', inspectedOn, findings: [finding] };
  });
const tier: fc.Arbitrary<SupervisionTier> = fc
  .record({ validFrom: past, lasts: fc.option(fc.nat(1500)), minTimesPerYear: fc.integer({ min: 1, max: 3 }) })
  .map(({ validFrom, lasts, minTimesPerYear }) => ({
    id: `t-${(serial += 1)}`,
    subject,
    tier: 'key',
    validFrom,
    minTimesPerYear,
    ...(lasts !== null && { validTo: addDays(validFrom, lasts) }),
  }));
const score: fc.Arbitrary<ScoreRecord> = fc.record({ recordedOn: past, points: fc.nat(12) }).map((one) => ({
  id: `s-${(serial += 1)}`,
  subject,
  ruleSetId: 'guizhou-2019',
  behaviour: '示例',
  status: 'effective',
  ...one,
}));
const facts: fc.Arbitrary<SubjectFacts> = fc
  .record({
    facility,
    selfInspections: fc.array(selfInspection, { maxLength: 5 }),
    inspections: fc.array(inspection, { maxLength: 4 }),
    tiers: fc.array(tier, { maxLength: 3 }),
    scoreRecords: fc.array(score, { maxLength: 5 }),
  })
  .map((some) => ({
    subject,
    regionCode: '520200',
    ratings: [],
    listEntries: [],
    penalties: [],
    verifications: [],
    registrations: [],
    repairs: [],
    cases: [],
    resultUses: [],
    ...some,
  }));

const on = (pending: readonly PendingAction[], day: string, kind: string) =>
  pending.filter((one) => one.kind === kind).flatMap((one) => dueActionOn(one, { subject }, day) ?? []);

describe('what is to be done', () => {
  it('of self-inspections agrees on every later day with the standing of that day', () => {
    fc.assert(
      fc.property(facts, ahead, (own, day) => {
        const { closedOn = '9999' } = own.facility!;
        const duties = subjectStanding(own, rules, day).selfInspections;
        const owed = closedOn <= day ? [] : duties.filter(({ status }) => status === 'due' || status === 'overdue');
        const told = on(pendingActions(own, rules, FROM), day, 'self-inspection');
        expect(told.map(({ dueOn, status }) => [dueOn, status]).sort()).toEqual(
          owed.map(({ dueOn, status }) => [dueOn, status]).sort(),
        );
      }),
    );
  });

  it('of inspections agrees on every later day with the tier of that day', () => {
    fc.assert(
      fc.property(facts, ahead, (own, day) => {
        const { closedOn = '9999' } = own.facility!;
        const standing = subjectStanding(own, rules, day).supervision;
        const isOwed = standing && standing.status !== 'met' && closedOn > day;
        const told = on(pendingActions(own, rules, FROM), day, 'inspection');
        expect(told.map(({ dueOn, status }) => [dueOn, status])).toEqual(
          isOwed ? [[standing.dueOn, standing.status]] : [],
        );
      }),
    );
  });

  it('of rectifications, verification and points agrees with the standing as well', () => {
    fc.assert(
      fc.property(facts, ahead, (own, day) => {
        const standing = subjectStanding(own, rules, day);
        const pending = pendingActions(own, rules, FROM);
        const open = standing.rectifications.filter(({ status }) => status !== 'completed');
        expect(
          on(pending, day, 'rectification')
            .map(({ id, status }) => `${id} ${status}`)
            .sort(),
        ).toEqual(
          open
            .map(({ rectificationId: id, status }) => `rectification:${id} ${status === 'overdue' ? 'overdue' : 'due'}`)
            .sort(),
        );
        expect(on(pending, day, 'rectification-check')).toHaveLength(standing.rectifications.length - open.length);
        expect(on(pending, day, 'verification').map(({ dueOn, status }) => [dueOn, status])).toEqual(
          standing.verification
            ? [[standing.verification.dueOn, standing.verification.status === 'overdue' ? 'overdue' : 'due']]
            : [],
        );
        const undecided = standing.demeritCycles
          .filter(({ isCurrent }) => isCurrent)
          .flatMap(({ bands }) => bands.filter(({ status }) => status === 'open'));
        expect(
          on(pending, day, 'consequence')
            .map(({ matter }) => matter)
            .sort(),
        ).toEqual(undecided.map(({ label }) => label).sort());
      }),
    );
  });

  it('holds nothing that depends on the day: a day is told alike from what was derived then or before', () => {
    fc.assert(
      fc.property(facts, ahead, ahead, (own, one, other) => {
        const [from, day] = [one, other].sort() as [string, string];
        const kinds = ['self-inspection', 'inspection', 'rectification', 'verification', 'consequence'];
        for (const kind of kinds)
          expect(on(pendingActions(own, rules, from), day, kind).map(({ dueOn, status }) => [dueOn, status])).toEqual(
            on(pendingActions(own, rules, FROM), day, kind).map(({ dueOn, status }) => [dueOn, status]),
          );
      }),
    );
  });
});
