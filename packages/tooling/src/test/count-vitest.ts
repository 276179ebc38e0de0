import type { Counts } from './counts.ts';

/** What is read of the report that vitest's `json` reporter writes. */
export interface VitestReport {
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** Counts the tests of a vitest run. A file that failed without a failing test, as by an import, is one failure. */
export function countVitest({ testResults }: VitestReport): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of testResults) {
    const failedBefore = counts.failed;
    for (const { status } of file.assertionResults) {
      counts[status === 'passed' || status === 'failed' ? status : 'skipped'] += 1;
    }
    if (file.status === 'failed' && counts.failed === failedBefore) counts.failed += 1;
  }
  return counts;
}
