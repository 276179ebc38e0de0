import type { TimelineSource } from '@yijian/rules';
import type { CreditRating, CreditScheme } from '@yijian/standard';
import type { Tx } from '../records/record.js';
import { recordsById, recordsWhere } from '../records/read-records.js';
import { resources } from '../resources/resources.js';
import { basisKinds } from './basis-kinds.js';

type CreditRatingSource = Extract<TimelineSource, { kind: 'credit-rating' }>;

/** All ratings of the subjects with what their events need: scheme, grade before, and the kinds of the records they rest on. */
export async function creditEventSources(tx: Tx, subjectIds: readonly string[]): Promise<CreditRatingSource[]> {
  const ratings = (await recordsWhere(tx, resources['credit-ratings'], '/subject/id', subjectIds))
    .map(({ document }) => document as unknown as CreditRating)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const schemes = await recordsById(tx, resources['credit-schemes'], [
    ...new Set(ratings.map(({ schemeId }) => schemeId)),
  ]);
  const schemeById = new Map(schemes.map(({ id, document }) => [id, document as unknown as CreditScheme]));
  const basisKind = await basisKinds(tx, ratings);
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
      basisKind,
    };
  });
}

/** The subjects that have a rating by a scheme. */
export async function ratedSubjects(tx: Tx, schemeId: string): Promise<string[]> {
  const ratings = await recordsWhere(tx, resources['credit-ratings'], '/schemeId', [schemeId]);
  return [...new Set(ratings.map(({ document }) => (document as unknown as CreditRating).subject.id))];
}

const order = ({ asOf, publishedOn = '', id }: CreditRating): string => `${asOf} ${publishedOn} ${id}`;
