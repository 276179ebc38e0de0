import { writeFileSync } from 'node:fs';
import type { Reporter } from '@web/test-runner';
import { type Counts, failureLine } from './counts.ts';

interface Suite {
  name: string;
  suites: Suite[];
  tests: { name: string; passed: boolean; skipped: boolean; error?: { message: string } }[];
}

/** What the reporter reads of a test file's run in one browser. */
export interface WtrSession {
  /** False when the file could not be loaded, or a test of it failed. */
  passed?: boolean;
  testFile?: string;
  errors?: { message: string }[];
  testResults?: Suite;
}

/** Counts the tests of all sessions. A file that could not be loaded is one failure. */
export function countSessions(sessions: readonly WtrSession[]): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] as string[] };
  const addSuite = (file: string, path: string[], suite: Suite): void => {
    for (const { name, passed, skipped, error } of suite.tests) {
      counts[skipped ? 'skipped' : passed ? 'passed' : 'failed'] += 1;
      if (!skipped && !passed) counts.failures.push(failureLine(file, [...path, name].join(' '), error?.message));
    }
    for (const inner of suite.suites) addSuite(file, [...path, inner.name], inner);
  };
  for (const { passed, testFile = '', testResults, errors } of sessions) {
    const failedBefore = counts.failed;
    if (testResults) addSuite(testFile, [], testResults);
    if (passed === false && counts.failed === failedBefore) {
      counts.failed += 1;
      counts.failures.push(failureLine(testFile, '', errors?.[0]?.message));
    }
  }
  return counts;
}

/** A reporter that leaves the counts in the file that `YIJIAN_COUNTS` names; silent without it. */
export function countReporter(file = process.env.YIJIAN_COUNTS): Reporter {
  return {
    stop({ sessions }) {
      if (file) writeFileSync(file, JSON.stringify(countSessions(sessions)));
    },
  };
}
