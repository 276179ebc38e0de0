import type { AppliedRule, SourceRecord, TimeLimitStanding, UnitRef } from '@yijian/standard';
import { daysBetween } from '../calendar.js';
import { defined } from '../defined.js';
import { ruleInForce } from '../rule-in-force.js';
import type { Workdays } from './holidays.js';
import { limitInForce } from './limit-in-force.js';
import { appliedRule, provenance, source } from './provenance.js';
import type { RuleBook, SubjectFacts } from './subject-facts.js';

/** A limit of procedure that nothing has met. */
export interface RunningLimit {
  matter: string;
  startsOn: string;
  /** Absent when the holidays are not known. */
  dueOn?: string;
  rule?: AppliedRule;
  sources: SourceRecord[];
  unit?: UnitRef;
}

/** Decisions that no longer stand are neither published nor paid. */
const FALLEN: ReadonlySet<string> = new Set(['annulled', 'unlawful', 'void', 'changed']);

/**
 * The limits of procedure that run for a subject and that no record has met: to decide a case, to publish a penalty, to withdraw one that no
 * longer stands, to pay a fine, to decide on a repair and on a registration. Each by the rule in force when it began to run; a day that was set for it goes before.
 */
export function runningLimits(
  facts: SubjectFacts,
  { timeLimits, publicityRules }: Pick<RuleBook, 'timeLimits' | 'publicityRules'>,
  workdays: Workdays,
): RunningLimit[] {
  const { regionCode, cases = [], repairs = [], penalties, registrations, practitioner } = facts;
  const ofCredit = publicityRules.filter(({ kind }) => kind === 'credit-publicity');
  const limit = (
    matter: string,
    startsOn: string,
    set: string | undefined,
    record: SourceRecord,
    unit: UnitRef | undefined,
  ): RunningLimit[] => {
    const rule = limitInForce(timeLimits, matter, regionCode, startsOn);
    if (!rule && set === undefined) return [];
    const dueOn = set ?? (rule && workdays.limitEnd(startsOn, rule));
    return [
      {
        matter,
        startsOn,
        sources: [record],
        ...defined({ dueOn, rule: rule && appliedRule('time-limits', rule), unit }),
      },
    ];
  };
  return [
    ...cases.flatMap(({ id, filedOn, decidedOn, decisionDueOn, status, unit }) =>
      filedOn === undefined || decidedOn !== undefined || ['decided', 'transferred', 'closed'].includes(status)
        ? []
        : limit('penalty-decision', filedOn, decisionDueOn, source('cases', id), unit),
    ),
    ...penalties.flatMap((penalty) => {
      const {
        id,
        decidedOn,
        publishedOn,
        servedOn,
        withdrawnOn,
        kinds,
        status,
        performance,
        remedies = [],
        unit,
      } = penalty;
      const record = source('penalties', id);
      if (FALLEN.has(status)) {
        const changedOn = remedies
          .flatMap((remedy) => remedy.decidedOn ?? [])
          .sort()
          .at(-1);
        return publishedOn === undefined || withdrawnOn !== undefined || changedOn === undefined
          ? []
          : limit('publication-withdrawal', changedOn, undefined, record, unit);
      }
      const unpublished = ruleInForce(ofCredit, regionCode, decidedOn)?.unpublishedPenaltyKinds ?? [];
      const isToPublish = publishedOn === undefined && !kinds.every((kind) => unpublished.includes(kind));
      const isToPay =
        kinds.includes('fine') &&
        servedOn !== undefined &&
        status === 'in-force' &&
        performance?.paidOn === undefined &&
        performance?.performedOn === undefined;
      return [
        ...(isToPublish ? limit('penalty-publication', decidedOn, undefined, record, unit) : []),
        ...(isToPay ? limit('fine-payment', servedOn, performance?.paymentDueOn, record, unit) : []),
      ];
    }),
    ...repairs.flatMap(({ id, status, appliedOn, dueOn, unit }) =>
      ['applied', 'accepted'].includes(status)
        ? limit('credit-repair', appliedOn, dueOn, source('credit-repairs', id), unit)
        : [],
    ),
    ...registrations.flatMap(({ id, status, appliedOn, dueOn, unit }) =>
      status === 'applied' && appliedOn !== undefined
        ? limit(
            practitioner?.kind === 'nurse' ? 'nurse-change' : 'physician-registration',
            appliedOn,
            dueOn,
            source('practice-registrations', id),
            unit,
          )
        : [],
    ),
  ];
}

/**
 * The running limits as they stood on a day, the earliest first.
 *
 * @param facts as they were on the day, see `factsUntil`
 */
export function timeLimitStandings(
  facts: SubjectFacts,
  rules: Pick<RuleBook, 'timeLimits' | 'publicityRules'>,
  workdays: Workdays,
  on: string,
): TimeLimitStanding[] {
  return runningLimits(facts, rules, workdays)
    .map(({ matter, startsOn, dueOn, rule, sources }) => ({
      matter,
      startsOn,
      status: dueOn === undefined ? ('not-known' as const) : dueOn < on ? ('overdue' as const) : ('open' as const),
      ...defined({ dueOn, overdueDays: dueOn !== undefined && dueOn < on ? daysBetween(dueOn, on) : undefined }),
      provenance: provenance(on, sources, rule),
    }))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

const order = ({ dueOn = '9999', matter, startsOn }: TimeLimitStanding): string => `${dueOn} ${matter} ${startsOn}`;
