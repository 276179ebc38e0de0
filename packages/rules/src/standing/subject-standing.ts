import type { SubjectStanding } from '@yijian/standard';
import { defined } from '../defined.js';
import { computable } from './computable.js';
import { creditStandings, listStandings } from './credit-standings.js';
import { demeritStandings } from './demerit-standings.js';
import { factsUntil } from './facts-until.js';
import { workdaysOf } from './holidays.js';
import { publicityStandings } from './publicity-standings.js';
import { rectificationStandings } from './rectification-standings.js';
import { selfInspectionDuties } from './self-inspection-duties.js';
import type { RuleBook, SubjectFacts } from './subject-facts.js';
import { supervisionStanding } from './supervision-standing.js';
import { timeLimitStandings } from './time-limit-standings.js';
import { verificationStanding } from './verification-standing.js';

/**
 * What the rules make of all that is recorded of a subject, on one day. Facts later than the day have no part in it, and every value names the
 * rule and the records that it comes from: computing again from these gives the same value.
 *
 * @param on `YYYY-MM-DD`
 */
export function subjectStanding(facts: SubjectFacts, rules: RuleBook, on: string): SubjectStanding {
  const then = factsUntil(facts, on);
  const workdays = workdaysOf(rules.holidayCalendars, facts.regionCode);
  return {
    subject: facts.subject,
    on,
    demeritCycles: computable(() => demeritStandings(then, rules, on), []),
    ratings: computable(() => creditStandings(then, rules, on), []),
    lists: computable(() => listStandings(then, on), []),
    publicity: computable(() => publicityStandings(then, rules, workdays, on), []),
    selfInspections: computable(() => selfInspectionDuties(then, rules, workdays, on), []),
    ...defined({
      supervision: computable(() => supervisionStanding(then, rules, on), undefined),
      verification: computable(() => verificationStanding(then, rules, on), undefined),
    }),
    rectifications: computable(() => rectificationStandings(then, on), []),
    timeLimits: computable(() => timeLimitStandings(then, rules, workdays, on), []),
  };
}
