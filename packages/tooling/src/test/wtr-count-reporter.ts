import { writeFileSync } from 'node:fs';
import type { Reporter } from '@web/test-runner';
import type { Counts } from './counts.ts';

interface Suite {
  suites: Suite[];
  tests: { passed: boolean; skipped: boolean }[];
}

/** What the reporter reads of a test file's run in one browser. */
export interface WtrSession {
  /** False when the file could not be loaded, or a test of it failed. */
  passed?: boolean;
  testResults?: Suite;
}

/** Counts the tests of all sessions. A file that could not be loaded is one failure. */
export function countSessions(sessions: readonly WtrSession[]): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const addSuite = (suite: Suite): void => {
    for (const test of suite.tests) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
    suite.suites.forEach(addSuite);
  };
  for (const session of sessions) {
    const failedBefore = counts.failed;
    if (session.testResults) addSuite(session.testResults);
    if (session.passed === false && counts.failed === failedBefore) counts.failed += 1;
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
