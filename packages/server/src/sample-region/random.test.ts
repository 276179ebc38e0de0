import { describe, expect, it } from 'vitest';
import { Random } from './random.js';

const many = <T>(count: number, draw: () => T) => Array.from({ length: count }, draw);

describe('Random', () => {
  it('follows from its seed alone', () => {
    const draw = (seed: string) => {
      const random = new Random(seed);
      return many(100, () => random.next());
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    // A change of these numbers changes every sample region there is.
    expect(new Random('lanxi').int(0, 999_999)).toBe(556_273);
  });

  it('has streams of its own that do not move one another', () => {
    const one = new Random('a');
    const other = new Random('a');
    one.fork('x').next();
    many(10, () => one.fork('y').next());
    expect(one.next()).toBe(other.next());
    expect(one.fork('x').next()).toBe(other.fork('x').next());
    expect(one.fork('x').next()).not.toBe(one.fork('y').next());
  });

  it('draws evenly within the bounds, both included', () => {
    const random = new Random('even');
    const counts = new Map<number, number>();
    for (const value of many(60_000, () => random.int(1, 6))) counts.set(value, (counts.get(value) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('draws as often as the weights say, and as the mean of events says', () => {
    const random = new Random('weights');
    const drawn = many(20_000, () => random.weighted({ often: 3, seldom: 1, never: 0 }));
    expect(drawn).not.toContain('never');
    expect(drawn.filter((each) => each === 'often').length / 20_000).toBeCloseTo(0.75, 1);
    expect(many(20_000, () => random.poisson(2.5)).reduce((a, b) => a + b) / 20_000).toBeCloseTo(2.5, 1);
    const skewed = many(20_000, () => random.skewed(1, 10));
    expect(Math.min(...skewed)).toBe(1);
    expect(Math.max(...skewed)).toBe(10);
    expect(skewed.filter((each) => each <= 3).length).toBeGreaterThan(10_000);
  });

  it('draws without repeating', () => {
    const random = new Random('sample');
    expect(random.sample([1, 2, 3], 5).sort()).toEqual([1, 2, 3]);
    expect(random.sample([1, 2, 3], 2)).toHaveLength(2);
    expect(() => random.pick([])).toThrow('nothing to pick from');
  });
});
