import type { CreditRepair, Penalty, PublicityRule, PublicityStanding } from '@yijian/standard';
import { addDays, addMonths } from '../calendar.js';
import { defined } from '../defined.js';
import { penaltyPublicTerm, publicityPeriod } from '../publicity.js';
import { ruleInForce } from '../rule-in-force.js';
import type { Workdays } from './holidays.js';
import { appliedRule, provenance, source } from './provenance.js';
import type { RuleBook, SubjectFacts } from './subject-facts.js';
import { limitInForce } from './limit-in-force.js';

/**
 * From when until when each penalty is public, and whether its publicity can be ended by repair: by the rule in force when it was published,
 * newest first. The last day that was decided goes before the longest term of the rule.
 *
 * @param facts as they were on the day, see `factsUntil`
 */
export function publicityStandings(
  facts: SubjectFacts,
  rules: Pick<RuleBook, 'publicityRules' | 'timeLimits'>,
  workdays: Workdays,
  on: string,
): PublicityStanding[] {
  return [...facts.penalties]
    .sort((a, b) => (`${a.decidedOn} ${a.id}` < `${b.decidedOn} ${b.id}` ? 1 : -1))
    .map((penalty) => publicityStanding(penalty, facts, rules, workdays, on));
}

function publicityStanding(
  penalty: Penalty,
  facts: SubjectFacts,
  rules: Pick<RuleBook, 'publicityRules' | 'timeLimits'>,
  workdays: Workdays,
  on: string,
): PublicityStanding {
  const { id, decidedOn, publishedOn, withdrawnOn, repairedOn } = penalty;
  const repair = newestRepair(facts.repairs, id);
  const rule = publicityRuleOf(penalty, facts.regionCode, rules.publicityRules, repair);
  const level = rule && dishonestyClass(rule, penalty, repair);
  const term = rule && publishedOn !== undefined ? periodOf(rule, level, publishedOn) : undefined;
  const decided = penaltyPublicTerm(penalty).until;
  const publicTo = decided ?? term?.endsOn;
  const isPublic = publishedOn !== undefined && publishedOn <= on && on <= (publicTo ?? on);
  const reason =
    withdrawnOn !== undefined
      ? 'withdrawn'
      : publishedOn === undefined
        ? 'not-published'
        : repairedOn !== undefined
          ? 'repaired'
          : decided !== undefined
            ? 'decision'
            : term
              ? 'rule'
              : 'unlimited';
  const limit = limitInForce(rules.timeLimits, 'penalty-publication', facts.regionCode, decidedOn);
  const sources = [source('penalties', id), ...(repair ? [source('credit-repairs', repair.id)] : [])];
  return {
    penaltyId: id,
    decidedOn,
    isPublic,
    reason,
    repair: repairStanding(penalty, repair, rule, level, term?.repairableFrom, isPublic, on),
    ...defined({
      level,
      publicationDueOn: limit && workdays.limitEnd(decidedOn, limit),
      publicFrom: publishedOn,
      publicTo: publishedOn === undefined ? undefined : publicTo,
      repairableFrom: term?.repairableFrom,
      repairId: repair?.id,
    }),
    provenance: provenance(on, sources, rule && appliedRule('publicity-rules', rule, clauseOf(rule, level))),
  };
}

/** The last day of publicity that the rule allows for a penalty; absent when the rule or the class of the conduct is not known. */
export function longestPublicity(
  penalty: Penalty,
  { regionCode, repairs }: SubjectFacts,
  publicityRules: readonly PublicityRule[],
): { endsOn: string; rule: PublicityRule } | undefined {
  const repair = newestRepair(repairs, penalty.id);
  const rule = publicityRuleOf(penalty, regionCode, publicityRules, repair);
  if (!rule || penalty.publishedOn === undefined) return undefined;
  const period = periodOf(rule, dishonestyClass(rule, penalty, repair), penalty.publishedOn);
  return period && { endsOn: period.endsOn, rule };
}

