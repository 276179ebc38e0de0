import { execFile } from 'node:child_process';
import { readFile, symlink, mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe as describeAlways, expect, it } from 'vitest';
import { withFolder } from '../../test/child-server.ts';
import { onPostgresql } from '../../test/open-test-store.ts';

// It needs no database: once is enough.
const describe = describeAlways.skipIf(onPostgresql || process.platform !== 'linux');

const guide = path.resolve(import.meta.dirname, '../../../../docs/operators/yijian');
const dist = path.resolve(import.meta.dirname, '../../dist');

/** Runs the command of the guide as it is printed, but for where things are and who runs it. */
async function run(settings: string, own: Record<string, string>, ...words: string[]) {
  return withFolder(async (home) => {
    const places = { user: os.userInfo().username, home, data: `${home}/data`, settings: `${home}/settings` };
    let script = await readFile(guide, 'utf8');
    for (const [name, value] of Object.entries(places)) {
      const line = new RegExp(`^${name}=.*$`, 'm');
      expect(script).toMatch(line);
      script = script.replace(line, `${name}=${value}`);
    }
    await mkdir(`${home}/node_modules/node/bin`, { recursive: true });
    await mkdir(`${home}/packages/server`, { recursive: true });
    await symlink(process.execPath, `${home}/node_modules/node/bin/node`);
    await symlink(dist, `${home}/packages/server/dist`);
    await writeFile(`${home}/settings`, settings);
    await writeFile(`${home}/yijian`, script, { mode: 0o755 });
    const env = { PATH: process.env['PATH'] ?? '', ...own };
    return promisify(execFile)(`${home}/yijian`, words, { env, cwd: home }).then(
      ({ stdout }) => ({ code: 0, out: stdout.replaceAll(home, '<home>'), err: '' }),
      (error: unknown) => {
        const { code, stderr } = error as { code: number; stderr: string };
        return { code, out: '', err: stderr };
      },
    );
  });
}

const nowOf = (out: string, name: string): string | undefined =>
  new RegExp(`^${name}\n.*\n +now: (.*)$`, 'm').exec(out)?.[1];

describe('the command of the guide for operators', () => {
  it('has the settings of the service, to the letter', async () => {
    const { code, out } = await run(
      [
        '# the settings',
        '',
        'YIJIAN_WEBHOOK_ALLOW=10.20.0.0/16 hooks.county.example',
        'YIJIAN_ORIGINS="https://a.county.example https://b.county.example"',
        'YIJIAN_SEED_SIZE=0',
        "YIJIAN_AUDIT='/var/log/$(id) `id` & $HOME.log'",
      ].join('\n'),
      {},
      'settings',
    );
    expect(nowOf(out, 'YIJIAN_WEBHOOK_ALLOW')).toContain('10.20.0.0/16 hooks.county.example');
    expect(nowOf(out, 'YIJIAN_ORIGINS')).toContain('https://a.county.example https://b.county.example');
    expect(nowOf(out, 'YIJIAN_AUDIT')).toContain('/var/log/$(id) `id` & $HOME.log');
    expect(nowOf(out, 'YIJIAN_SEED_SIZE')).toBe('0');
    expect(nowOf(out, 'YIJIAN_DATA')).toBe('<home>/data');
    expect(nowOf(out, 'NODE_ENV')).toBe('production');
    expect(code).toBe(0);
  });

  it('leaves what its caller has set, and ends as the command does', async () => {
    const { out } = await run('PORT=4173\nYIJIAN_SEED_SIZE=0\n', { PORT: '4999' }, 'settings');
    expect([nowOf(out, 'PORT'), nowOf(out, 'YIJIAN_SEED_SIZE')]).toEqual(['4999', '0']);
    const wrong = await run('PORT=abc\n', {}, 'settings', '--check');
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('PORT is "abc"')]);
  });

  it('says which line of the settings is none', async () => {
    const { code, err } = await run('YIJIAN_SEED_SIZE=0\nPORT 4173\n', {}, 'settings');
    expect([code, err]).toEqual([1, expect.stringContaining('settings: this line is no NAME=value: PORT 4173')]);
  });
});
