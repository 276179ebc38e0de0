import type { AppliedRule, DueAction, SourceRecord, UnitRef } from '@yijian/standard';
import { codeLabel } from '@yijian/standard/codes';
import { addDays, addMonths, daysBetween } from '../calendar.js';
import { defined } from '../defined.js';
import { ruleInForce } from '../rule-in-force.js';
import { selfInspectionStandings } from '../self-inspection-cadence.js';
import { computable } from './computable.js';
import { listExitDueOn } from './credit-standings.js';
import { demeritStandings } from './demerit-standings.js';
import { workdaysOf } from './holidays.js';
import { limitInForce } from './limit-in-force.js';
import { endOfPractice } from './practising.js';
import { appliedRule, provenance, source } from './provenance.js';
import { longestPublicity } from './publicity-standings.js';
import { rectificationsOf, rectificationStatus } from './rectification-standings.js';
import type { RuleBook, SubjectFacts } from './subject-facts.js';
import { frequencyOf, inspectionsOwed, tierOn } from './supervision-standing.js';
import { runningLimits } from './time-limit-standings.js';
import { verificationStanding } from './verification-standing.js';

/**
 * Something to be done about a subject, from the day on which it comes up until the day, if any, from which nobody asks for it any more. It
 * holds no day on which it was asked for: whether it is overdue is told of each day by {@link dueActionOn}.
 */
export interface PendingAction {
  id: string;
  kind: string;
  matter: string;
  /** Empty when the records do not tell. */
  since: string;
  /** Last day on which it is asked for, if nothing else happens. */
  until?: string;
  dueOn?: string;
  unit?: UnitRef;
  rule?: AppliedRule;
  sources: readonly SourceRecord[];
}

/** After the last day of every calendar. */
const NEVER = '9999-12-31';

/** Intervals told of in advance where nothing says since when self-inspections are owed, so that none of them is ever overdue. */
const ROLLING_INTERVALS = 8;

/**
 * What is to be done about a subject from a day on, if nothing more happens. Every day after it agrees with what the subject's standing tells
 * of that day.
 *
 * @param from `YYYY-MM-DD`; facts are taken as they stand, so it is not before the last of them
 */
export function pendingActions(facts: SubjectFacts, rules: RuleBook, from: string): PendingAction[] {
  const told = [
    consequences,
    selfInspections,
    rectifications,
    listExits,
    ends,
    inspections,
    verification,
    registrations,
    limits,
  ];
  return told
    .flatMap((tell) => computable(() => tell(facts, rules, from), []))
    .filter(({ since, until = NEVER }) => since <= until && until >= from);
}

/** A pending action as a day sees it. Undefined for a day on which nobody asks for it. */
export function dueActionOn(
  action: PendingAction,
  about: Pick<DueAction, 'subject' | 'regionCode' | 'unit'>,
  on: string,
): DueAction | undefined {
  const { id, kind, matter, since, until = NEVER, dueOn, rule, sources } = action;
  if (on < since || on > until) return undefined;
  const isOverdue = dueOn !== undefined && dueOn < on;
  return {
    id,
    kind,
    matter,
    status: isOverdue ? 'overdue' : 'due',
    subject: about.subject,
    ...defined({
      since: since === '' ? undefined : since,
      regionCode: about.regionCode,
      unit: action.unit ?? about.unit,
      dueOn,
      overdueDays: isOverdue ? daysBetween(dueOn, on) : undefined,
    }),
    provenance: provenance(on, sources, rule),
  };
}

/** Points fall away with their cycle, unless the rule set carries them over until they were answered. */
function consequences(facts: SubjectFacts, rules: RuleBook, from: string): PendingAction[] {
  return demeritStandings(facts, rules, from).flatMap(
    ({ ruleSetId, cycleFrom, cycleTo, bands, provenance: { rule, records } }) => {
      const carriedOver = rules.scoreRuleSets.find(({ id }) => id === ruleSetId)?.reset?.carriedOver === true;
      return bands.flatMap(({ consequence, label, status, reachedOn, minPoints }) =>
        status === 'open' && reachedOn !== undefined
          ? [
              {
                id: `consequence:${facts.subject.id}:${ruleSetId}:${cycleFrom}:${minPoints}:${consequence}`,
                kind: 'consequence',
                matter: label,
                since: reachedOn,
                sources: records,
                ...defined({ rule, until: carriedOver ? undefined : cycleTo }),
              },
            ]
          : [],
      );
    },
  );
}

