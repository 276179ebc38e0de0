import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe as describeAlways, expect, it } from 'vitest';
import { onPostgresql } from '../../test/open-test-store.ts';
import { settingTable } from '../settings.ts';
import type { Setting } from '../settings/setting.ts';

// Settings do not depend on the database of the tests: once is enough.
const describe = describeAlways.skipIf(onPostgresql);

const all: Setting[] = Object.values(settingTable);

const program = path.resolve(import.meta.dirname, '../../dist/yijian.js');
const run = (environment: Record<string, string>, ...words: string[]) => {
  const { PATH = '' } = process.env;
  return spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', env: { PATH, ...environment } });
};

describe('yijian settings', () => {
  it('shows each variable with what it means, holds and stands for', () => {
    const { status, stdout, stderr } = run({ PORT: '4999' }, 'settings');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.match(/^\S+$/gm)).toEqual(all.map(({ variable }) => variable));
    expect(stdout).toMatch(/^PORT\n.*\n {4}now: 4999\n {4}otherwise: 4173\n {4}accepted: a whole number/m);
    expect(stdout).toMatch(/^HOST\n.*\n {4}now: not set\n {4}otherwise: localhost\n/m);
  });

  it('shows no secret, valid or not', () => {
    const secret = 'a-secret-nobody-may-see';
    const secrets = {
      valid: { YIJIAN_TOKEN: secret, DATABASE_URL: `postgresql://user:${secret}@localhost/yijian` },
      invalid: { YIJIAN_TOKEN: `${secret} !`, DATABASE_URL: `mysql://user:${secret}@localhost/yijian` },
    };
    for (const [kind, environment] of Object.entries(secrets)) {
      const { stdout, stderr } = run(environment, 'settings');
      expect(stdout + stderr).not.toContain(secret);
      expect(stdout).toMatch(
        kind === 'valid' ? /^YIJIAN_TOKEN\n.*\n {4}now: set \(secret\)/m : /^YIJIAN_TOKEN\n.*\n {4}now: not valid/m,
      );
    }
  });

  it('checks all at once', () => {
    const { status, stdout, stderr } = run(
      { PORT: 'x', YIJIAN_SEED_SIZE: '3', YIJIAN_SEEDDATE: '' },
      'settings',
      '--check',
    );
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toEqual([
      'PORT is "x": it must be a whole number from 0 to 65535.',
      'YIJIAN_SEED_SIZE is "3": it must be 0, or a whole number from 6 to 200000.',
      'There is no setting YIJIAN_SEEDDATE, so it would do nothing: correct its name or unset it. Is YIJIAN_SEED_DATE meant?',
    ]);
    expect(run({ PORT: '0' }, 'settings', '--check')).toMatchObject({ status: 0, stdout: 'All settings are valid.\n' });
  });

  it('leaves variables alone that belong to other programs', () => {
    expect(run({ YIJIAN_URL: 'http://localhost:4173/v1', YJ: 'x' }, 'settings', '--check').status).toBe(0);
  });

  it('guesses nothing when no name is near', () => {
    expect(run({ YIJIAN_XYZ_ABC_DEF: '1' }, 'settings', '--check').stderr).toBe(
      'There is no setting YIJIAN_XYZ_ABC_DEF, so it would do nothing: correct its name or unset it.\n',
    );
  });

  it('are the rows of the table in the guide for operators', () => {
    const guide = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/operators/README.md'), 'utf8');
    const [, table = ''] = /^\| variable .*\n\| -.*\n((?:\|.*\n)+)/m.exec(guide) ?? [];
    const rows = table
      .trim()
      .split('\n')
      .map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(rows).toEqual(all.map(({ variable, meaning, usually }) => [`\`${variable}\``, meaning, usually]));
  });
});
