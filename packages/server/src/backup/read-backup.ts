import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { StartProblem } from '../start-problem.js';
import { explainFileError } from '../store/explain-file-error.js';
import { BACKUP_FORMAT, BACKUP_LAYOUT, type BackupEnd, type BackupHeader, type BackupLine } from './backup-format.js';

/** A backup that was read to its end and found whole. */
export interface CheckedBackup {
  header: BackupHeader;
  end: BackupEnd;
  /** Names of its tables with the number of their rows. */
  tables: Map<string, number>;
}

/**
 * Reads the lines of a backup, one after another. It is not known to be whole before the last.
 *
 * @throws StartProblem when the file cannot be read or is damaged
 */
export async function* backupLines(file: string): AsyncGenerator<{ text: string; value: BackupLine }> {
  const text = new PassThrough();
  const reading = pipeline(createReadStream(file), createGunzip(), text);
  reading.catch((error: unknown) => text.destroy(error as Error));
  let number = 0;
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Infinity })) {
      number += 1;
      yield { text: line, value: JSON.parse(line) as BackupLine };
    }
    await reading;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof SyntaxError) throw damaged(file, `line ${number} is no JSON`);
    if (code?.startsWith('Z_')) throw damaged(file, message);
    throw error instanceof StartProblem ? error : explainFileError(`The backup ${file}`, error);
  } finally {
    text.destroy();
    await reading.catch(() => undefined);
  }
}

/**
 * Reads a backup to its end, and makes sure that it is whole and of a layout that this server knows.
 *
 * @throws StartProblem when it is not
 */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  const digest = createHash('sha256');
  const tables = new Map<string, number>();
  let header: BackupHeader | undefined;
  let end: BackupEnd | undefined;
  let table: string | undefined;
  let rows = 0;
  for await (const { text, value } of backupLines(file)) {
    if (end) throw damaged(file, 'something stands behind its end');
    if ('end' in value) {
      ({ end } = value);
      continue;
    }
    digest.update(`${text}\n`);
    if ('header' in value) header = requireKnown(file, value.header);
    else if (!header) throw damaged(file, 'it does not begin as a backup does');
    else if ('table' in value) tables.set((table = value.table), 0);
    else if ('row' in value) {
      if (table === undefined) throw damaged(file, 'a row stands before every table');
      rows += 1;
      tables.set(table, (tables.get(table) ?? 0) + 1);
    }
  }
  if (!header || !end) throw damaged(file, 'its end is missing');
  if (end.rows !== rows || end.sha256 !== digest.digest('hex')) throw damaged(file, 'its checksum does not fit');
  return { header, end, tables };
}

function requireKnown(file: string, header: BackupHeader): BackupHeader {
  if ((header.format as string) !== BACKUP_FORMAT) throw new StartProblem(`The file ${file} is no backup of Yijian.`);
  if (header.layout === BACKUP_LAYOUT) return header;
  throw new StartProblem(`The backup ${file} was made by Yijian ${header.server}: restore it with that version.`);
}

const damaged = (file: string, why: string): StartProblem =>
  new StartProblem(`The backup ${file} is damaged (${why}): use another one; nothing was changed.`);
