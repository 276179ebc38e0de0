import { describe, expect, it } from 'vitest';
import { chooseBenches } from './choose-benches.ts';

const benches = [
  { name: 'client', parts: [] },
  { name: 'elements', parts: ['badges', 'matrix'] },
];

describe('what is measured', () => {
  it('is everything when nothing is named', () => {
    expect(chooseBenches(benches, [])).toEqual([
      { name: 'client', args: [] },
      { name: 'elements', args: [] },
    ]);
  });

  it('is chosen by package', () => {
    expect(chooseBenches(benches, ['client'])).toEqual([{ name: 'client', args: [] }]);
    expect(chooseBenches(benches, ['elements', 'matrix'])).toEqual([{ name: 'elements', args: [] }]);
  });

  it('is chosen by part, with a number of rounds and options', () => {
    expect(chooseBenches(benches, ['matrix', '3', '--enforce'])).toEqual([
      { name: 'elements', args: ['matrix', '3', '--enforce'] },
    ]);
    expect(chooseBenches(benches, ['2'])).toEqual([
      { name: 'client', args: ['2'] },
      { name: 'elements', args: ['2'] },
    ]);
  });

  it('must be there', () => {
    expect(() => chooseBenches(benches, ['grid'])).toThrow(
      'Nothing is measured by the name of "grid"; there are client, elements, badges, matrix.',
    );
  });
});
