import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/places.js';
import { countVitest, type VitestReport } from './count-vitest.ts';
import { judge, type Counts } from './counts.ts';
import { runChild } from './run-child.ts';
import { findPostgresql, startScratchPostgresql } from './scratch-postgresql.ts';
import type { Suite } from './suite.ts';

/** How a suite ended. */
export interface Outcome extends Counts {
  /** What the counts do not say. */
  note?: string;
}

/**
 * Runs one suite on this terminal.
 *
 * @param env what its processes see besides the environment of this one
 * @param interruption ends it early; what it started is stopped and removed all the same
 */
export async function runSuite(suite: Suite, env: Record<string, string>, interruption: AbortSignal): Promise<Outcome> {
  const { run } = suite;
  if ('checks' in run) {
    let failed = false;
    for (const command of run.checks) failed = (await runChild(command, env, interruption)) !== 0 || failed;
    return { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0 };
  }
  if ('wtr' in run) {
    const report = reportFile(suite);
    const exitCode = await runChild(
      ['web-test-runner', '--config', run.wtr],
      { ...env, YIJIAN_COUNTS: report },
      interruption,
    );
    return judge(read<Counts>(report), exitCode);
  }
  if (run.database !== 'postgresql') return runVitest(suite, run.vitest, env, interruption);

  const binaries = findPostgresql();
  if (!binaries) {
    return { passed: 0, failed: 0, skipped: 0, note: 'not run: this machine has no PostgreSQL server programs' };
  }
  const database = await startScratchPostgresql(binaries);
  try {
    return await runVitest(suite, run.vitest, { ...env, TEST_DATABASE_URL: database.url }, interruption);
  } finally {
    await database.stop();
  }
}

async function runVitest(
  suite: Suite,
  project: string,
  env: Record<string, string>,
  interruption: AbortSignal,
): Promise<Outcome> {
  const report = reportFile(suite);
  const exitCode = await runChild(
    ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
    interruption,
  );
  const result = read<VitestReport>(report);
  return judge(result && countVitest(result), exitCode);
}

const reportFile = (suite: Suite): string => {
  const folder = join(root, '.yijian', 'reports');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${suite.name}.json`);
  // Yesterday's report must not speak for a run that dies today.
  rmSync(file, { force: true });
  return file;
};

const read = <T>(file: string): T | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
