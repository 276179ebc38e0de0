import { afterEach, expect, it, vi } from 'vitest';
import { retryAfterMs } from './retry-after-ms.js';

afterEach(() => vi.useRealTimers());

it.each([
  ['0', 0],
  ['3', 3000],
  ['Sun, 01 Dec 2024 08:00:30 GMT', 30_000],
  ['Sun, 01 Dec 2024 07:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
  ['-1', 0],
  [undefined, undefined],
])('reads %j as %j ms', (value, expected) => {
  vi.useFakeTimers({ now: Date.UTC(2024, 11, 1, 8) });
  expect(retryAfterMs(value)).toBe(expected);
});
