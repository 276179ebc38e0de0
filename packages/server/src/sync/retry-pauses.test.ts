import { expect, it } from 'vitest';
import { PATIENCE_MS, pauseAfter } from './retry-pauses.js';

const DAY = 86_400_000;

it('pauses grow up to a day, and give up after more than the longest holidays', () => {
  const pauses = Array.from({ length: 12 }, (_, failures) => pauseAfter(failures + 1));
  expect(pauses[0]).toBe(5000);
  for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(pauses[index - 1] ?? 0);
  expect(pauses.slice(7)).toEqual([DAY, DAY, DAY, DAY, DAY]);
  expect(PATIENCE_MS).toBeGreaterThan(9 * DAY);
});
