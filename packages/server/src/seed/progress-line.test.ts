import { afterEach, expect, it, vi } from 'vitest';
import { progressLine } from './progress-line.js';

afterEach(() => vi.useRealTimers());

const part = { name: 'part', title: 'Part', parameters: {}, steps: () => [] };

function show(isTTY: boolean): string {
  vi.useFakeTimers();
  let printed = '';
  const progress = progressLine({ isTTY, write: (text: string) => ((printed += text), true) });
  for (let step = 1; step <= 10; step += 1) {
    progress(part, step / 10, step * 1234);
    vi.advanceTimersByTime(1000);
  }
  return printed;
}

it('is one live line on a terminal', () => {
  const printed = show(true);
  expect(printed.split('\n')).toHaveLength(2);
  expect(printed.match(/\r/g)).toHaveLength(10);
  expect(printed).toContain('Part: 50 %, 6,170 records');
});

it('is a line every few seconds in a log with the pace and the rest of the time, and one at the end', () => {
  expect(show(false)).toBe(
    [
      'Part: 40 %, 4,936 records, 1,234 a second, 6 s left\n',
      'Part: 70 %, 8,638 records, 1,234 a second, 3 s left\n',
      'Part: 100 %, 12,340 records, 1,234 a second\n',
    ].join(''),
  );
});
