import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { StartProblem } from '../start-problem.js';
import { explainFileError } from './explain-file-error.js';
import { lockFolder } from './folder-lock.js';

/** The folder that keeps what belongs to one server: the embedded database and the token. */
export interface DataFolder {
  path: string;
  /** Where the embedded database is. */
  database: string;
  /** Where the token for writes is kept. */
  tokenFile: string;
  release: () => Promise<void>;
}

/**
 * Makes the folder if need be, readable by its owner alone.
 *
 * @param alone whether to take it for this process, as the embedded database needs
 * @throws StartProblem when it cannot be used or another server holds it
 */
export async function openDataFolder(folder: string, { alone }: { alone: boolean }): Promise<DataFolder> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const release = alone ? await lockFolder(folder) : () => Promise.resolve();
    return { path: folder, database: path.join(folder, 'database'), tokenFile: path.join(folder, 'token'), release };
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw explainFileError(`The data folder ${folder}`, error);
  }
}
