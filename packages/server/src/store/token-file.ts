import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { StartProblem } from '../start-problem.js';
import { explainFileError } from './explain-file-error.js';

/**
 * The token kept in a file that only its owner may read. The first call makes one; of several at once, all get the same.
 *
 * @throws StartProblem when the file cannot be read or written, or holds no token
 */
export async function readOrMakeToken(file: string): Promise<string> {
  try {
    return (await readToken(file)) ?? (await makeToken(file));
  } catch (error) {
    throw error instanceof StartProblem ? error : explainFileError(`The token file ${file}`, error);
  }
}

async function readToken(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined || /^[\x21-\x7e]{16,}$/.test(text.trim())) return text?.trim();
  throw new StartProblem(
    `The token file ${file} holds no token (16 printable characters or more): delete it, and the next start makes a new one.`,
  );
}

async function makeToken(file: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${token}\n`, { mode: 0o600 });
  try {
    // Unlike a rename, this fails when another server was faster.
    await link(draft, file);
    return token;
  } catch (error) {
    const other = (error as NodeJS.ErrnoException).code === 'EEXIST' ? await readToken(file) : undefined;
    if (other === undefined) throw error;
    return other;
  } finally {
    await rm(draft, { force: true });
  }
}
