import { creditSummary, scoreRuleSetOf } from '@yijian/rules';
import type {
  CreditRating,
  CreditScheme,
  CreditSummaries,
  CreditSummary,
  Facility,
  ListEntry,
  Practitioner,
  ScoreRecord,
  ScoreRuleSet,
} from '@yijian/standard';
import type { Reader } from '../http/operation.js';
import { allRecords, recordsById, recordsWhere } from '../records/read-records.js';
import type { Db } from '../records/record.js';
import { resources } from '../resources/resources.js';
import { documents, documentsById, grouped } from './documents.js';
import { inSnapshot } from './snapshot.js';
import { dayInChina } from './today.js';

/** Answers `getCreditSummaries`. */
export const readCreditSummaries: Reader = async (db, { query, now }) => ({
  status: 200,
  schema: 'CreditSummaries',
  value: await creditSummaries(db, query['subject'] as string[], now),
});

/** One summary for each subject found, in the order asked for, each once; as it is kept, not stripped for any reader. */
export const creditSummaries = (db: Db, subjects: readonly string[], now: Date): Promise<CreditSummaries> =>
  inSnapshot(db, async (snapshot) => {
    const ids = [...new Set(subjects)];
    const on = dayInChina(now);
    const found = await readSubjects(snapshot, ids);
    const data = ids.flatMap((id) => found.summarise(id, on) ?? []);
    const answered = new Set(data.map(({ subject }) => subject.id));
    const missing = ids.filter((id) => !answered.has(id));
    const usedSchemes = new Set(
      data.flatMap(({ schemeId, previous = [] }) => [schemeId, ...previous.map((rating) => rating.schemeId)]),
    );
    return {
      data,
      schemes: found.schemes.filter(({ id }) => usedSchemes.has(id)),
      ...(missing.length > 0 && { missing: missing.map((id) => ({ id, code: 'not-found' })) }),
      generatedAt: found.newest.toISOString(),
    };
  });

interface Subjects {
  schemes: CreditScheme[];
  /** When the newest of what was read was stored. */
  newest: Date;
  /** The summary of a subject on a day; undefined for an id that is none's. */
  summarise: (id: string, on: string) => CreditSummary | undefined;
}

async function readSubjects(db: Db, ids: readonly string[]): Promise<Subjects> {
  const places = await recordsById(db, resources.facilities, ids);
  const people = await recordsById(db, resources.practitioners, ids);
  const ratings = await recordsWhere(db, resources['credit-ratings'], '/subject/id', ids);
  const entries = await recordsWhere(db, resources['list-entries'], '/subject/id', ids);
  const scores = await recordsWhere(db, resources['score-records'], '/subject/id', ids);
  const ruleSets = await allRecords(db, resources['score-rule-sets']);
  const schemes = await allRecords(db, resources['credit-schemes']);

  const facilityById = documentsById<Facility>(places);
  const practitionerById = documentsById<Practitioner>(people);
  const ratingsBySubject = grouped(documents<CreditRating>(ratings), ({ subject }) => subject.id);
  const scoresBySubject = grouped(documents<ScoreRecord>(scores), ({ subject }) => subject.id);
  const entriesBySubject = grouped(documents<ListEntry>(entries), ({ subject }) => subject.id);
  const rules = documents<ScoreRuleSet>(ruleSets);
  const stored = [places, people, ratings, entries, scores, ruleSets, schemes]
    .flat()
    .map(({ updatedAt }) => updatedAt.getTime());
  return {
    schemes: documents<CreditScheme>(schemes),
    newest: new Date(stored.reduce((latest, instant) => Math.max(latest, instant), 0)),
    summarise: (id, on) => {
      const facility = facilityById.get(id);
      const subject = facility ?? practitionerById.get(id);
      if (!subject) return undefined;
      const kind = facility ? 'facility' : 'practitioner';
      const ownScores = scoresBySubject.get(id) ?? [];
      const practitioner = practitionerById.get(id);
      const scored = {
        kind,
        regionCode: subject.regionCode ?? '',
        ...(facility ? { facility } : practitioner && { practitioner }),
      };
      const ruleSet = scoreRuleSetOf(rules, scored, ownScores, on);
      return creditSummary({
        subject: { kind, id, name: subject.name },
        ratings: ratingsBySubject.get(id) ?? [],
        scoreRecords: ownScores,
        listEntries: entriesBySubject.get(id) ?? [],
        ...(ruleSet && { ruleSet }),
        ...(facility && { facility }),
        on,
      });
    },
  };
}
