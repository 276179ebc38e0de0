import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { NetworkError } from './errors/network-error.js';
import { ProblemError } from './errors/problem-error.js';
import { retryPause } from './retry-pause.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const repeated = [408, 425, 429, 500, 502, 503, 504];
const failure = (status: number, retryAfter?: string): ProblemError =>
  new ProblemError(
    { type: 'about:blank', title: 'x', status, code: 'x' },
    { response: { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } } },
  );
const milliseconds = fc.integer({ min: 0, max: 100_000 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

it('draws each pause below a bound that doubles up to its limit, over all of its range', () => {
  fc.assert(
    fc.property(fc.nat(12), milliseconds, milliseconds, chance, (before, backoffMs, backoffLimitMs, drawn) => {
      vi.spyOn(Math, 'random').mockReturnValue(drawn);
      let bound = backoffMs;
      for (let doubled = 0; doubled < before; doubled += 1) bound += bound;
      const pause = retryPause({ limit: 20, backoffMs, backoffLimitMs }, new NetworkError({}), before + 1, Infinity);
      expect(pause).toBe(drawn * Math.min(bound, backoffLimitMs));
    }),
  );
});

it('waits as long as the server asks, in seconds or until a date, whatever the jitter and its limit', () => {
  const now = Date.parse('2026-03-01T08:00:00Z');
  vi.spyOn(Date, 'now').mockReturnValue(now);
  fc.assert(
    fc.property(
      fc.integer({ min: -1000, max: 1000 }),
      fc.constantFrom(...repeated),
      chance,
      (seconds, status, drawn) => {
        vi.spyOn(Math, 'random').mockReturnValue(drawn);
        const wait = (retryAfter: string): number | undefined =>
          retryPause({ backoffLimitMs: 5 }, failure(status, retryAfter), 1, Infinity);
        const asked = Math.max(0, seconds);
        expect(wait(String(asked))).toBe(asked * 1000);
        expect(wait(new Date(now + seconds * 1000).toUTCString())).toBe(asked * 1000);
      },
    ),
  );
});

it('begins no pause that the total time could cut short', () => {
  fc.assert(
    fc.property(milliseconds, fc.option(fc.nat(100)), chance, (leftMs, seconds, drawn) => {
      vi.spyOn(Math, 'random').mockReturnValue(drawn);
      const pause = retryPause({}, failure(503, seconds === null ? undefined : String(seconds)), 1, leftMs);
      const longest = seconds === null ? 500 : seconds * 1000;
      expect(pause === undefined).toBe(longest >= leftMs);
      if (pause !== undefined) expect(pause).toBeLessThan(leftMs);
    }),
  );
});

it('repeats what may pass, at most as often as told', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 400, max: 599 }),
      fc.nat(5),
      fc.integer({ min: 1, max: 9 }),
      (status, limit, failed) => {
        const repeats = retryPause({ limit }, failure(status), failed, Infinity) !== undefined;
        expect(repeats).toBe(repeated.includes(status) && failed <= limit);
      },
    ),
  );
});
