import { readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, type Logger, PGliteDialect } from 'kysely';
import { StartProblem } from '../start-problem.js';
import { DurableNodeFS } from './durable-node-fs.js';
import { explainFileError } from './explain-file-error.js';
import { listenOnPGlite } from './pglite-changes.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';

/** Version of the PostgreSQL that PGlite is, as a data folder states it. */
const VERSION = '18';

const settings = {
  // PGlite's own parameters turn syncing off, and its fdatasync does nothing.
  wal_sync_method: 'fsync',
  // The log is kept short: the folder stays small, and recovery after a crash quick.
  max_wal_size: '128MB',
};

const NO_SPACE = 'No space left on device';

/** What Emscripten's error numbers mean to the system. */
const systemCodes: Record<number, string> = { 2: 'EACCES', 19: 'EDQUOT', 51: 'ENOSPC', 63: 'EPERM', 69: 'EROFS' };

/**
 * Opens the embedded database in a folder, and makes it on the first call. What it makes appears under its name only when it is whole, so
 * that a crash on the way leaves nothing behind that looks like a database.
 *
 * @param log hears of every statement
 * @throws StartProblem when the folder is damaged, full, or of another version
 */
export async function openPGlite(folder: string, log: Logger = () => undefined): Promise<Store> {
  try {
    if (await isEmpty(folder)) await makeDatabase(folder);
    await requireVersion(folder);
    const { pglite, lost } = await startPGlite(folder);
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), log });
    let gone = false;
    void lost.then(() => (gone = true));
    // What is gone answers nothing any more, not even that it closes.
    const changes = await listenOnPGlite(pglite);
    const close = async (): Promise<void> => (gone ? undefined : db.destroy());
    return { db, place: `PGlite in ${folder}`, standby: false, changes, lost, close };
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw explainFileError(`The data folder ${path.dirname(folder)}`, error);
  }
}

/** Opens a new embedded database that lives in memory alone. */
export async function openPGliteInMemory(): Promise<Store> {
  const pglite = await PGlite.create();
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  const changes = await listenOnPGlite(pglite);
  const lost = new Promise<string>(() => undefined);
  return { db, place: 'PGlite in memory', standby: false, changes, lost, close: () => db.destroy() };
}

async function makeDatabase(folder: string): Promise<void> {
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  try {
    const { pglite } = await startPGlite(draft);
    await pglite.close();
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function startPGlite(folder: string): Promise<{ pglite: PGlite; lost: Promise<string> }> {
  const messages: string[] = [];
  let lose: (why: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => (lose = resolve));
  const listen = (message: string): boolean => {
    messages.push(message);
    if (/\bPANIC:|^Aborted\(/.test(message)) lose(lossOf(folder, messages));
    if (messages.length > 100) messages.shift();
    return true;
  };
  try {
    const pglite = await PGlite.create({
      fs: new DurableNodeFS(folder),
      startParams: [
        // `-F` turns fsync off.
        ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      onStdout: listen,
      onStderr: listen,
    });
    return { pglite, lost };
  } catch (error) {
    throw startFailure(folder, error, messages);
  }
}

async function isEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}

/** Without this look PGlite would make a new database over one whose version file is lost. */
async function requireVersion(folder: string): Promise<void> {
  const text = await readFile(path.join(folder, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  const version = text?.trim();
  if (version === VERSION) return;
  if (version === undefined) throw damaged(folder, 'its file PG_VERSION is missing');
  if (!/^\d{1,2}$/.test(version)) throw damaged(folder, 'its file PG_VERSION holds no version');
  throw new StartProblem(
    `The database in ${folder} was made by PostgreSQL ${version}, and this server embeds ${VERSION}: start the version of the server that made it, or move the folder away to begin anew.`,
  );
}

function startFailure(folder: string, error: unknown, messages: readonly string[]): Error {
  const { errno, message } = error as { errno?: number; message?: string };
  const full = messages.some((line) => line.includes(NO_SPACE));
  const code = full ? 'ENOSPC' : systemCodes[errno ?? 0];
  const reason = reasonIn(messages) ?? String(message);
  return code === undefined ? damaged(folder, reason) : Object.assign(new Error(reason), { code });
}

/** Why a database that was open is gone. Its log is intact: what was acknowledged is there again after the next start. */
function lossOf(folder: string, messages: readonly string[]): string {
  const reason = reasonIn(messages) ?? messages.at(-1) ?? '';
  return reason.includes(NO_SPACE)
    ? `PGlite in ${folder} is on a full disk: free some space, and start again; what was stored is kept.`
    : `PGlite in ${folder} has stopped (${reason}): start again; what was stored is kept.`;
}

/** What PostgreSQL said last before it gave up. */
const reasonIn = (messages: readonly string[]): string | undefined =>
  messages.findLast((message) => /\b(PANIC|FATAL):/.test(message))?.replace(/^.*?\b(?:PANIC|FATAL):\s*/, '');

function damaged(folder: string, reason: string): StartProblem {
  return new StartProblem(
    `The database in ${folder} is damaged (${reason}): put a backup of the folder in its place, or move the folder away to begin anew.`,
  );
}
