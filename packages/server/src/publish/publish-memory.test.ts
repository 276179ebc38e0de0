import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { examples } from '@yijian/standard/story';
import type { StaticIndex } from '@yijian/standard/static-layout';
import { expect, it } from 'vitest';
import { withFolder } from '../../test/child-server.ts';
import { makeTestSchema, onPostgresql } from '../../test/open-test-store.ts';
import { insertRecords } from '../records/store-records.ts';
import { resources } from '../resources/resources.ts';
import { migrate } from '../store/migrate.ts';
import { openPostgresql } from '../store/open-postgresql.ts';
import type { JsonObject } from '../store/tables.ts';

/** Tens of thousands of files are written. */
const LIMIT_MS = 400_000;

const main = path.resolve(import.meta.dirname, '../../dist/yijian.js');

/** Tells the largest memory that the process ever had, in kB, when it ends. */
const tellMemory = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`;

/** A heap that is given little is kept small: what is left then is what is needed. */
const smallHeap = ['--max-old-space-size=96', '--max-semi-space-size=8'];

/** Each record is long, and a hundred of them are about one facility. */
const record = (index: number): JsonObject => ({
  ...(examples.accreditations as unknown as JsonObject),
  id: `acc-${String(index).padStart(7, '0')}`,
  facilityId: `fac-${String(Math.floor(index / 100)).padStart(5, '0')}`,
  standard: `第${index}项示例标准（虚构）`.repeat(40),
});

/** Publishes so many records, and answers the peak of memory in kB. */
async function peak(count: number): Promise<number> {
  const { address, drop } = await makeTestSchema();
  const store = await openPostgresql(address);
  await migrate(store);
  for (let from = 0; from < count; from += 1000) {
    const some = Array.from({ length: Math.min(1000, count - from) }, (_, offset) => record(from + offset));
    const stamp = { at: new Date('2026-06-30T00:00:00Z'), by: 'test' };
    await store.db.transaction().execute((tx) => insertRecords(tx, resources.accreditations, some, stamp));
  }
  await store.close();
  let told = 0;
  await withFolder(async (folder) => {
    const to = path.join(folder, 'published');
    const { stderr } = await promisify(execFile)(
      process.execPath,
      [...smallHeap, '--import', tellMemory, main, 'publish', to],
      { env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: address, YIJIAN_DATA: folder } },
    );
    const index = JSON.parse(await readFile(path.join(to, 'index.json'), 'utf8')) as StaticIndex;
    expect(index.collections['accreditations']?.count).toBe(count);
    told = Number(/peak (\d+)/.exec(stderr)?.[1]);
  });
  await drop();
  return told;
}

// The embedded database lives in the process, and keeps its own tables in the same memory.
it.skipIf(!onPostgresql)(
  'needs no more memory for twenty times the records',
  async () => {
    const few = await peak(1500);
    const many = await peak(30_000);
    expect(few).toBeGreaterThan(0);
    expect(many / few).toBeLessThan(1.5);
  },
  LIMIT_MS,
);
