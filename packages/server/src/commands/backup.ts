import { createWriteStream } from 'node:fs';
import { link, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { backupSource } from '../backup/backup-source.js';
import { checkBackup } from '../backup/read-backup.js';
import { readSettings } from '../settings.js';
import { StartProblem } from '../start-problem.js';
import { explainFileError } from '../store/explain-file-error.js';
import type { CommandAction } from './command.js';

/** Writes a backup under another name, reads it again, and gives it its name only when it is whole. */
export const backup: CommandAction = async ([given = ''], _options, { env, output }) => {
  const file = path.resolve(given);
  const settings = readSettings(env);
  if (await stat(file).catch(() => undefined)) throw exists(file);
  const draft = `${file}.part-${process.pid}`;
  try {
    const source = await backupSource(settings, new Date());
    await pipeline(
      source,
      createGzip({ level: 6 }),
      createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
    );
    const { header, end, tables } = await checkBackup(draft);
    // Unlike a rename, this fails when the name was taken meanwhile.
    await link(draft, file);
    const { size } = await stat(file);
    output.write(
      `backup    ${file}\nholds     ${end.rows.toLocaleString('en')} rows of ${tables.size} tables, ${size.toLocaleString('en')} bytes\nas of     ${header.madeAt}, Yijian ${header.server}\n`,
    );
    return 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw exists(file);
    if (error instanceof StartProblem) throw error;
    throw explainBackup(file, error);
  } finally {
    await rm(draft, { force: true });
  }
};

const exists = (file: string): StartProblem =>
  new StartProblem(`There is a file ${file} already: choose another name, so that no older backup is lost.`);

function explainBackup(file: string, error: unknown): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ECONNRESET' || code === 'ABORT_ERR')
    return new StartProblem(`The server ended before the backup was whole; nothing was written to ${file}.`, {
      cause: error,
    });
  return explainFileError(`The backup ${file}`, error);
}
