import { statfs } from 'node:fs/promises';
import { Problem } from './problem.js';

/** @param {number} bytes */
const megabytes = (bytes) => `${Math.floor(bytes / 1e6)} MB`;

/**
 * Makes sure that a disk has room for what is to come.
 *
 * @param {string} folder on that disk
 * @param {number} bytes
 * @param {string} purpose the subject of a sentence: `Installing the packages`
 * @param {(folder: string) => Promise<{ bavail: number, bsize: number }>} [look]
 * @throws {Problem} when it has not
 */
export async function requireSpace(folder, bytes, purpose, look = statfs) {
  const { bavail, bsize } = await look(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  throw new Problem(
    `${purpose} needs ${megabytes(bytes)} and the disk of ${folder} has ${megabytes(free)} free; free some space and try again.`,
  );
}
