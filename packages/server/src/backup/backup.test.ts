import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChildServer, type Environment, startChild, stopChild, withFolder } from '../../test/child-server.ts';
import { makeTestSchema, onPostgresql } from '../../test/open-test-store.ts';
import { createServer } from '../create-server.js';
import { openPGlite } from '../store/open-pglite.js';
import { openPostgresql } from '../store/open-postgresql.js';
import type { Store } from '../store/store.js';
import { dataTables } from './data-tables.js';

const TOKEN = 'backup-test-token-0123';
const program = path.resolve(import.meta.dirname, '../../dist/yijian.js');

interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs a command of the compiled program, as an operator does. */
function yijian(environment: Environment, ...words: string[]): Promise<Ran> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [program, ...words], { env: { PATH, ...environment } });
  const ran: Ran = { code: -1, out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (ran.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (ran.err += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...ran, code: code ?? -1 })));
}

/** A place for a database, of the kind that these tests run on or of the other one. */
interface Place {
  environment: Environment;
  open: () => Promise<Store>;
}

const drops: (() => Promise<void>)[] = [];
let folder: string;
let removeFolder: () => void;
let folders = 0;

const inFolder = (): Place => {
  const data = path.join(folder, `data-${(folders += 1)}`);
  return { environment: { YIJIAN_DATA: data }, open: () => openPGlite(path.join(data, 'database')) };
};

async function ownKind(): Promise<Place> {
  const place = inFolder();
  if (!onPostgresql) return place;
  const { address, drop } = await makeTestSchema();
  drops.push(drop);
  return {
    environment: { ...place.environment, DATABASE_URL: address },
    open: () => openPostgresql(address),
  };
}

