import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../bootstrap/problem.js';

/** A PostgreSQL cluster of its own, gone when stopped. */
export interface ScratchPostgresql {
  /** Connects as a superuser who needs no password; only this machine is listened to. */
  url: string;
  /** Where its files are. */
  folder: string;
  /** Stops the server and removes its files. */
  stop: () => Promise<void>;
}

/** Durability costs time, and most of this data is thrown away. */
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

const startLimit = 60_000;
const user = 'yijian';

/**
 * The folder of PostgreSQL's server programs: Debian keeps them off the `PATH`, one folder per version.
 *
 * @returns the folder of the newest version, or undefined when there is none
 */
export function findPostgresql(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).map((directory) => join(directory, 'initdb'));
  const byVersion = globSync('/usr/lib/postgresql/*/bin/initdb').sort((a, b) => version(b) - version(a));
  const initdb = [...byVersion, ...onPath].find((file) => existsSync(file));
  return initdb && dirname(initdb);
}

const version = (file: string): number => Number(/postgresql\/(\d+)/.exec(file)?.[1] ?? 0);

/**
 * Starts an empty PostgreSQL on a free port of the loopback address. Its files lie in the system's temporary folder.
 *
 * @param binaries folder of `initdb` and `postgres`
 * @param settings such as `max_wal_size=8GB`, beside PostgreSQL's own; without them it forgets what it was told when the machine stops
 * @throws Problem when the server does not come up
 */
export const startScratchPostgresql = (
  binaries: string,
  settings: readonly string[] = careless,
): Promise<ScratchPostgresql> =>
  startCluster(
    binaries,
    'initdb',
    ['-U', user, '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'],
    settings,
  );

/**
 * Starts a standby that follows a PostgreSQL on this machine by streaming replication; otherwise as {@link startScratchPostgresql}.
 *
 * @param primary address of a superuser of the PostgreSQL to follow
 */
export const startScratchStandby = (binaries: string, primary: string): Promise<ScratchPostgresql> =>
  startCluster(
    binaries,
    'pg_basebackup',
    ['-d', primary, '--write-recovery-conf', '--checkpoint=fast', '--no-sync'],
    careless,
  );

/** Makes a cluster by one of PostgreSQL's programs, which is told the folder by `-D`, and runs it. */
async function startCluster(
  binaries: string,
  program: string,
  given: readonly string[],
  settings: readonly string[],
): Promise<ScratchPostgresql> {
  const folder = mkdtempSync(join(tmpdir(), 'yijian-pg-'));
  const owner = unprivileged();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const options = { cwd: folder, ...owner };
  const data = join(folder, 'data');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    execFileSync(join(binaries, program), ['-D', data, ...given], {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    remove();
    throw new Problem(`The scratch PostgreSQL could not be made: ${(error as Error).message}`, { cause: error });
  }
  const port = await freePort();
  const all = [...settings, 'listen_addresses=127.0.0.1'];
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), '-k', folder, ...all.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let printed = '';
  server.stderr.on('data', (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-2_000)));
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const running = (): boolean => server.exitCode === null && server.signalCode === null;
  const stop = async (): Promise<void> => {
    process.off('exit', lastResort);
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
    if (running()) server.kill('SIGINT');
    await ended;
    remove();
  };
  const lastResort = (): void => {
    // The process is ending: nothing can be awaited, so the server is stopped by a program that waits.
    spawnSync(join(binaries, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate', '-t', '10'], {
      ...options,
      stdio: 'ignore',
    });
    remove();
  };
  process.on('exit', lastResort);

  const deadline = Date.now() + startLimit;
  while (!isReady(binaries, port)) {
    if (running() && Date.now() < deadline) {
      await sleep(100);
      continue;
    }
    await stop();
    throw new Problem(
      `The scratch PostgreSQL did not start: ${printed.trim().split('\n').at(-1) ?? 'it said nothing'}`,
    );
  }
  return { url: `postgresql://${user}@127.0.0.1:${port}/postgres`, folder, stop };
}

/** PostgreSQL refuses to run as root: whom to run it as instead; undefined when this process is not root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // The next one may exist.
    }
  }
  throw new Problem('PostgreSQL does not run as root and this machine has neither a user postgres nor a user nobody.');
}

function isReady(binaries: string, port: number): boolean {
  try {
    execFileSync(join(binaries, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-q'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
