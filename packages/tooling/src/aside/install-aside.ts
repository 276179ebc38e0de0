import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from '../bootstrap/places.js';
import { Problem } from '../bootstrap/problem.js';
import { makeOnce } from './make-once.ts';
import { runNpm } from './run-npm.ts';

/** The files of a folder that say what to install. */
const manifests = ['package.json', 'package-lock.json'] as const;

/** What an install may take, in bytes. */
const installedSize = 500_000_000;

/** Where installs are kept and how they are made; tests put their own in their place. */
export interface AsideOptions {
  into?: string;
  /** Puts the packages into a folder that has the manifests. */
  install?: (folder: string, name: string) => Promise<void>;
}

/**
 * Installs the packages of a folder outside the project's own, so that an install of the project does not fetch what
 * few of its users need. The folder has a package.json and a package-lock.json, and is not touched; an install is kept
 * until its lock file changes.
 *
 * @param folder with the two files
 * @returns the folder that has `node_modules`
 * @throws Problem when the lock file cannot be used everywhere, or npm fails
 */
export async function installAside(
  folder: string,
  { into = join(root, '.yijian', 'aside'), install = npmCi }: AsideOptions = {},
): Promise<string> {
  const lock = await readFile(join(folder, 'package-lock.json'), 'utf8');
  requireNoHosts(folder, lock);
  const name = basename(folder);
  const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  return makeOnce(join(into, `${name}-${hash}`), {
    title: `Installing ${name}`,
    size: installedSize,
    make: async (scratch) => {
      for (const manifest of manifests) await copyFile(join(folder, manifest), join(scratch, manifest));
      await install(scratch, name);
      return scratch;
    },
  });
}

const npmCi = (folder: string, name: string): Promise<void> =>
  // What is in npm's cache is not asked for again: an install without a network works where one with it has been.
  runNpm({ name: `install-${name}`, title: `Installing ${name}`, folder, command: ['ci', '--prefer-offline'] });

/** A lock file that names hosts works only where they can be reached; one that does not asks whatever registry npm is set to. */
function requireNoHosts(folder: string, lock: string): void {
  const { packages } = JSON.parse(lock) as { packages: Record<string, { resolved?: string }> };
  const fixed = Object.keys(packages).find((path) => /^https?:/.test(packages[path]?.resolved ?? ''));
  if (fixed === undefined) return;
  throw new Problem(
    `The lock file of ${basename(folder)} says where ${fixed} must be fetched; write it again by \`npm install --package-lock-only --omit-lockfile-registry-resolved\` without the old one.`,
  );
}
