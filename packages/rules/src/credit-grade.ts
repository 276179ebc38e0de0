import type { CreditGrade, CreditScheme } from '@yijian/standard';

/**
 * The grade that a scheme gives for a score: the one with the highest `minScore` that the score reaches. Absent when the score lies below
 * every grade, or when the scheme does not grade by score.
 *
 * @throws RangeError when the score is no number from 0 to the scheme's `scoreMax`
 */
export function gradeForScore(scheme: CreditScheme, score: number): CreditGrade | undefined {
  const max = scheme.scoreMax ?? Infinity;
  if (!(score >= 0 && score <= max)) {
    throw new RangeError(`A score of scheme ${scheme.id} lies between 0 and ${max}; this one is ${score}.`);
  }
  return scheme.grades
    .filter((grade) => grade.minScore !== undefined && grade.minScore <= score)
    .reduce<CreditGrade | undefined>(
      (best, grade) => (best && (best.minScore ?? 0) >= (grade.minScore ?? 0) ? best : grade),
      undefined,
    );
}
