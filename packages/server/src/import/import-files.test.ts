import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { examples } from '@yijian/standard/story';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { profiles, startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import { sampleRegion } from '../sample-region/index.ts';
import { StartProblem } from '../start-problem.ts';
import type { JsonObject } from '../store/tables.ts';
import { importFiles, type ImportOptions, type ImportResult } from './import-files.ts';
import { importSources } from './import-source.ts';
import { readLines } from './read-lines.ts';

/** Names of collections that are not their kind with an s. */
const plurals: Record<string, string> = { facility: 'facilities', penalty: 'penalties', 'list-entry': 'list-entries' };

let server: TestServer;
let folder: string;

beforeEach(async () => {
  server = await startTestServer(profiles);
  folder = await mkdtemp(path.join(os.tmpdir(), 'yijian-import-'));
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const unit = (id: string, more: JsonObject = {}): JsonObject => ({
  ...without(examples.units, 'updatedAt'),
  id,
  ...more,
});
const facility = (id: string, more: JsonObject = {}): JsonObject => ({
  id,
  name: `${id}（虚构）`,
  regionCode: '990122',
  categoryCode: 'D212',
  status: 'operating',
  ...more,
});
const inspection = (id: string, facilityId: string, more: JsonObject = {}): JsonObject => ({
  id,
  facilityId,
  kind: 'routine',
  inspectedOn: '2026-03-02',
  resultCode: 'no-problem',
  ...more,
});

function without(record: object, name: string): JsonObject {
  const { [name]: _, ...rest } = record as JsonObject;
  return rest;
}

const lines = (records: readonly (JsonObject | string)[]): string =>
  records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join('');

const put = (name: string, content: string | Uint8Array): Promise<void> => writeFile(path.join(folder, name), content);

async function run(
  place: string,
  options: Partial<ImportOptions> & { collection?: string } = {},
): Promise<ImportResult> {
  const sources = await importSources(place === '-' ? place : path.join(folder, place), options.collection);
  return importFiles(server.store.db, sources, {
    replace: false,
    skipFaulty: false,
    restart: false,
    reportPath: path.join(folder, 'report'),
    input: Readable.from([]),
    stamp: { at: new Date('2026-06-30T00:00:00Z'), by: 'import' },
    progress: () => undefined,
    resumed: () => undefined,
    ...options,
  });
}

const report = async (): Promise<JsonObject[]> =>
  (await readFile(path.join(folder, 'report'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonObject);

const government = { authorization: `Bearer ${TOKEN}` };
const stored = async (collection: string): Promise<JsonObject[]> => {
  const { text } = await server.get(`/v1/exports/${collection}`, government);
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as JsonObject);
};
const ids = async (collection: string): Promise<unknown[]> => (await stored(collection)).map(({ id }) => id);

it('stores what an export has, in whatever order the files name one another, and answers it again to the letter', async () => {
  await put('inspections.ndjson', lines([inspection('ins-a', 'fac-1'), inspection('ins-b', 'fac-2')]));
  await put(
    'facilities.ndjson.gz',
    gzipSync(lines([facility('fac-1'), facility('fac-2', { updatedAt: '2020-01-01T00:00:00Z' })])),
  );
  expect(await run('.')).toMatchObject({ lines: 4, stored: 4, faulty: 0 });
  expect(await ids('inspections')).toEqual(['ins-a', 'ins-b']);
  const [first] = await stored('facilities');
  expect(without(first ?? {}, 'updatedAt')).toEqual(facility('fac-1'));
  const timeline = await server.get('/v1/facilities/fac-1/timeline');
  expect(timeline.json.data).toHaveLength(1);
  const feed = await server.get('/v1/changes?limit=200', government);
  expect(
    feed.json.data
      .map(({ recordId }: { recordId: string }) => recordId)
      .filter((id: string) => /^(?:fac|ins)-/.test(id))
      .sort(),
  ).toEqual(['fac-1', 'fac-2', 'ins-a', 'ins-b']);
});

it('takes records that name later ones and each other, and tells of those that name nothing', async () => {
  const many = Array.from({ length: 2500 }, (_, index) => inspection(`ins-${String(index).padStart(5, '0')}`, 'fac-1'));
  const [head, ...rest] = many;
  const last = rest.pop();
  await put('facilities.ndjson', lines([facility('fac-1')]));
  await put(
    'inspections.ndjson',
    lines([
      { ...head, recheckOfInspectionId: last?.['id'] },
      ...rest,
      { ...last, recheckOfInspectionId: head?.['id'] },
      inspection('lost-a', 'fac-1', { recheckOfInspectionId: 'lost-b' }),
      inspection('lost-b', 'fac-1', { recheckOfInspectionId: 'nowhere' }),
    ]),
  );
  expect(await run('.', { skipFaulty: true })).toMatchObject({ stored: 2501, faulty: 2 });
  expect(await ids('inspections')).toEqual(many.map(({ id }) => id));
  const told = (await report()).map(({ line, pointer, code }) => ({ line, pointer, code }));
  expect(told).toHaveLength(2);
  expect(told).toEqual(
    expect.arrayContaining([
      { line: 2501, pointer: '/recheckOfInspectionId', code: 'reference' },
      { line: 2502, pointer: '/recheckOfInspectionId', code: 'reference' },
    ]),
  );
});

it('tells of every faulty line where it is, what is wrong and how to mend it, and stores the others', async () => {
  await put(
    'facilities.ndjson',
    Buffer.concat([
      Buffer.from(
        lines([
          facility('fac-1'),
          '{"id": "fac-2", ',
          '',
          { ...facility('fac-3'), bedCount: 'many', colour: 'red' },
          facility('fac-1'),
          facility('fac-1', { name: '另一家（虚构）' }),
        ]),
      ),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from(
        lines([
          facility('fac-4', { creditCode: '12990122MB1234567X' }),
          facility('fac-5', { name: 'a\u0000b' }),
          'x'.repeat(3_000_000),
          facility('fac-6'),
        ]),
      ),
    ]),
  );
  expect(await run('facilities.ndjson', { skipFaulty: true })).toMatchObject({
    lines: 11,
    stored: 2,
    skipped: 1,
    faulty: 7,
  });
  expect(await ids('facilities')).toEqual(['fac-1', 'fac-6']);
  const told = await report();
  expect(told.map(({ line, pointer, code }) => [line, pointer, code])).toEqual(
    expect.arrayContaining([
      [2, undefined, 'bad-json'],
      [4, '/bedCount', 'type'],
      [4, '/colour', 'additionalProperties'],
      [6, '/id', 'stored-otherwise'],
      [7, undefined, 'encoding'],
      [8, '/creditCode', 'check-character'],
      [9, '/name', 'characters'],
      [10, undefined, 'too-long'],
    ]),
  );
  for (const { zh, en } of told) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/[.]$/);
  }
});

it('ends at the first faulty line, and stores what is before it and nothing after', async () => {
  await put(
    'facilities.ndjson',
    lines([facility('fac-1'), facility('fac-2', { creditCode: '12990122MB1234567X' }), facility('fac-3'), '{']),
  );
  const result = await run('facilities.ndjson');
  expect(result).toMatchObject({ stored: 1, faulty: 1, firstFault: { line: { line: 2, id: 'fac-2' } } });
  expect(await ids('facilities')).toEqual(['fac-1']);
  await put('facilities.ndjson', lines([facility('fac-1'), facility('fac-2'), facility('fac-3')]));
  expect(await run('facilities.ndjson')).toMatchObject({ stored: 2, skipped: 1, faulty: 0 });
});

it('replaces a record that is stored otherwise when it is told to, as a new version', async () => {
  await put('facilities.ndjson', lines([facility('fac-1'), facility('fac-2')]));
  await run('facilities.ndjson');
  await put('facilities.ndjson', lines([facility('fac-1', { status: 'closed-temporarily' }), facility('fac-2')]));
  expect(await run('facilities.ndjson', { replace: true })).toMatchObject({ stored: 0, replaced: 1, skipped: 1 });
  expect((await server.get('/v1/facilities/fac-1')).json.status).toBe('closed-temporarily');
  const { json } = await server.get('/v1/changes?collection=facilities', government);
  expect(json.data.map(({ recordId, action, version }: JsonObject) => [recordId, action, version])).toEqual(
    expect.arrayContaining([['fac-1', 'replaced', 2]]),
  );
  expect(json.data).toHaveLength(3);
});

it('goes on where it was interrupted, writes the report once, and takes no other file for the same', async () => {
  const many = Array.from({ length: 9000 }, (_, index) =>
    facility(`fac-${String(index).padStart(5, '0')}`, index === 500 || index === 7000 ? { bedCount: -1 } : {}),
  );
  await put('facilities.ndjson', lines(many));
  const interruption = new Error('interrupted');
  const interrupted = run('facilities.ndjson', {
    skipFaulty: true,
    progress: (_source, _share, done) => {
      if (done >= 4000) throw interruption;
    },
  });
  await expect(interrupted).rejects.toBe(interruption);
  const before = (await ids('facilities')).length;
  expect(before).toBe(3999);
  await put('facilities.ndjson', lines([facility('other'), ...many]));
  await expect(run('facilities.ndjson', { skipFaulty: true })).rejects.toThrow(
    /interrupted after line 4000.*--restart/,
  );
  await put('facilities.ndjson', lines(many));
  let from = 0;
  const result = await run('facilities.ndjson', { skipFaulty: true, resumed: (_source, done) => (from = done) });
  expect(from).toBe(4000);
  expect(result).toMatchObject({ lines: 9000, stored: 8998, skipped: 0, faulty: 2 });
  expect(await ids('facilities')).toEqual(many.filter(({ bedCount }) => bedCount === undefined).map(({ id }) => id));
  expect((await report()).map(({ line }) => line)).toEqual([501, 7001]);
});

it('refuses claims that are taken, in the file and in the database', async () => {
  const finding = (id: string): JsonObject => ({ findings: [{ id, description: '虚构的问题', severity: 'minor' }] });
  await put('facilities.ndjson', lines([facility('fac-1')]));
  await put(
    'inspections.ndjson',
    lines([
      inspection('ins-1', 'fac-1', finding('fin-1')),
      inspection('ins-2', 'fac-1', finding('fin-1')),
      inspection('ins-3', 'fac-1', finding('fin-3')),
    ]),
  );
  expect(await run('.', { skipFaulty: true })).toMatchObject({ stored: 3, faulty: 1 });
  expect(await report()).toMatchObject([{ line: 2, id: 'ins-2', pointer: '/findings/0/id', code: 'taken' }]);
});

it('reads the standard input, and says what it cannot know', async () => {
  const input = Readable.from([Buffer.from(lines([unit('unit-1')]))]);
  expect(await run('-', { collection: 'units', input })).toMatchObject({ stored: 1 });
  await expect(run('-')).rejects.toThrow(/--collection/);
  await put('things.ndjson', '');
  await expect(run('things.ndjson')).rejects.toThrow(/no collection "things"/);
  await expect(run('absent.ndjson')).rejects.toThrow(/absent[.]ndjson/);
});

it('takes no report that an earlier import has left in a folder for records', async () => {
  await put('units.ndjson', lines([unit('unit-1'), unit('unit-2', { name: 12 })]));
  await run('units.ndjson', { reportPath: path.join(folder, 'units.ndjson.faults.ndjson') });
  await put('units.ndjson', lines([unit('unit-1'), unit('unit-2')]));
  expect(await readFile(path.join(folder, 'units.ndjson.faults.ndjson'), 'utf8')).toContain('unit-2');
  expect(await run('.')).toMatchObject({ lines: 2, stored: 1, skipped: 1, faulty: 0 });
});

it('says in a sentence which file cannot be read to its end, and goes on when all of it is there', async () => {
  const whole = gzipSync(lines(Array.from({ length: 9000 }, (_, index) => unit(`unit-${index}`))));
  await put('units.ndjson.gz', whole.subarray(0, Math.floor(whole.length * 0.75)));
  const cut = run('units.ndjson.gz');
  await expect(cut).rejects.toThrow(StartProblem);
  await expect(cut).rejects.toThrow(
    /units[.]ndjson[.]gz cannot be read [(].*[)]: it is no whole gzip file; copy it anew, .* stays[.]$/,
  );
  await put('units.ndjson.gz', 'no gzip at all');
  await expect(run('units.ndjson.gz', { restart: true })).rejects.toThrow(/it is no whole gzip file/);
  await put('units.ndjson.gz', whole);
  expect(await run('units.ndjson.gz')).toMatchObject({ lines: 9000, faulty: 0 });
  expect(await ids('units')).toHaveLength(9000);
});

it('stores a whole region from a folder, with the timelines that follow from it', async () => {
  const byCollection = new Map<string, JsonObject[]>();
  for (const { kind, record } of sampleRegion({ facilities: 8 })) {
    const name = plurals[kind] ?? `${kind}s`;
    byCollection.set(name, [...(byCollection.get(name) ?? []), { ...record }]);
  }
  for (const [name, records] of byCollection) await put(`${name}.ndjson`, lines(records));
  const count = [...byCollection.values()].flat().length;
  expect(await run('.')).toMatchObject({ lines: count, stored: count, faulty: 0 });
  const { json } = await server.get('/v1/facilities/fac-400-events/timeline?limit=1', government);
  expect(json.overview.total).toBe(400);
});

it('cuts lines alike wherever the chunks end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ' '))),
      fc.array(fc.nat(40)),
      async (texts, cuts) => {
        const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''));
        const chunks: Buffer[] = [];
        let from = 0;
        for (const cut of cuts) {
          chunks.push(bytes.subarray(from, from + cut));
          from += cut;
        }
        chunks.push(bytes.subarray(from));
        const read: string[] = [];
        for await (const some of readLines(Readable.from(chunks.filter(({ length }) => length > 0))))
          for (const { text } of some) read.push(text);
        const marked = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
        expect(marked ? read.slice(1) : read).toEqual(
          (marked ? texts.slice(1) : texts).map((text) => Buffer.from(text).toString()),
        );
      },
    ),
  );
});