/** Every row of every table as text. */
async function contents({ db }: Store): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const { name } of await dataTables(db)) {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(each)::text as row from ${sql.table(name)} each order by to_jsonb(each)::text collate "C"
    `.execute(db);
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

async function contentsOf({ open }: Place): Promise<Record<string, string[]>> {
  const store = await open();
  try {
    return await contents(store);
  } finally {
    await store.close();
  }
}

/** What is in a backup, row by row. */
async function linesOf(file: string): Promise<string[]> {
  return gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n');
}

const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
const createUnit = (api: string, id: string): Promise<Response> =>
  fetch(`${api}/units`, { method: 'POST', headers, body: JSON.stringify({ id, name: `单位 ${id}`, kind: 'court' }) });

let source: Place;
/** Taken while eight writers were at work. */
let underLoad: string;
/** Units whose writing had been acknowledged when that backup began. */
let before: string[];
/** Taken when they had ended. */
let quiet: string;
/** Cursors of the feed, from before the first backup and from after the last. */
let cursorBefore: string;
let cursorAfter: string;

beforeAll(async () => {
  folder = await new Promise((resolve) => {
    void withFolder(
      (made) =>
        new Promise<void>((done) => {
          removeFolder = done;
          resolve(made);
        }),
    );
  });
  source = await ownKind();
  const server: ChildServer = startChild({
    ...source.environment,
    PORT: '0',
    HOST: '127.0.0.1',
    YIJIAN_TOKEN: TOKEN,
    YIJIAN_SEED_SIZE: '8',
    YIJIAN_SEED_DATE: '2026-06-30',
  });
  const api = await server.ready;
  const cursorNow = async (): Promise<string> => {
    for (let cursor: string | undefined; ;) {
      const more = cursor === undefined ? 'since=2099-01-01T00:00:00Z' : `cursor=${cursor}`;
      const page = (await (await fetch(`${api}/changes?${more}`)).json()) as {
        page: { nextCursor: string; caughtUp: boolean };
      };
      cursor = page.page.nextCursor;
      if (page.page.caughtUp) return cursor;
    }
  };
  cursorBefore = await cursorNow();
  const acknowledged: string[] = [];
  let writing = true;
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let turn = 0; writing; turn += 1) {
      const id = `u-${writer}-${turn}`;
      const response = await createUnit(api, id);
      expect(response.status).toBe(201);
      await response.text();
      acknowledged.push(id);
    }
  });
  underLoad = path.join(folder, 'under-load.gz');
  before = [...acknowledged];
  const first = await yijian(source.environment, 'backup', underLoad);
  writing = false;
  await Promise.all(writers);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(acknowledged.length, 'written meanwhile').toBeGreaterThan(before.length);
  quiet = path.join(folder, 'quiet.gz');
  expect(await yijian(source.environment, 'backup', quiet)).toMatchObject({ code: 0, err: '' });
  expect((await createUnit(api, 'after-the-backup')).status).toBe(201);
  cursorAfter = await cursorNow();
  expect(await stopChild(server)).toBe(0);
}, 300_000);

afterAll(async () => {
  for (const drop of drops) await drop();
  removeFolder?.();
});

// Commands are processes of their own, and make databases from nothing.
describe('a backup', { timeout: 300_000 }, () => {
  it('taken while others write holds every record with its history, and all that was acknowledged before', async () => {
    const target = await ownKind();
    expect(await yijian(target.environment, 'restore', underLoad)).toMatchObject({ code: 0, err: '' });
    const store = await target.open();
    const ids = new Set((await store.db.selectFrom('units').select('id').execute()).map(({ id }) => id));
    for (const id of before) expect(ids).toContain(id);
    const { rows: strays } = await sql`
      select id, record_id from units full join (
        select record_id, max(version) as last from history where resource = 'units' group by record_id
      ) newest on id = record_id where id is null or record_id is null or version <> last
    `.execute(store.db);
    expect(strays).toEqual([]);
    await store.close();
  });

  it('restored into either kind of database is the same to the last row, and so is a backup of that', async () => {
    const expected = await contentsOf(source);
    expect(expected['units']!.some((row) => row.includes('after-the-backup'))).toBe(true);
    for (const table of ['due_actions', 'derivations', 'history_seals', 'timeline_events'])
      expect(expected[table], table).not.toEqual([]);
    const moved = inFolder();
    expect(await yijian(moved.environment, 'restore', quiet)).toMatchObject({ code: 0, err: '' });
    const inMoved = await contentsOf(moved);
    expect(Object.keys(inMoved)).toEqual(Object.keys(expected));
    for (const [table, rows] of Object.entries(inMoved)) {
      const later = (row: string): boolean => !row.includes('after-the-backup');
      expect(rows, table).toEqual(expected[table]!.filter(later));
    }

    const again = path.join(folder, 'again.gz');
    expect(await yijian(moved.environment, 'backup', again)).toMatchObject({ code: 0, err: '' });
    const back = await ownKind();
    expect(await yijian(back.environment, 'restore', again)).toMatchObject({ code: 0, err: '' });
    expect(await contentsOf(back)).toEqual(inMoved);
    expect(await yijian(back.environment, 'verify')).toMatchObject({
      code: 0,
      out: expect.stringContaining('all is whole'),
    });

    const store = await back.open();
    const app = await createServer({ db: store.db, changes: store.changes, token: TOKEN, checkAnswers: true });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const api = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/v1`;
    // New changes come after the old ones, with new numbers.
    expect((await createUnit(api, 'after-the-restore')).status).toBe(201);
    const changes = async (cursor: string): Promise<string[]> => {
      const ids: string[] = [];
      for (let next = cursor, caughtUp = false; !caughtUp;) {
        const response = await fetch(`${api}/changes?cursor=${next}`);
        expect(response.status).toBe(200);
        const page = (await response.json()) as {
          data: { recordId: string }[];
          page: { nextCursor: string; caughtUp: boolean };
        };
        ids.push(...page.data.map(({ recordId }) => recordId));
        ({ nextCursor: next, caughtUp } = page.page);
      }
      return ids;
    };
    const told = await changes(cursorBefore);
    expect(told.at(-1)).toBe('after-the-restore');
    expect(told).toEqual(expect.arrayContaining(before));
    expect(told).not.toContain('after-the-backup');
    // Whoever has seen what is gone hears of it, however much has been stored since.
    for (let more = 0; more < 5; more += 1) expect((await createUnit(api, `more-${more}`)).status).toBe(201);
    const lost = await fetch(`${api}/changes?cursor=${cursorAfter}`);
    expect([lost.status, ((await lost.json()) as { code: string }).code]).toEqual([410, 'cursor-expired']);
    await app.close();
    await store.close();
  });

  it('is written under its name only when it is whole, for its owner alone, and never over another file', async () => {
    expect((await stat(quiet)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([]);
    expect(await yijian(source.environment, 'backup', quiet)).toMatchObject({
      code: 1,
      err: `There is a file ${quiet} already: choose another name, so that no older backup is lost.\n`,
    });
  });

  it('is not made of a database that no server has been started on', async () => {
    const { environment } = await ownKind();
    const file = path.join(folder, 'of-nothing.gz');
    const { code, err } = await yijian(environment, 'backup', file);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/ holds no data of Yijian: start the server on it first[.]\n$/),
    ]);
    expect((await readdir(folder)).filter((name) => name.startsWith('of-nothing'))).toEqual([]);
  });

  it('begins with what it is, and ends with a checksum that any program can recompute', async () => {
    const lines = await linesOf(quiet);
    expect(JSON.parse(lines[0]!)).toMatchObject({ header: { format: 'yijian-backup', layout: 1 } });
    const text = lines
      .slice(0, -1)
      .map((line) => `${line}\n`)
      .join('');
    expect(JSON.parse(lines.at(-1)!)).toEqual({
      end: {
        rows: lines.filter((line) => line.startsWith('{"row":')).length,
        sha256: createHash('sha256').update(text).digest('hex'),
      },
    });
  });
});