/** Stretches of days from `from` on within which the same rule or tier applies, each with the value of its first day. */
function stretches<T>(
  from: string,
  bounds: readonly { from?: string; to?: string }[],
  valueOn: (day: string) => T | undefined,
): { from: string; to?: string; value: T }[] {
  const days = bounds.flatMap((bound) => [
    ...(bound.from === undefined ? [] : [bound.from]),
    ...(bound.to === undefined || bound.to >= NEVER ? [] : [addDays(bound.to, 1)]),
  ]);
  const starts = [...new Set([from, ...days.filter((day) => day > from)])].sort();
  return starts.flatMap((start, index) => {
    const value = valueOn(start);
    const next = starts[index + 1];
    return value === undefined ? [] : [{ from: start, value, ...(next !== undefined && { to: addDays(next, -1) }) }];
  });
}

const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || b === undefined ? (a ?? b) : a < b ? a : b;

function selfInspections(facts: SubjectFacts, { cadences }: RuleBook, from: string): PendingAction[] {
  const { facility, regionCode, selfInspections: done } = facts;
  if (!facility) return [];
  const end = endOfPractice(facility);
  const lastDay = end === undefined ? undefined : end === '' ? '' : addDays(end, -1);
  const bounds = cadences.map(({ effectiveFrom, effectiveTo }) => defined({ from: effectiveFrom, to: effectiveTo }));
  return stretches(from, bounds, (day) => ruleInForce(cadences, regionCode, day)).flatMap(
    ({ from: start, to, value: cadence }) => {
      const kinds = new Map(cadence.kinds.map((rule) => [rule.kind, rule]));
      return selfInspectionStandings(cadence, done, start, facility.openedOn).flatMap(
        ({ kind, dueOn, lastInspectedOn, status }) => {
          const rule = kinds.get(kind);
          if (dueOn === undefined || !rule) return [];
          const isSinceKnown =
            cadence.effectiveFrom !== undefined || facility.openedOn !== undefined || lastInspectedOn !== undefined;
          const owedSince = [cadence.effectiveFrom ?? '', facility.openedOn ?? ''].sort().at(-1) ?? '';
          const last = done.filter((one) => one.kind === kind && one.inspectedOn === lastInspectedOn);
          return Array.from({ length: isSinceKnown ? 1 : ROLLING_INTERVALS }, (_, index): PendingAction => {
            const dueAfter = addDays(dueOn, 1);
            const opens = addMonths(dueAfter, (index - 1) * rule.intervalMonths);
            const closes = addDays(addMonths(dueAfter, index * rule.intervalMonths), -1);
            return {
              id: `self-inspection:${facility.id}:${cadence.id}:${kind}:${closes}`,
              kind: 'self-inspection',
              matter: codeLabel('self-inspection-kind', kind),
              // Where the first whole interval is still to come, it is owed from the beginning; before the stretch another rule asks for it.
              since: opens > start && status !== 'met' ? owedSince : start > from && opens < start ? start : opens,
              dueOn: closes,
              rule: appliedRule('self-inspection-cadences', cadence),
              sources: [source('facilities', facility.id), ...last.map(({ id }) => source('self-inspections', id))],
              ...defined({ until: earlier(earlier(to, isSinceKnown ? undefined : closes), lastDay) }),
            };
          });
        },
      );
    },
  );
}

function rectifications(facts: SubjectFacts, _rules: RuleBook, from: string): PendingAction[] {
  return rectificationsOf(facts).flatMap(
    ({ collection, recordId, unit, rectification, orderedOn }): PendingAction[] => {
      const { id, dueOn, completedOn, measures } = rectification;
      const status = rectificationStatus(rectification, from);
      if (status === 'verified') return [];
      const isDone = status === 'completed';
      return [
        {
          id: `rectification:${id}`,
          kind: isDone ? 'rectification-check' : 'rectification',
          matter: measures ?? codeLabel('rectification-status', isDone ? 'completed' : 'open'),
          since: isDone ? (completedOn ?? orderedOn) : orderedOn,
          sources: [source(collection, recordId)],
          ...defined({ dueOn: isDone ? undefined : dueOn, unit }),
        },
      ];
    },
  );
}

function listExits({ listEntries }: SubjectFacts): PendingAction[] {
  return listEntries.flatMap((entry): PendingAction[] => {
    const dueOn = listExitDueOn(entry);
    if (dueOn === undefined) return [];
    return [
      {
        id: `list-exit:${entry.id}`,
        kind: 'list-exit',
        matter: codeLabel('list-kind', entry.kind),
        since: dueOn,
        dueOn,
        rule: appliedRule('list-entries', { id: entry.id, basis: entry.basis }, entry.legalBasis),
        sources: [source('list-entries', entry.id)],
        ...defined({ unit: entry.unit }),
      },
    ];
  });
}

