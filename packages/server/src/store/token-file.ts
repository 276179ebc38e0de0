import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { StartProblem } from '../start-problem.js';
import { explainFileError } from './explain-file-error.js';

/**
 * The token kept in a file that only its owner may read. The first call makes one.
 *
 * @throws StartProblem when the file cannot be read or written, or holds no token
 */
export async function readOrMakeToken(file: string): Promise<string> {
  try {
    const token = (await readFile(file, 'utf8')).trim();
    if (/^[\x21-\x7e]{16,}$/.test(token)) return token;
    throw new StartProblem(
      `The token file ${file} holds no token (16 printable characters or more): delete it, and the next start makes a new one.`,
    );
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw explainFileError(`The token file ${file}`, error);
  }
  const token = randomBytes(32).toString('base64url');
  try {
    await writeFile(`${file}.new`, `${token}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  } catch (error) {
    throw explainFileError(`The token file ${file}`, error);
  }
  return token;
}
