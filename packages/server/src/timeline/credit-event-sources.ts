import type { TimelineSource } from '@yijian/rules';
import type { CreditRating, CreditScheme } from '@yijian/standard';
import type { Tx } from '../records/record.js';
import { existingIds, recordsWhere } from '../records/read-records.js';
import { creditRatings } from '../resources/credit-ratings.js';
import { creditSchemes } from '../resources/credit-schemes.js';
import { inspections } from '../resources/inspections.js';
import { penalties } from '../resources/penalties.js';
import { scoreRecords } from '../resources/score-records.js';

type CreditRatingSource = Extract<TimelineSource, { kind: 'credit-rating' }>;

/** What a rating can rest on, by the kind that the rules know it as. */
const basisKinds = [
  ['penalty', penalties],
  ['score-record', scoreRecords],
  ['inspection', inspections],
] as const;

/** All ratings of the subjects with what their events need: scheme, grade before, and the kinds of the records they rest on. */
export async function creditEventSources(tx: Tx, subjectIds: readonly string[]): Promise<CreditRatingSource[]> {
  const ratings = (await recordsWhere(tx, creditRatings, 'subject_id', subjectIds))
    .map(({ document }) => document as unknown as CreditRating)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const schemes = await recordsWhere(tx, creditSchemes, 'id', [...new Set(ratings.map(({ schemeId }) => schemeId))]);
  const schemeById = new Map(schemes.map(({ id, document }) => [id, document as unknown as CreditScheme]));
  const basis = [...new Set(ratings.flatMap(({ basisRecordIds = [] }) => basisRecordIds))];
  const kindById = new Map<string, (typeof basisKinds)[number][0]>();
  for (const [kind, resource] of basisKinds) {
    for (const id of await existingIds(tx, resource, basis)) kindById.set(id, kind);
  }
  const lastGrade = new Map<string, string>();
  return ratings.map((record) => {
    const line = `${record.subject.id} ${record.schemeId}`;
    const scheme = schemeById.get(record.schemeId);
    const previousGradeCode = lastGrade.get(line);
    if (record.gradeCode !== undefined && record.status !== 'withdrawn') lastGrade.set(line, record.gradeCode);
    return {
      kind: 'credit-rating',
      record,
      ...(scheme && { scheme }),
      ...(previousGradeCode !== undefined && { previousGradeCode }),
      basisKind: (id) => kindById.get(id),
    };
  });
}

/** The subjects that have a rating by a scheme. */
export async function ratedSubjects(tx: Tx, schemeId: string): Promise<string[]> {
  const ratings = await recordsWhere(tx, creditRatings, 'scheme_id', [schemeId]);
  return [...new Set(ratings.map(({ document }) => (document as unknown as CreditRating).subject.id))];
}

const order = ({ asOf, publishedOn = '', id }: CreditRating): string => `${asOf} ${publishedOn} ${id}`;