describe('a restore', { timeout: 300_000 }, () => {
  it('refuses a database that holds something, and replaces it only when told to, in one step', async () => {
    expect(await yijian(source.environment, 'restore', underLoad)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/ already holds records: restore into an empty database, or say --replace/),
    });
    const kept = await contentsOf(source);
    expect(kept['units']!.some((row) => row.includes('after-the-backup'))).toBe(true);

    // The second copy of a row breaks off the restore when much of it is done.
    const lines = await linesOf(quiet);
    const units = lines.findIndex((line) => line === '{"table":"units"}');
    lines.splice(units + 1, 0, lines[units + 1]!);
    const broken = path.join(folder, 'broken.gz');
    await writeFile(broken, gzipSync(withEnd(lines)));
    expect(await yijian(source.environment, 'restore', '--replace', broken)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/ could not be stored in .+ \(.*duplicate key.*\): nothing was changed\.\n$/),
    });
    expect(await contentsOf(source)).toEqual(kept);

    expect(await yijian(source.environment, 'restore', '--replace', quiet)).toMatchObject({ code: 0, err: '' });
    expect((await contentsOf(source))['units']!.some((row) => row.includes('after-the-backup'))).toBe(false);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut off', (bytes) => bytes.subarray(0, bytes.length - 20)],
    [
      'changed in a byte',
      (bytes) => Buffer.concat([bytes.subarray(0, 5000), Buffer.from([bytes[5000]! ^ 1]), bytes.subarray(5001)]),
    ],
    [
      'without its last line',
      (bytes) => gzipSync(gunzipSync(bytes).toString().trimEnd().split('\n').slice(0, -1).join('\n')),
    ],
    ['of which one row was edited', (bytes) => gzipSync(gunzipSync(bytes).toString().replace('单位', '单伩'))],
    ['that is none', () => gzipSync('{"header":{"format":"other"}}\n')],
    ['that is not even compressed', () => Buffer.from('nonsense')],
  ])('refuses a file %s, and touches nothing', async (_, damage) => {
    const file = path.join(folder, 'damaged.gz');
    await writeFile(file, damage(await readFile(quiet)));
    const target = inFolder();
    const { code, err } = await yijian(target.environment, 'restore', file);
    expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
    expect(err).toMatch(
      /damaged\.gz (is damaged \(.+\): use another one; nothing was changed|is no backup of Yijian)\.\n$/,
    );
    await expect(stat(target.environment['YIJIAN_DATA']!)).rejects.toThrow();
  });

  it('refuses one of a newer server in one sentence', async () => {
    const lines = await linesOf(quiet);
    const { header } = JSON.parse(lines[0]!) as { header: { migrations: string[] } };
    header.migrations.push('9999-later');
    const newer = path.join(folder, 'newer.gz');
    await writeFile(newer, gzipSync(withEnd([JSON.stringify({ header }), ...lines.slice(1)])));
    expect(await yijian((await ownKind()).environment, 'restore', newer)).toMatchObject({
      code: 1,
      err: expect.stringContaining('was made by a newer Yijian'),
    });
  });

  it('can tell what is in a file without a database', async () => {
    const { code, out } = await yijian(inFolder().environment, 'restore', '--check', quiet);
    expect([code, out]).toEqual([0, expect.stringMatching(/^holds {5}[\d,]+ rows of \d+ tables$/m)]);
  });
});

/** Lines with the end that fits them. */
function withEnd(lines: string[]): string {
  const text = lines
    .slice(0, -1)
    .map((line) => `${line}\n`)
    .join('');
  const end = {
    rows: lines.filter((line) => line.startsWith('{"row":')).length,
    sha256: createHash('sha256').update(text).digest('hex'),
  };
  return `${text}${JSON.stringify({ end })}\n`;
}
