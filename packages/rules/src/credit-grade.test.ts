import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreditScheme } from '@yijian/standard';
import { creditSchemes } from '@yijian/standard/profiles';
import { gradeForScore } from './credit-grade.js';

const scheme = (id: string): CreditScheme => creditSchemes.find((each) => each.id === id)!;

describe('gradeForScore', () => {
  it.each([
    [100, 'A'],
    [90, 'A'],
    [89.9, 'B'],
    [70, 'B'],
    [60, 'C'],
    [59.9, undefined],
    [0, undefined],
  ])('hygiene 2009 gives %d the grade %s', (score, grade) => {
    expect(gradeForScore(scheme('hygiene-2009'), score)?.code).toBe(grade);
  });

  it('gives every score of a scheme that starts at 0 a grade, and a better score no worse one', () => {
    const lanxi = scheme('lanxi-2024');
    const place = (score: number) => lanxi.grades.indexOf(gradeForScore(lanxi, score)!);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (a, b) => {
          expect(place(a)).toBeGreaterThanOrEqual(0);
          expect(place(Math.max(a, b))).toBeLessThanOrEqual(place(Math.min(a, b)));
        },
      ),
    );
  });

  it('does not depend on the order of the grades', () => {
    const { grades, ...rest } = scheme('lanxi-2024');
    const reversed = { ...rest, grades: grades.toReversed() };
    for (const score of [0, 60, 75, 90]) {
      expect(gradeForScore(reversed, score)).toEqual(gradeForScore({ ...rest, grades }, score));
    }
  });

  it('gives no grade where the scheme does not score', () => {
    const lanxi = scheme('lanxi-2024');
    const unscored = { ...lanxi, grades: lanxi.grades.map(({ minScore: _, ...grade }) => grade) };
    expect(gradeForScore(unscored, 50)).toBeUndefined();
  });

  it.each([-1, 100.5, NaN])('refuses the score %d', (score) => {
    expect(() => gradeForScore(scheme('lanxi-2024'), score)).toThrow(`between 0 and 100; this one is ${score}`);
  });
});
