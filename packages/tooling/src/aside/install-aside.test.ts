import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { root } from '../bootstrap/places.js';
import { installAside } from './install-aside.ts';

describe('packages aside', () => {
  let scratch: string;
  let folder: string;
  let into: string;
  beforeEach(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'yijian-aside-'));
    folder = join(scratch, 'peers');
    into = join(scratch, 'aside');
    await mkdir(folder);
    await ask({ sample: '1.0.0' }, { 'node_modules/sample': { version: '1.0.0' } });
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(scratch, { recursive: true, force: true });
  });

  /** Says in the folder what to install. */
  async function ask(dependencies: Record<string, string>, entries: Record<string, unknown> = {}): Promise<void> {
    const own = { name: 'peers', dependencies };
    const lock = { name: 'peers', lockfileVersion: 3, requires: true, packages: { '': own, ...entries } };
    await writeFile(join(folder, 'package.json'), JSON.stringify(own));
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
  }

  /** Notes what it is asked for, and leaves a package. */
  const source = (asked: string[] = []) => ({
    into,
    install: async (place: string, name: string): Promise<void> => {
      asked.push(name);
      const lock = JSON.parse(await readFile(join(place, 'package-lock.json'), 'utf8')) as { lockfileVersion: number };
      await mkdir(join(place, 'node_modules', 'sample'), { recursive: true });
      await writeFile(join(place, 'node_modules', 'sample', 'version'), `${lock.lockfileVersion}`);
    },
  });

  it('are in a folder of their own, and nothing else is left', async () => {
    const place = await installAside(folder, source());
    expect(place).toMatch(/\/aside\/peers-[0-9a-f]{12}$/);
    expect(await readFile(join(place, 'node_modules', 'sample', 'version'), 'utf8')).toBe('3');
    expect(await readdir(into)).toHaveLength(1);
    expect((await readdir(folder)).sort()).toEqual(['package-lock.json', 'package.json']);
  });

  it('are installed once, until the lock file changes', async () => {
    const asked: string[] = [];
    const first = await installAside(folder, source(asked));
    expect(await installAside(folder, source(asked))).toBe(first);
    expect(asked).toEqual(['peers']);
    await ask({ sample: '1.0.1' }, { 'node_modules/sample': { version: '1.0.1' } });
    expect(await installAside(folder, source(asked))).not.toBe(first);
    expect(asked).toEqual(['peers', 'peers']);
  });

  it('are the same for two who ask at the same time', async () => {
    const places = await Promise.all([installAside(folder, source()), installAside(folder, source())]);
    expect(new Set(places).size).toBe(1);
    expect(await readdir(into)).toHaveLength(1);
  });

  it('are not there after an install that failed', async () => {
    const broken = async (place: string): Promise<void> => {
      await mkdir(join(place, 'node_modules'));
      throw new Error('no network');
    };
    await expect(installAside(folder, { into, install: broken })).rejects.toThrow('no network');
    expect(await readdir(into)).toEqual([]);
  });

  it('come from npm', async () => {
    const sample = join(scratch, 'sample');
    await mkdir(sample);
    await writeFile(join(sample, 'package.json'), JSON.stringify({ name: 'sample', version: '1.0.0' }));
    const npmPack = promisify(execFile)('npm', ['pack', '--json'], { cwd: sample });
    const [{ filename, integrity }] = JSON.parse((await npmPack).stdout);
    const resolved = `file:${join(sample, filename)}`;
    await ask({ sample: resolved }, { 'node_modules/sample': { version: '1.0.0', resolved, integrity } });
    const place = await installAside(folder, { into });
    expect(JSON.parse(await readFile(join(place, 'node_modules/sample/package.json'), 'utf8')).version).toBe('1.0.0');
  });

  it('that npm refuses are told of in one sentence', async () => {
    await ask({ other: '1.0.0' });
    await expect(installAside(folder, { into })).rejects.toThrow(
      /^Installing peers failed: package\.json and package-lock\.json do not fit together[^\n]*\.$/,
    );
  });

  it('that cannot be had for want of a network are told of in one sentence', async () => {
    // Nothing listens there.
    vi.stubEnv('npm_config_registry', 'http://127.0.0.1:1');
    vi.stubEnv('npm_config_fetch_retries', '0');
    await ask({ 'no-such-package': '1.0.0' }, { 'node_modules/no-such-package': { version: '1.0.0' } });
    await expect(installAside(folder, { into })).rejects.toThrow(
      /^Installing peers failed: the package registry cannot be reached[^\n]*\.$/,
    );
    expect(await readdir(into)).toEqual([]);
  });

  it('are refused when their lock file works with one registry only', async () => {
    const resolved = 'https://registry.example/sample.tgz';
    await ask({ sample: '1.0.0' }, { 'node_modules/sample': { version: '1.0.0', resolved } });
    await expect(installAside(folder, source())).rejects.toThrow(/says where node_modules\/sample must be fetched/);
  });
});

describe('every lock file of the project', () => {
  const locks = globSync('**/package-lock.json', {
    cwd: root,
    exclude: (name) => ['node_modules', '.yijian', '.git', 'dist'].includes(name.split('/').at(-1) ?? ''),
  });

  it.each(locks)('%s works with any registry', (lock) => {
    expect(readFileSync(join(root, lock), 'utf8')).not.toMatch(/"resolved": "https?:/);
  });
});
