import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe as describeAlways, expect, it } from 'vitest';
import { commands } from './commands/commands.ts';
import { onPostgresql } from '../test/open-test-store.ts';

// The command line does not depend on the database of the tests: once is enough.
const describe = describeAlways.skipIf(onPostgresql);

const program = path.resolve(import.meta.dirname, '../dist/yijian.js');
const run = (...words: string[]) => {
  const { PATH = '' } = process.env;
  return spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', env: { PATH } });
};

describe('yijian', () => {
  it('names every command with what it does', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    const flowing = stdout.replaceAll(/\s+/g, ' ');
    for (const { name, summary } of commands)
      expect(flowing).toMatch(new RegExp(` ${name} .*${summary.replaceAll(/[()?.]/g, '\\$&')}`));
  });

  it.each(commands.map(({ name }) => name))('tells how %s is used', (name) => {
    const { status, stdout } = run(name, '--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: yijian ${name}`));
  });

  it('refuses a command that there is not, and says where the others stand', () => {
    const { status, stderr } = run('sevre');
    expect(status).toBe(1);
    expect(stderr).toMatch(/unknown command 'sevre'[^]*serve[^]*yijian --help/);
  });

  it('refuses an option that there is not', () => {
    const { status, stderr } = run('serve', '--port=1');
    expect(status).toBe(1);
    expect(stderr).toMatch(/unknown option '--port=1'/);
  });
});
