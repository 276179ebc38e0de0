import { findPostgresql, type ScratchPostgresql, startScratchPostgresql } from '@yijian/tooling/scratch-postgresql';
import pg from 'pg';

/**
 * Does something with a PostgreSQL that is there for it alone, and with a way to make databases in it.
 *
 * @param settings as `startScratchPostgresql` takes them; without them what it stores does not outlive the machine
 */
export async function withPostgresql<Result>(
  use: (makeDatabase: (name: string) => Promise<string>, postgresql: ScratchPostgresql) => Promise<Result>,
  settings?: readonly string[],
): Promise<Result> {
  const binaries = findPostgresql();
  if (binaries === undefined)
    throw new Error('There is no PostgreSQL on this machine: install it, or choose the part "opening".');
  const postgresql = await startScratchPostgresql(binaries, settings);
  try {
    return await use(async (name) => {
      const client = new pg.Client(postgresql.url);
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      const url = new URL(postgresql.url);
      url.pathname = `/${name}`;
      return url.href;
    }, postgresql);
  } finally {
    await postgresql.stop();
  }
}
