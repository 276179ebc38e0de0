import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import type { Db } from '../records/record.js';
import { writeBackup } from './write-backup.js';

/** Systems cut longer paths of sockets off or refuse them. */
const LONGEST_PATH = 100;
/** Whoever stops reading must not hold the database for ever. */
const STALLED_MS = 30_000;

/** Where the server on a data folder takes orders from its operator; undefined where the path is too long for a socket. */
export function controlSocket(folder: string): string | undefined {
  const file = path.join(folder, 'control.sock');
  return Buffer.byteLength(file) <= LONGEST_PATH && process.platform !== 'win32' ? file : undefined;
}

/**
 * Lets `yijian backup` read the embedded database while this process owns it. The socket lies in the data folder, which only its owner may
 * enter: whoever can open it could read the files as well.
 *
 * @returns closes it
 */
export async function openControlSocket(socket: string, db: Db, now: () => Date): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/backup') {
      response.writeHead(404).end();
      return;
    }
    response.setTimeout(STALLED_MS, () => response.destroy());
    const write = async (lines: string): Promise<void> => {
      if (response.destroyed) throw new Error('The reader of the backup has gone.');
      if (!response.write(lines)) await once(response, 'drain', { signal: gone.signal });
    };
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    writeBackup(db, write, now()).then(
      () => response.end(),
      (error: unknown) => response.destroy(error as Error),
    );
  });
  // Left behind by a process that was killed; the folder is ours alone.
  await rm(socket, { force: true });
  server.listen(socket);
  await once(server, 'listening');
  await chmod(socket, 0o600);
  return () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
}
