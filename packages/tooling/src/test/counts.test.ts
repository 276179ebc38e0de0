import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../bootstrap/places.js';
import { chooseSuites } from './choose-suites.ts';
import { countVitest } from './count-vitest.ts';
import { addCounts, closingLine, judge } from './counts.ts';
import type { Suite } from './suite.ts';
import { countSessions } from './wtr-count-reporter.ts';

describe('the closing line', () => {
  it('adds up all suites', () => {
    const total = addCounts([
      { passed: 2, failed: 0, skipped: 0 },
      { passed: 3, failed: 1, skipped: 2 },
    ]);
    expect(closingLine(total)).toBe('5 passed, 1 failed, 2 skipped');
  });

  it('does not speak of skipped tests when there are none', () => {
    expect(closingLine({ passed: 5, failed: 0, skipped: 0 })).toBe('5 passed, 0 failed');
  });
});

describe('a suite', () => {
  it('is taken at its word when its counts and its exit code agree', () => {
    expect(judge({ passed: 3, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
    expect(judge({ passed: 3, failed: 2, skipped: 0 }, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
  });

  it('has failed when it ran no test', () => {
    expect(judge({ passed: 0, failed: 0, skipped: 4 }, 0)).toMatchObject({ failed: 1, note: 'it ran no test' });
  });

  it('has failed when its tests passed but it did not', () => {
    expect(judge({ passed: 3, failed: 0, skipped: 0 }, 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('has failed when it did not live to report', () => {
    expect(judge(undefined, 0)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('a vitest report', () => {
  it('is counted test by test, and a file that could not be loaded is a failure', () => {
    const tests = (...all: string[]) =>
      all.map((status, index) => ({
        status,
        fullName: `a test ${index}`,
        failureMessages: status === 'failed' ? ['\u001b[31mexpected 1\u001b[39m\n  at a.test.ts:3'] : [],
      }));
    const testResults = [
      {
        name: join(root, 'a.test.ts'),
        status: 'passed',
        assertionResults: tests('passed', 'passed', 'pending', 'todo', 'skipped'),
      },
      { name: join(root, 'b.test.ts'), status: 'failed', assertionResults: tests('failed', 'passed') },
      { name: join(root, 'c.test.ts'), status: 'failed', message: 'Cannot find x.js\nat', assertionResults: [] },
    ];
    expect(countVitest({ testResults })).toEqual({
      passed: 3,
      failed: 2,
      skipped: 3,
      failures: ['b.test.ts › a test 0: expected 1', 'c.test.ts: Cannot find x.js'],
    });
  });
});

describe('sessions of the web test runner', () => {
  it('are counted through nested suites, and a file that could not be loaded is a failure', () => {
    const test = (passed: boolean, skipped = false) => ({
      name: 'is drawn',
      passed,
      skipped,
      ...(passed ? {} : { error: { message: 'no text' } }),
    });
    const inner = { name: 'a badge', suites: [], tests: [test(true), test(false)] };
    const sessions = [
      {
        passed: false,
        testFile: join(root, 'a.test.ts'),
        testResults: { name: '', suites: [inner], tests: [test(true), test(false, true)] },
      },
      { passed: false, testFile: join(root, 'b.test.ts'), errors: [{ message: 'Could not import' }] },
      { passed: true, testResults: { name: '', suites: [], tests: [test(true)] } },
    ];
    expect(countSessions(sessions)).toEqual({
      passed: 3,
      failed: 2,
      skipped: 1,
      failures: ['a.test.ts › a badge is drawn: no text', 'b.test.ts: Could not import'],
    });
  });
});

describe('choosing suites', () => {
  const suites = ['lint', 'unit', 'server'].map((name): Suite => ({
    name,
    title: name,
    builds: [],
    run: { checks: [] },
  }));
  const chosen = (...names: string[]) => chooseSuites(suites, names).map((suite) => suite.name);

  it('takes all when none is named, and keeps their order', () => {
    expect(chosen()).toEqual(['lint', 'unit', 'server']);
    expect(chosen('server', 'lint')).toEqual(['lint', 'server']);
  });

  it('names the suites that there are when one is unknown', () => {
    expect(() => chosen('units')).toThrow('There is no test suite "units"; there are lint, unit, server.');
  });
});
