import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A hash of everything that decides what a step makes: the content and names of its input files, and the salts.
 *
 * @param root folder that the globs start from
 * @param globs a leading `!` takes files out
 * @param salts whatever else decides: the command, the version of Node, the lock file
 */
export function fingerprint(root: string, globs: readonly string[], salts: readonly string[]): string {
  const exclude = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const include = globs.filter((glob) => !glob.startsWith('!'));
  const files = [...new Set(include.flatMap((glob) => globSync(glob, { cwd: root, exclude })))]
    .filter((file) => statSync(join(root, file)).isFile())
    .sort();
  const hash = createHash('sha256');
  for (const salt of salts) hash.update(`${salt.length}:${salt}`);
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
