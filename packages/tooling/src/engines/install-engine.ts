import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { makeOnce } from '../aside/make-once.ts';
import { runNpm } from '../aside/run-npm.ts';
import { root } from '../bootstrap/places.js';
import { Problem } from '../bootstrap/problem.js';
import type { EngineRelease } from './engine-releases.ts';

/** Outside `node_modules`, so that a new install of the project's packages does not fetch 50 MB per engine again. */
const engines = join(root, '.yijian', 'engines');

/** What one takes while it is unpacked, in bytes. */
const unpackedSize = 300_000_000;

/** How an engine comes onto the machine; tests put their own in its place. */
export interface EngineSource {
  /** Puts the package with what it needs into a folder. */
  install: (release: EngineRelease, folder: string) => Promise<void>;
}

const npm: EngineSource = {
  install: async ({ chromium, name, version }, folder) => {
    await writeFile(join(folder, 'package.json'), '{"private":true}\n');
    await runNpm({
      name: `install-chromium-${chromium}`,
      title: `Installing Chromium ${chromium}`,
      folder,
      // Its peer is a driver that we do without.
      command: ['install', `${name}@${version}`, '--legacy-peer-deps'],
    });
  },
};

/**
 * The program of an old engine, installed when it is not there yet.
 *
 * @returns its path
 * @throws Problem when it cannot be had, or is not what the project was tested with
 */
export async function installEngine(
  release: EngineRelease,
  { folder = engines, source = npm }: { folder?: string; source?: EngineSource } = {},
): Promise<string> {
  const { chromium, name, version } = release;
  return makeOnce(join(folder, `chromium-${chromium}-${version}`), {
    title: `Installing Chromium ${chromium}`,
    size: unpackedSize,
    make: async (scratch) => {
      await source.install(release, scratch);
      await requireIntegrity(release, scratch);
      const unpacked = join(scratch, 'chromium');
      await pipeline(
        createReadStream(join(scratch, 'node_modules', name, 'bin', 'chromium.br')),
        createBrotliDecompress(),
        createWriteStream(unpacked),
      );
      await chmod(unpacked, 0o755);
      return unpacked;
    },
  });
}

/** npm notes what each download was checked against; a mirror that has something else under the name is found here. */
async function requireIntegrity({ name, version, integrity }: EngineRelease, folder: string): Promise<void> {
  const lock = JSON.parse(await readFile(join(folder, 'node_modules', '.package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string; integrity?: string }>;
  };
  const found = lock.packages[`node_modules/${name}`];
  if (found?.version === version && found.integrity === integrity) return;
  throw new Problem(
    `The registry's ${name}@${version} is not the one that the project was tested with (${found?.integrity ?? 'without integrity'}); use another registry.`,
  );
}
