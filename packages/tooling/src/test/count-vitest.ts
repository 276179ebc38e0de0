import { type Counts, failureLine } from './counts.ts';

/** What is read of the report that vitest's `json` reporter writes. */
export interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] | null }[];
  }[];
}

/** Counts the tests of a vitest run. A file that failed without a failing test, as by an import, is one failure. */
export function countVitest({ testResults }: VitestReport): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] as string[] };
  for (const file of testResults) {
    const failedBefore = counts.failed;
    for (const { fullName, status, failureMessages } of file.assertionResults) {
      counts[status === 'passed' || status === 'failed' ? status : 'skipped'] += 1;
      if (status === 'failed') counts.failures.push(failureLine(file.name, fullName, failureMessages?.[0]));
    }
    if (file.status === 'failed' && counts.failed === failedBefore) {
      counts.failed += 1;
      counts.failures.push(failureLine(file.name, '', file.message));
    }
  }
  return counts;
}