/** Publicity for which nobody set a last day, and that the rule no longer allows. */
function ends(facts: SubjectFacts, { publicityRules }: RuleBook): PendingAction[] {
  return facts.penalties.flatMap((penalty): PendingAction[] => {
    const { id, publicityEndsOn, withdrawnOn, decisionNumber, unit } = penalty;
    if (publicityEndsOn !== undefined || withdrawnOn !== undefined) return [];
    const longest = longestPublicity(penalty, facts, publicityRules);
    if (!longest) return [];
    const dueOn = addDays(longest.endsOn, 1);
    return [
      {
        id: `publicity-end:${id}`,
        kind: 'publicity-end',
        matter: decisionNumber,
        since: dueOn,
        dueOn,
        rule: appliedRule('publicity-rules', longest.rule),
        sources: [source('penalties', id)],
        ...defined({ unit }),
      },
    ];
  });
}

function inspections(facts: SubjectFacts, { drawRules }: RuleBook, from: string): PendingAction[] {
  const { facility, tiers, regionCode } = facts;
  const end = facility && endOfPractice(facility);
  const lastDay = end === undefined ? undefined : end === '' ? '' : addDays(end, -1);
  const bounds = tiers.map(({ validFrom, validTo }) => defined({ from: validFrom, to: validTo }));
  return stretches(from, bounds, (day) => tierOn(tiers, day)).flatMap(
    ({ from: start, to, value: tier }): PendingAction[] => {
      const { requiredCount, rule } = frequencyOf(tier, regionCode, drawRules);
      if (requiredCount === undefined) return [];
      const { dueOn } = inspectionsOwed(tier, facts, requiredCount, start);
      if (dueOn === undefined) return [];
      const opens = addMonths(addDays(dueOn, 1), -12);
      const until = earlier(to, lastDay);
      return [
        {
          id: `inspection:${tier.id}:${dueOn}`,
          kind: 'inspection',
          matter: `${codeLabel('supervision-tier', tier.tier)}：每年不少于 ${requiredCount} 次`,
          since: start > from && opens < start ? start : opens,
          dueOn,
          sources: [source('supervision-tiers', tier.id)],
          ...defined({
            until,
            unit: tier.unit,
            rule: rule
              ? appliedRule('draw-rules', rule)
              : tier.basis === undefined
                ? undefined
                : appliedRule('supervision-tiers', { id: tier.id, basis: tier.basis }),
          }),
        },
      ];
    },
  );
}

function verification(facts: SubjectFacts, rules: RuleBook, from: string): PendingAction[] {
  const standing = verificationStanding(facts, rules, from);
  const { facility } = facts;
  if (!standing || !facility) return [];
  const { dueOn, deferredTo, lastVerifiedOn, provenance: told } = standing;
  const end = endOfPractice(facility);
  const day = deferredTo !== undefined && deferredTo > dueOn ? deferredTo : dueOn;
  return [
    {
      id: `verification:${facility.id}:${day}`,
      kind: 'verification',
      matter: codeLabel('time-limit-matter', 'verification'),
      since: lastVerifiedOn ?? '',
      dueOn: day,
      sources: told.records,
      ...defined({ rule: told.rule, until: end === undefined ? undefined : addDays(end, -1) }),
    },
  ];
}

/** A registration that ends is to be renewed before; nurses apply a time before its end that the law sets. */
function registrations(facts: SubjectFacts, { timeLimits, holidayCalendars }: RuleBook): PendingAction[] {
  const { practitioner, regionCode } = facts;
  const workdays = workdaysOf(holidayCalendars, regionCode);
  return facts.registrations.flatMap(
    ({ id, status, validFrom, validTo, decidedOn, endedOn, unit }): PendingAction[] => {
      if (status !== 'in-force' || validTo === undefined || endedOn !== undefined) return [];
      const rule =
        practitioner?.kind === 'nurse' ? limitInForce(timeLimits, 'nurse-renewal', regionCode, validTo) : undefined;
      return [
        {
          id: `registration:${id}`,
          kind: 'registration',
          matter: codeLabel('due-action-kind', 'registration'),
          since: validFrom ?? decidedOn ?? '',
          sources: [source('practice-registrations', id)],
          ...defined({
            dueOn: rule ? workdays.limitEnd(validTo, rule) : validTo,
            rule: rule && appliedRule('time-limits', rule),
            unit,
          }),
        },
      ];
    },
  );
}

function limits(facts: SubjectFacts, rules: RuleBook): PendingAction[] {
  const workdays = workdaysOf(rules.holidayCalendars, facts.regionCode);
  return runningLimits(facts, rules, workdays).map(({ matter, startsOn, dueOn, rule, sources, unit }) => ({
    id: `${matter}:${sources[0]?.id ?? ''}`,
    kind: matter === 'penalty-publication' ? 'publication' : 'time-limit',
    matter: codeLabel('time-limit-matter', matter),
    since: startsOn,
    sources,
    ...defined({ dueOn, rule, unit }),
  }));
}
