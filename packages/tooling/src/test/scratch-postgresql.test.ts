import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import { describe, expect, it } from 'vitest';
import { findPostgresql, startScratchPostgresql } from './scratch-postgresql.ts';

const binaries = findPostgresql();

/** Whether something listens on the port of this machine. */
const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1')
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => resolve(false));
  });

// A machine without PostgreSQL has nothing to start; `npm test` says so in a line of its own.
describe.skipIf(!binaries)('a scratch PostgreSQL', () => {
  it('listens until it is stopped, and leaves nothing behind', { timeout: 60_000 }, async () => {
    const { url, folder, stop } = await startScratchPostgresql(binaries!);
    const port = Number(new URL(url).port);
    expect(await listens(port)).toBe(true);
    expect(existsSync(folder)).toBe(true);
    await stop();
    expect(await listens(port)).toBe(false);
    expect(existsSync(folder)).toBe(false);
  });
});
