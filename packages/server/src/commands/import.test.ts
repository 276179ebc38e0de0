import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { withFolder } from '../../test/child-server.ts';
import { makeTestSchema, onPostgresql } from '../../test/open-test-store.ts';
import { openPGlite } from '../store/open-pglite.ts';
import { openPostgresql } from '../store/open-postgresql.ts';
import type { Store } from '../store/store.ts';

/** Several processes start one after another, and store much. */
const LIMIT_MS = 300_000;

const main = path.resolve(import.meta.dirname, '../../dist/yijian.js');

/** Tells the largest memory that the process ever had, in kB, when it ends. */
const tellMemory = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`;

/** A heap that is given little is kept small: what is left then is what is needed. */
const smallHeap = ['--max-old-space-size=96', '--max-semi-space-size=8'];

interface Run {
  child: ChildProcess;
  said: () => string;
  ended: Promise<unknown>;
}

type Place = Record<string, string>;

function startImport(place: Place, input: Readable): Run {
  const child = spawn(
    process.execPath,
    [...smallHeap, '--import', tellMemory, main, 'import', '-', '--collection', 'facilities'],
    {
      env: { PATH: process.env['PATH'] ?? '', ...place },
      cwd: place['YIJIAN_DATA'],
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  // Whoever is killed reads no further.
  child.stdin.on('error', () => undefined);
  input.pipe(child.stdin);
  return { child, said: () => text, ended: once(child, 'close') };
}

const record = (index: number): string =>
  `${JSON.stringify({
    id: `fac-${String(index).padStart(7, '0')}`,
    name: `第${index}诊所（虚构）`,
    regionCode: '990122',
    categoryCode: 'D212',
    status: 'operating',
  })}\n`;

/** So many records; without a number, as many as are taken. */
function* records(count = Infinity): Generator<string> {
  for (let index = 1; index <= count; index += 50) {
    const some = Math.min(50, count - index + 1);
    yield Array.from({ length: some }, (_, offset) => record(index + offset)).join('');
  }
}

/** A database of its own, for processes of their own. */
async function withPlace(work: (place: Place, open: () => Promise<Store>) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    if (!onPostgresql) {
      await work({ YIJIAN_DATA: folder }, () => openPGlite(path.join(folder, 'database')));
      return;
    }
    const { address, drop } = await makeTestSchema();
    await work({ YIJIAN_DATA: folder, DATABASE_URL: address }, () => openPostgresql(address));
    await drop();
  });
}

it(
  'goes on after a kill -9 where it was, and stores no record twice',
  async () => {
    await withPlace(async (place, open) => {
      const killed = startImport(place, Readable.from(records()));
      await new Promise<void>((resolve, reject) => {
        killed.child.stdout?.on('data', () => /[1-9][0-9,]* records/.test(killed.said()) && resolve());
        void killed.ended.then(() => reject(new Error(`The import ended: ${killed.said()}`)));
      });
      killed.child.kill('SIGKILL');
      await killed.ended;
      const before = await open();
      const { rows: places } = await sql<{ lines: string }>`select lines from imports`.execute(before.db);
      await before.close();
      const done = Number(places[0]?.lines);
      expect(done).toBeGreaterThan(0);

      const count = done + 2500;
      const second = startImport(place, Readable.from(records(count)));
      await second.ended;
      expect(second.child.exitCode, second.said()).toBe(0);
      expect(second.said()).toContain(`goes on after line ${done.toLocaleString('en')}`);
      const store = await open();
      const { rows } = await sql<Record<string, string>>`
      select (select count(*) from facilities) as facilities, (select count(*) from history where resource = 'facilities') as versions,
        (select max(version) from history) as version, (select count(*) from imports) as imports
    `.execute(store.db);
      await store.close();
      expect(Object.values(rows[0] ?? {}).map(Number)).toEqual([count, count, 1, 0]);
    });
  },
  LIMIT_MS,
);

// The embedded database lives in the process, and keeps its own tables in the same memory.
it.skipIf(!onPostgresql)(
  'needs no more memory for twenty times the lines',
  async () => {
    const peak = async (count: number): Promise<number> => {
      let told = 0;
      await withPlace(async (place) => {
        const { said, ended, child } = startImport(place, Readable.from(records(count)));
        await ended;
        expect(child.exitCode, said()).toBe(0);
        told = Number(/peak (\d+)/.exec(said())?.[1]);
      });
      return told;
    };
    const few = await peak(10_000);
    const many = await peak(200_000);
    expect(few).toBeGreaterThan(0);
    expect(many / few).toBeLessThan(1.5);
  },
  LIMIT_MS,
);
