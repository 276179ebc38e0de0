import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { requireSpace } from '../bootstrap/disk-space.js';
import { showStep } from '../bootstrap/progress.js';

/** Something that is fetched at its first use, and how. */
export interface Making {
  /** The subject of a sentence: `Installing Chromium 83`. */
  title: string;
  /** What it takes while it is made, in bytes. */
  size: number;
  /** Makes it in an empty folder, and says where in there it is. */
  make: (scratch: string) => Promise<string>;
}

/**
 * Makes a file or folder when it is not there yet. It gets its name only when it is whole, so whatever has the name is
 * whole, also when an earlier try was broken off.
 *
 * @returns its path
 */
export async function makeOnce(target: string, { title, size, make }: Making): Promise<string> {
  if (existsSync(target)) return target;
  const folder = dirname(target);
  await mkdir(folder, { recursive: true });
  await requireSpace(folder, size, title);
  const scratch = await mkdtemp(join(folder, `.making-${basename(target)}-`));
  try {
    await showStep(title, async () => {
      const made = await make(scratch);
      await rename(made, target).catch((error: unknown) => {
        // Another process was faster, and has made the same.
        if (!existsSync(target)) throw error;
      });
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return target;
}
