import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartProblem } from '../start-problem.js';

/** Who holds a folder. */
interface Holder {
  pid: number;
  host: string;
  /** When the process started, as the system tells it: a number given again to another process has another one. */
  started: string;
  nonce: string;
}

/** Long enough for another process that saw the same stale lock to have written its own. */
const SETTLE_MS = 50;

/**
 * Takes a folder for this process alone. A lock left behind by a process that is gone is taken over.
 *
 * @returns releases the folder
 * @throws StartProblem when another server holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, 'lock');
  const holder = await readHolder(file);
  if (holder && (await isAlive(holder))) throw held(folder, file, holder);

  const own: Holder = {
    pid: process.pid,
    host: hostname(),
    started: await processStart(process.pid),
    nonce: randomUUID(),
  };
  const draft = `${file}.${own.nonce}`;
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  await rename(draft, file);
  await sleep(SETTLE_MS);
  const winner = await readHolder(file);
  if (winner && winner.nonce !== own.nonce) throw held(folder, file, winner);
  return async () => {
    if ((await readHolder(file))?.nonce === own.nonce) await rm(file, { force: true });
  };
}

/** Whether a server that runs holds a folder. */
export async function isHeld(folder: string): Promise<boolean> {
  const holder = await readHolder(path.join(folder, 'lock'));
  return holder !== undefined && isAlive(holder);
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch (error) {
    // A lock that was never fully written was never held.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether a holder still runs. Of another machine or container nobody here can tell, so it counts as running. */
async function isAlive({ pid, host, started }: Holder): Promise<boolean> {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = await processState(pid);
  return !now.ended && now.started === started;
}

const processStart = async (pid: number): Promise<string> => (await processState(pid)).started;

/**
 * What /proc/<pid>/stat tells of a process; `started` is empty where there is no /proc.
 *
 * @returns its start in clock ticks since boot (field 22), and whether all of it has ended and only nobody has asked how yet: the first
 * process of a container may never ask (field 3 is Z, and field 20, the threads, counts no other)
 */
async function processState(pid: number): Promise<{ started: string; ended: boolean }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the program's name in parentheses and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { started: fields[19] ?? '', ended: fields[0] === 'Z' && Number(fields[17]) <= 1 };
}

function held(folder: string, file: string, { pid, host }: Holder): StartProblem {
  const where = host === hostname() ? `process ${pid}` : `process ${pid} on the machine ${host}`;
  const mend =
    host === hostname()
      ? 'stop that server, or choose another folder: YIJIAN_DATA=<folder>'
      : `stop that server, or, if it is gone, delete ${file}`;
  return new StartProblem(`The data folder ${folder} is in use by another Yijian server (${where}): ${mend}.`);
}
