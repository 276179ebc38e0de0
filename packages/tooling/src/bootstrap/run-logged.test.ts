import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { logs } from './places.js';
import { Problem } from './problem.js';
import { runLogged } from './run-logged.js';

const log = join(logs, 'run-logged-test.log');
afterEach(() => rmSync(log, { force: true }));

const run = (script: string): Promise<string> =>
  runLogged({ name: 'run-logged-test', title: 'Trying', command: [process.execPath, '-e', script] });

describe('a logged tool', () => {
  it('gives what it printed, and keeps it', async () => {
    expect(await run("console.log('out'); console.error('err')")).toContain('out\n');
    expect(readFileSync(log, 'utf8')).toContain('err\n');
  });

  it('fails with one sentence that says why and where its log is', async () => {
    const failure: unknown = await run("console.error('x\\nerror: ENOSPC'); process.exit(3)").catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(Problem);
    expect((failure as Problem).message).toMatch(/^Trying failed: the disk is full[^\n]*run-logged-test\.log\)\.$/);
    expect(existsSync(log)).toBe(true);
  });

  it('fails with one sentence when there is no such program', async () => {
    const run = runLogged({ name: 'run-logged-test', title: 'Trying', command: ['no-such-program-here'] });
    await expect(run).rejects.toThrow(/^Trying failed: spawn no-such-program-here ENOENT/);
  });
});