function newestRepair(repairs: readonly CreditRepair[] = [], penaltyId: string): CreditRepair | undefined {
  return repairs
    .filter(({ penaltyIds = [] }) => penaltyIds.includes(penaltyId))
    .sort((a, b) => (`${a.appliedOn} ${a.id}` < `${b.appliedOn} ${b.id}` ? 1 : -1))[0];
}

/** The rule that a repair names, or else the one in force when publicity began. */
function publicityRuleOf(
  { publishedOn, decidedOn }: Penalty,
  regionCode: string,
  rules: readonly PublicityRule[],
  repair: CreditRepair | undefined,
): PublicityRule | undefined {
  const credit = rules.filter(({ kind }) => kind === 'credit-publicity');
  return (
    credit.find(({ id }) => id === repair?.publicityRuleId) ?? ruleInForce(credit, regionCode, publishedOn ?? decidedOn)
  );
}

/**
 * The class of the conduct: as the application for repair says; or that whose longest term is the one that was decided; or that which the rule
 * gives the kinds of penalty alone, the gravest first. A fine belongs to two classes by its size, which rules do not put a number to, and tells nothing.
 */
function dishonestyClass(
  { terms }: PublicityRule,
  { kinds, publishedOn, publicityEndsOn, repairedOn }: Penalty,
  repair: CreditRepair | undefined,
): string | undefined {
  if (repair?.level !== undefined) return repair.level;
  const byTerm =
    publishedOn === undefined || publicityEndsOn === undefined || repairedOn !== undefined
      ? []
      : terms.filter(({ longestMonths }) => addDays(addMonths(publishedOn, longestMonths), -1) === publicityEndsOn);
  if (byTerm.length === 1) return byTerm[0]?.level;
  const classesOf = (kind: string): string[] =>
    terms.flatMap(({ level, penaltyKinds = [] }) =>
      level !== undefined && penaltyKinds.includes(kind) ? [level] : [],
    );
  const told = kinds.map((kind) => classesOf(kind));
  const certain = told.filter((classes) => classes.length === 1).flat();
  // Classes stand in the rule from light to grave.
  const gravest = terms.findLast(({ level }) => level !== undefined && certain.includes(level))?.level;
  const open = told.filter((classes) => classes.length > 1).flat();
  return open.some((level) => grade(terms, level) > grade(terms, gravest)) ? undefined : gravest;
}

const grade = (terms: PublicityRule['terms'], level: string | undefined): number =>
  terms.findIndex((term) => level !== undefined && term.level === level);

const clauseOf = ({ terms }: PublicityRule, level: string | undefined): string | undefined =>
  terms.find((term) => term.level === level)?.legalBasis;

/** The period of the rule's term; a rule that has terms by class only says nothing of conduct whose class is not known. */
function periodOf(
  rule: PublicityRule,
  level: string | undefined,
  publishedOn: string,
): ReturnType<typeof publicityPeriod> | undefined {
  const hasTerm = rule.terms.some((term) => (term.level === undefined || term.level === level) && !term.fields);
  return hasTerm ? publicityPeriod(rule, level === undefined ? {} : { level }, publishedOn) : undefined;
}

function repairStanding(
  { kinds, publishedOn, repairedOn, publicityEndsOn, withdrawnOn }: Penalty,
  repair: CreditRepair | undefined,
  rule: PublicityRule | undefined,
  level: string | undefined,
  repairableFrom: string | undefined,
  isPublic: boolean,
  on: string,
): PublicityStanding['repair'] {
  if (repairedOn !== undefined || repair?.status === 'granted') return 'granted';
  if (publishedOn === undefined) return 'not-public';
  if (withdrawnOn !== undefined || (publicityEndsOn !== undefined && publicityEndsOn < on)) return 'ended';
  if (!isPublic) return 'ended';
  if (repair && ['applied', 'accepted', 'returned'].includes(repair.status)) return 'applied';
  if (rule?.neverEarlyPenaltyKinds?.some((kind) => kinds.includes(kind))) return 'never-early';
  if (repairableFrom !== undefined) return on < repairableFrom ? 'too-early' : 'possible';
  const isByClass = rule?.terms.some((term) => term.level !== undefined && term.repairableAfterMonths !== undefined);
  return isByClass === true && level === undefined ? 'class-not-known' : 'not-stated';
}
