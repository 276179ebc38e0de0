import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../bootstrap/places.js';

/** How many tests a suite ran and how they ended. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Of each failing test its file, its name and the first line of what it said. */
  failures?: readonly string[];
}

/** Names a failure in one line. */
export const failureLine = (file: string, name: string, message = ''): string =>
  `${[relative(root, file), name].filter((part) => part !== '').join(' › ')}: ${stripVTControlCharacters(message).trim().split('\n', 1)[0]}`;

/** The sum of several suites. */
export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, counts) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The line that closes a run: `12 passed, 0 failed`, with `, 1 skipped` only when some were. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * What a suite's own count is worth beside its exit code: a suite that failed as a whole has a failure even if no
 * single test had one, and a suite that ran nothing has not passed.
 *
 * @param counts what the suite reported, or undefined when it did not live to report
 * @param exitCode of the suite's process
 */
export function judge(counts: Counts | undefined, exitCode: number): Counts & { note?: string } {
  if (!counts) return { passed: 0, failed: 1, skipped: 0, note: 'it ended before it could report' };
  if (exitCode !== 0 && counts.failed === 0) {
    return { ...counts, failed: 1, note: `no single test failed, but the suite ended with exit code ${exitCode}` };
  }
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, note: 'it ran no test' };
  return counts;
}
