import type { CreditRating, CreditScheme, CreditStanding, ListEntry, ListStanding } from '@yijian/standard';
import { addDays } from '../calendar.js';
import { gradeForScore } from '../credit-grade.js';
import { defined } from '../defined.js';
import { listEntryInForce, listEntryTerm } from '../list-flags.js';
import { appliedRule, provenance, source } from './provenance.js';
import type { RuleBook, SubjectFacts } from './subject-facts.js';

/**
 * The newest rating of each scheme on a day, by scheme. One that is past its last day is expired, one that was withdrawn has no grade.
 *
 * @param facts as they were on the day, see `factsUntil`
 */
export function creditStandings(
  { ratings }: SubjectFacts,
  { creditSchemes }: Pick<RuleBook, 'creditSchemes'>,
  on: string,
): CreditStanding[] {
  const newest = new Map<string, CreditRating>();
  for (const rating of [...ratings].sort((a, b) => (order(a) < order(b) ? -1 : 1)))
    if (rating.status !== 'superseded') newest.set(rating.schemeId, rating);
  return [...newest.values()]
    .sort((a, b) => (a.schemeId < b.schemeId ? -1 : 1))
    .map((rating) =>
      creditStanding(
        rating,
        creditSchemes.find(({ id }) => id === rating.schemeId),
        on,
      ),
    );
}

const order = ({ asOf, publishedOn = '', id }: CreditRating): string => `${asOf} ${publishedOn} ${id}`;

function creditStanding(rating: CreditRating, scheme: CreditScheme | undefined, on: string): CreditStanding {
  const { id: ratingId, schemeId, asOf, validTo } = rating;
  const status = rating.status === 'current' && validTo !== undefined && validTo < on ? 'expired' : rating.status;
  const { gradeCode, score } = status === 'withdrawn' ? {} : rating;
  const fits = score !== undefined && score >= 0 && score <= (scheme?.scoreMax ?? Infinity);
  return {
    schemeId,
    ratingId,
    status,
    asOf,
    ...defined({
      gradeCode,
      gradeLabel: scheme?.grades.find(({ code }) => code === gradeCode)?.label,
      score,
      scoreGradeCode: scheme && fits ? gradeForScore(scheme, score)?.code : undefined,
      validTo,
    }),
    provenance: provenance(on, [source('credit-ratings', ratingId)], scheme && appliedRule('credit-schemes', scheme)),
  };
}

/**
 * Every entry of a subject in a list until a day, in the order of entry.
 *
 * @param facts as they were on the day, see `factsUntil`
 */
export function listStandings({ listEntries }: SubjectFacts, on: string): ListStanding[] {
  return [...listEntries]
    .sort((a, b) => (`${a.enteredOn} ${a.id}` < `${b.enteredOn} ${b.id}` ? -1 : 1))
    .map((entry) => {
      const { until } = listEntryTerm(entry);
      const exitDueOn = listExitDueOn(entry);
      return {
        listEntryId: entry.id,
        kind: entry.kind,
        enteredOn: entry.enteredOn,
        inForce: listEntryInForce(entry, on),
        ...(until !== undefined && until !== '' && { until }),
        ...(exitDueOn !== undefined && exitDueOn <= on && { exitDueOn }),
        provenance: provenance(on, [source('list-entries', entry.id)], entryRule(entry)),
      };
    });
}

/** The day from which an entry whose term ends is to be ended; absent when it has no term, or was ended. */
export function listExitDueOn({ status, validTo, leftOn }: ListEntry): string | undefined {
  // Systems without empty dates write the last day of the calendar for a term without end.
  const hasTerm = validTo !== undefined && validTo < '9999-12-31';
  return hasTerm && status === 'in-force' && leftOn === undefined ? addDays(validTo, 1) : undefined;
}

/** A list is ruled by the document that the entry itself names: there are no records of such rules. */
const entryRule = ({ id, basis, legalBasis }: ListEntry) => appliedRule('list-entries', { id, basis }, legalBasis);
