import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import type { Settings } from '../settings.js';
import { StartProblem } from '../start-problem.js';
import { isHeld } from '../store/folder-lock.js';
import { openStore } from '../store/open-store.js';
import { requireData } from '../store/require-migrated.js';
import { controlSocket } from './control-socket.js';
import { writeBackup } from './write-backup.js';

/**
 * The lines of a backup of the database that the settings name: read by this process, or by the server that owns the embedded database.
 *
 * @throws StartProblem when neither can be done
 */
export async function backupSource(settings: Settings, now: Date): Promise<Readable> {
  const { databaseUrl, dataFolder } = settings;
  if (databaseUrl === undefined && (await isHeld(dataFolder))) return askServer(dataFolder);
  const store = await openStore(settings);
  try {
    await requireData(store);
  } catch (error) {
    await store.close();
    throw error;
  }
  const lines = new PassThrough();
  const gone = new AbortController();
  lines.once('close', () => gone.abort());
  const write = async (text: string): Promise<void> => {
    if (!lines.write(text)) await once(lines, 'drain', { signal: gone.signal });
  };
  void writeBackup(store.db, write, now)
    .then(
      () => lines.end(),
      (error: unknown) => lines.destroy(error as Error),
    )
    .finally(() => store.close());
  return lines;
}

async function askServer(folder: string): Promise<Readable> {
  const socketPath = controlSocket(folder);
  if (socketPath === undefined)
    throw new StartProblem(
      `The data folder ${folder} has too long a path for the server on it to be asked: stop the server, then back up.`,
    );
  try {
    const asked = request({ socketPath, path: '/backup' }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    if (answer.statusCode === 200) return answer;
    answer.resume();
    throw new StartProblem(
      `The server on ${folder} gives no backup (status ${answer.statusCode}): is it of this version?`,
    );
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(
      `The server on ${folder} does not answer (${(error as Error).message}): wait until it is ready, or stop it first.`,
      { cause: error },
    );
  }
}
