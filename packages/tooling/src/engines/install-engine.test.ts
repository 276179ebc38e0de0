import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineRelease } from './engine-releases.ts';
import { installEngine, type EngineSource } from './install-engine.ts';

const release: EngineRelease = {
  chromium: 83,
  name: '@example/engine',
  version: '1.2.3',
  integrity: 'sha512-right',
  always: true,
};

/** A registry that has a program under the release's name. */
const registry = (integrity: string, asked: string[] = []): EngineSource => ({
  install: async ({ name, version }, folder) => {
    asked.push(name);
    const bin = join(folder, 'node_modules', name, 'bin');
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, 'chromium.br'), brotliCompressSync('#!program'));
    const lock = { packages: { [`node_modules/${name}`]: { version, integrity } } };
    await writeFile(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify(lock));
  },
});

describe('an old engine', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yijian-engines-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is unpacked as a program, and nothing else is left', async () => {
    const program = await installEngine(release, { folder, source: registry(release.integrity) });
    expect(await readFile(program, 'utf8')).toBe('#!program');
    expect((await stat(program)).mode & 0o111).toBe(0o111);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('is asked of the registry once', async () => {
    const asked: string[] = [];
    const source = registry(release.integrity, asked);
    const first = await installEngine(release, { folder, source });
    expect(await installEngine(release, { folder, source })).toBe(first);
    expect(asked).toHaveLength(1);
  });

  it('is refused when the registry has another one under its name', async () => {
    await expect(installEngine(release, { folder, source: registry('sha512-wrong') })).rejects.toThrow(
      /not the one that the project was tested with \(sha512-wrong\)/,
    );
    expect(await readdir(folder)).toEqual([]);
  });
});
