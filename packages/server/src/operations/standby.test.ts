import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  findPostgresql,
  type ScratchPostgresql,
  startScratchPostgresql,
  startScratchStandby,
} from '@yijian/tooling/scratch-postgresql';
import type { ChangePage } from '@yijian/standard';
import pg from 'pg';
import { afterAll, beforeAll, describe as describeAlways, expect, it } from 'vitest';
import { type ChildServer, freePort, runCommand, startChild, stopChild } from '../../test/child-server.ts';
import { type Nginx, nginxProgram, startNginx } from '../../test/nginx.ts';
import { onPostgresql } from '../../test/open-test-store.ts';
import { untilFound } from '../../test/until.ts';

const binaries = findPostgresql();
// Replication needs two clusters of PostgreSQL, and a proxy needs nginx: `npm test` has both where they can be installed.
const describe = describeAlways.skipIf(!onPostgresql || binaries === undefined || nginxProgram === undefined);

const TOKEN = 'standby-test-token-01234';
const headers = { authorization: `Bearer ${TOKEN}` };
const unit = (id: string): object => ({ id, name: '单位', kind: 'court' });

describe('a server on a standby', { timeout: 120_000 }, () => {
  let primary: ScratchPostgresql;
  let standby: ScratchPostgresql;
  let writer: ChildServer;
  let reader: ChildServer;
  let writes: string;
  let reads: string;
  let nginx: Nginx;
  let folder: string;
  const cleanUp: (() => unknown)[] = [];

  const startOn = (port: number, databaseUrl: string): ChildServer =>
    startChild({
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      YIJIAN_DATA: path.join(folder, `data-${port}`),
      YIJIAN_TOKEN: TOKEN,
      YIJIAN_SEED_SIZE: '0',
    });
  const send = (api: string, target: string, body: object): Promise<Response> =>
    fetch(api + target, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify(body),
    });
  const status = async (address: string): Promise<number> => (await fetch(address, { headers })).status;
  /** The feed from a place to its end. */
  const feed = async (api: string, cursor = ''): Promise<{ ids: string[]; end: string }> => {
    const response = await fetch(`${api}/changes?limit=100${cursor && `&cursor=${cursor}`}`, { headers });
    expect(response.status).toBe(200);
    const { data, page } = (await response.json()) as ChangePage;
    const ids = data.map(({ recordId }) => recordId);
    if (page.caughtUp) return { ids, end: page.nextCursor };
    const rest = await feed(api, page.nextCursor);
    return { ids: [...ids, ...rest.ids], end: rest.end };
  };
  const onStandby = async (statement: string): Promise<void> => {
    const client = new pg.Client(standby.url);
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'yijian-standby-'));
    cleanUp.push(() => rm(folder, { recursive: true, force: true }));
    primary = await startScratchPostgresql(binaries!);
    cleanUp.push(primary.stop);
    standby = await startScratchStandby(binaries!, primary.url);
    cleanUp.push(standby.stop);
  }, 120_000);
  afterAll(async () => {
    for (const clean of cleanUp.reverse()) await clean();
  });

  it('does not start before one on the primary has, and says so in one sentence', async () => {
    const { ended, said } = startOn(await freePort(), standby.url);
    expect(await ended).toBe(1);
    expect(said().err).toMatch(/holds no data of Yijian: start the server on it first\.\n$/);
  });

  it('reads what the primary has, with the same ETag', async () => {
    const ports = [await freePort(), await freePort()] as const;
    writer = startOn(ports[0], primary.url);
    cleanUp.push(() => stopChild(writer));
    writes = await writer.ready;
    const stored = await send(writes, '/units', unit('first'));
    expect(stored.status).toBe(201);
    await untilFound(() => {
      reader = startOn(ports[1], standby.url);
      // Until the tables and secrets of the primary have come it ends.
      return reader.ready.then(
        () => true,
        () => false,
      );
    });
    cleanUp.push(() => stopChild(reader));
    reads = await reader.ready;
    expect(reader.said().out).toContain('a standby: only reads are answered');
    nginx = await startNginx(path.join(folder, 'nginx'), ports, { standby: true });
    cleanUp.push(nginx.stop);
    await untilFound(async () => (await status(`${reads}/units/first`)) === 200);
    const read = await fetch(`${reads}/units/first`, { headers });
    expect(read.headers.get('etag')).toBe(stored.headers.get('etag'));
  });

  it('refuses writes, whatever they are, and stores nothing of them', async () => {
    const refused = await send(reads, '/units', unit('refused'));
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([503, true]);
    expect(await refused.json()).toMatchObject({
      code: 'unavailable',
      detail: expect.stringContaining('takes no writes; nothing was stored'),
    });
    expect((await fetch(`${reads}/units`, { method: 'POST', body: '{}' })).status, 'without a token').toBe(401);
    const lines = await fetch(`${reads}/imports/units`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-ndjson' },
      body: `${JSON.stringify(unit('refused'))}\n`,
    });
    expect(lines.status).toBe(503);
    expect(await status(`${writes}/units/refused`)).toBe(404);
  });

  it('gives every kind of read that a portal asks', async () => {
    for (const target of [
      '/',
      '/units?limit=5',
      '/changes',
      '/exports/units',
      '/plans',
      '/due-actions',
      '/credit-summaries?ids=nobody',
      '/code-tables',
    ])
      expect([target, await status(reads + target)]).toEqual([target, await status(writes + target)]);
    expect((await fetch(new URL('/badges/nobody.svg', reads))).status).toBe(404);
  });

  it('forgets what it has in memory when the primary has another answer', async () => {
    const before = (await (await fetch(`${reads}/units?limit=100`)).json()) as { data: { id: string }[] };
    expect(before.data.map(({ id }) => id)).not.toContain('second');
    expect((await send(writes, '/units', unit('second'))).status).toBe(201);
    await untilFound(async () => {
      const { data } = (await (await fetch(`${reads}/units?limit=100`)).json()) as typeof before;
      return data.some(({ id }) => id === 'second');
    });
  });

  it('keeps the places of the feed that are still to come, while the proxy answers who has a token from the primary', async () => {
    await onStandby('select pg_wal_replay_pause()');
    expect((await send(writes, '/units', unit('third'))).status).toBe(201);
    const told = await feed(writes);
    expect(told.ids.at(-1)).toBe('third');
    const waiting = await feed(reads, told.end);
    expect(waiting.ids).toEqual([]);

    expect((await nginx.ask('GET', '/v1/units/third')).status, 'the public, from the standby').toBe(404);
    expect((await nginx.ask('GET', '/v1/units/third', { headers })).status, 'with a token').toBe(200);
    expect((await nginx.ask('POST', '/v1/units', { headers, body: unit('fourth') })).status).toBe(201);

    await onStandby('select pg_wal_replay_resume()');
    await untilFound(async () => (await status(`${reads}/units/fourth`)) === 200);
    expect((await feed(reads, waiting.end)).ids).toEqual(['fourth']);
  });

  it('is good for backups and checks', async () => {
    const environment = { DATABASE_URL: standby.url, YIJIAN_DATA: path.join(folder, 'commands') };
    const file = path.join(folder, 'backup.gz');
    expect(await runCommand(environment, 'backup', file)).toMatchObject({ code: 0 });
    expect(await runCommand(environment, 'restore', '--check', file)).toMatchObject({ code: 0 });
    expect(await runCommand(environment, 'verify')).toMatchObject({ code: 0 });
    const published = await runCommand(environment, 'publish', path.join(folder, 'site'), '--base-url', reads);
    expect(published).toMatchObject({ code: 0 });
    expect(await runCommand(environment, 'publish', path.join(folder, 'site'))).toMatchObject({ code: 0 });
    const lines = path.join(folder, 'units.ndjson');
    await writeFile(lines, `${JSON.stringify(unit('refused'))}\n`);
    for (const words of [['seal'], ['import', lines]]) {
      const { code, err } = await runCommand(environment, ...words);
      expect([words[0], code, err]).toEqual([
        words[0],
        1,
        expect.stringMatching(/is a standby, which cannot be written: .*\.\n$/),
      ]);
    }
  });

  it('ends when its database is promoted, and takes writes from then on', async () => {
    const port = Number(new URL(reads).port);
    await onStandby('select pg_promote()');
    expect(await reader.ended).toBe(1);
    expect(reader.said().err).toMatch(/is no standby any more: start the server again, and it takes writes\.\n$/);
    reader = startOn(port, standby.url);
    reads = await reader.ready;
    expect((await send(reads, '/units', unit('fifth'))).status).toBe(201);
    expect((await feed(reads)).ids.slice(-5)).toEqual(['first', 'second', 'third', 'fourth', 'fifth']);
  });
});
