import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import staticFiles from '@fastify/static';
import { createClient, isYijianError, type YijianClient } from '@yijian/client';
import { staticFolder } from '@yijian/client/static';
import { validateAnswers } from '@yijian/client/validate';
import { collections } from '@yijian/standard/collections';
import type { StaticIndex } from '@yijian/standard/static-layout';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything, startTestServer, type TestServer } from '../../test/test-server.ts';
import { publishedFiles, type ReadPublic } from './published-files.ts';

const publishedAt = new Date('2026-07-01T08:00:00Z');
let server: TestServer;
let web: FastifyInstance;
let folder: string;
let address: string;
/** What files the web server was asked for. */
const asked: string[] = [];
let online: YijianClient;
let offline: YijianClient;

const answers = new Map<string, unknown>();
/** Nothing changes between two publications of this test, so each question is put once. */
const read: ReadPublic = async (requested) => {
  if (!answers.has(requested)) {
    const { status, json, text } = await server.get(`/v1${requested}`);
    if (status !== 200) throw new Error(`${requested}: ${status} ${text}`);
    answers.set(requested, json);
  }
  return structuredClone(answers.get(requested));
};

async function publish(at: Date): Promise<string[]> {
  const paths: string[] = [];
  const scratch = await mkdtemp(path.join(tmpdir(), 'yijian-scratch-'));
  for await (const { path: name, text } of publishedFiles(read, at, scratch)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    paths.push(name);
  }
  await rm(scratch, { recursive: true });
  return paths;
}

let paths: string[];
beforeAll(async () => {
  server = await startTestServer(everything, () => publishedAt);
  folder = await mkdtemp(path.join(tmpdir(), 'yijian-publish-'));
  paths = await publish(publishedAt);
  web = fastify();
  web.addHook('onRequest', (request, _reply, done) => {
    asked.push(request.url);
    done();
  });
  await web.register(staticFiles, { root: folder, prefix: '/county/data/' });
  await web.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(web.server.address() as AddressInfo).port}/county/data`;
  online = createClient({ baseUrl: `${server.origin}/v1`, language: 'en' });
  // Every answer of the folder is held against the standard.
  offline = createClient({ ...staticFolder(address), retry: false, checkAnswer: validateAnswers({ mode: 'throw' }) });
}, 240_000);
afterAll(async () => {
  await web.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

interface Resource {
  readonly list: YijianClient['facilities']['list'];
  readonly get: YijianClient['facilities']['get'];
}
const listed = [
  ...collections.filter((each) => each.read === 'public' && each.operations.includes('list')).map(({ name }) => name),
  'code-tables',
  'profiles',
];
const resourceOf = (client: YijianClient, name: string): Resource =>
  client[name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as 'facilities'];

async function problemOf(call: PromiseLike<unknown>): Promise<{ status: number; code: string; message: string }> {
  const error: unknown = await Promise.resolve(call).catch((reason: unknown) => reason);
  if (!isYijianError(error) || error.kind !== 'problem') throw new Error('a problem was expected', { cause: error });
  return error;
}

describe.each(listed)('%s', (name) => {
  it('lists and gives the same records as the server', async () => {
    const live = resourceOf(online, name);
    const kept = resourceOf(offline, name);
    const whole = await live.list({ limit: 200 }).toArray({ limit: 100_000 });
    expect(await kept.list({ limit: 200 }).toArray({ limit: 100_000 })).toEqual(whole);
    expect((await kept.list({ limit: 7 }).toArray({ limit: 50 })).map(({ id }) => id)).toEqual(
      whole.slice(0, 50).map(({ id }) => id),
    );
    const { data, page } = await live.list();
    expect(await kept.list()).toMatchObject({ data, page: { limit: page.limit } });
    for (const { id } of [...whole.slice(0, 3), ...whole.slice(-1)])
      expect(await kept.get(id)).toEqual(await live.get(id));
    expect((await problemOf(kept.get('no-such-record'))).code).toBe('not-found');
  });
});

describe('a filter', () => {
  it('finds in the folder what it finds on the server, or says that it does not work', async () => {
    const outcome = { same: 0, refused: 0 };
    for (const { name, filters } of collections.filter((each) => listed.includes(each.name))) {
      const records = await resourceOf(online, name).list({ limit: 200 }).toArray({ limit: 400 });
      for (const [filter, { at }] of Object.entries(filters)) {
        const values = [...new Set(records.flatMap((record) => valuesAt(record, at.slice(1).split('/'))))].slice(0, 2);
        for (const value of [...values, 'no-such-value']) {
          const query = { [filter]: value, limit: 9 } as Parameters<Resource['list']>[0];
          const live = await settled(resourceOf(online, name).list(query).toArray({ limit: 40 }));
          // A server may refuse a value that its schema does not know; a folder only looks for it.
          if ('problem' in live) continue;
          const kept = await settled(resourceOf(offline, name).list(query).toArray({ limit: 40 }));
          if ('problem' in kept) {
            expect(kept.problem).toMatchObject({ status: 400, code: 'bad-request' });
            outcome.refused += 1;
          } else {
            expect({ name, filter, value, found: kept.found }).toEqual({ name, filter, value, found: live.found });
            outcome.same += 1;
          }
        }
      }
    }
    expect(outcome.same).toBeGreaterThan(200);
    expect(outcome.refused).toBeGreaterThan(0);
  }, 240_000);

  it('works beside another one', async () => {
    const { data } = await online.inspections.list({ limit: 1 });
    const { facilityId, kind } = data[0]!;
    const query = { facilityId, kind, limit: 200 };
    const live = await online.inspections.list(query);
    expect(live.data.length).toBeGreaterThan(0);
    expect((await offline.inspections.list(query)).data).toEqual(live.data);
  });

  it.each([
    ['sort', () => offline.inspections.list({ sort: '-inspectedOn' })],
    ['inspectedFrom', () => offline.inspections.list({ inspectedFrom: '2026-01-01' })],
    ['updatedSince', () => offline.facilities.list({ updatedSince: '2026-01-01T00:00:00Z' })],
  ])('by %s is refused with its name, never left out', async (name, call) => {
    const { status, code, message } = await problemOf(call());
    expect([status, code]).toEqual([400, 'bad-request']);
    expect(message).toContain(`"${name}"`);
  });
});

describe('a timeline', () => {
  it('is the same as on the server, page by page, with its overview on the first', async () => {
    const facilities = await online.facilities.list({ limit: 200 }).toArray({ limit: 40 });
    expect((await offline.facilities.timeline(facilities[0]!.id)).page.limit).toBe(
      (await online.facilities.timeline(facilities[0]!.id)).page.limit,
    );
    let events = 0;
    for (const { id } of facilities) {
      const pages = async (client: YijianClient): Promise<object[]> => {
        const read: object[] = [];
        for await (const { page, ...rest } of client.facilities.timeline(id, { limit: 5 }).pages())
          read.push({ ...rest, limit: page.limit, more: page.nextCursor !== undefined });
        return read;
      };
      const live = await pages(online);
      expect(await pages(offline)).toEqual(live);
      events += live.length;
    }
    expect(events).toBeGreaterThan(100);
    expect((await problemOf(offline.facilities.timeline('no-such-facility'))).code).toBe('not-found');
  });

  it('is asked for by kind and days as on the server, and refuses what it cannot answer', async () => {
    const facilities = await online.facilities.list({ limit: 200 }).toArray({ limit: 40 });
    const asked = [
      { kind: ['inspection'] },
      { kind: ['inspection', 'finding', 'no-such-kind'], from: '2025-01-01' },
      { to: '2025-06-30' },
      { from: '2025-03-05', to: '2025-09-30' },
      { kind: ['no-such-kind'] },
    ];
    let [events, next] = [0, 0];
    for (const { id } of facilities) {
      for (const filters of asked) {
        const pages = async (client: YijianClient): Promise<object[]> => {
          const read: object[] = [];
          for await (const { page, ...rest } of client.facilities.timeline(id, { ...filters, limit: 3 }).pages()) {
            read.push({ ...rest, more: page.nextCursor !== undefined });
            events += rest.data.length;
            if (page.nextCursor !== undefined) next += 1;
          }
          return read;
        };
        expect(await pages(offline)).toEqual(await pages(online));
      }
    }
    expect(events).toBeGreaterThan(100);
    expect(next).toBeGreaterThan(10);
    const [{ id }] = facilities as unknown as [{ id: string }];
    for (const faulty of [{ from: 'soon' }, { from: '2025-02-01', to: '2025-01-01' }])
      for (const client of [online, offline])
        expect(await problemOf(client.facilities.timeline(id, faulty))).toMatchObject({
          status: 400,
          code: 'bad-request',
        });
  });
});

describe('a plan', () => {
  it('has the same matrix and the same load as on the server', async () => {
    for await (const { id } of online.plans.list()) {
      expect(await offline.plans.matrix(id)).toEqual(await online.plans.matrix(id));
      expect(await offline.plans.load(id)).toEqual(await online.plans.load(id));
    }
  });
});

describe('credit summaries', () => {
  it('are the same as on the server, for any subjects together', async () => {
    const facilities = await online.facilities.list({ limit: 200 }).toArray({ limit: 150 });
    const people = await online.practitioners.list({ limit: 200 }).toArray({ limit: 30 });
    const ids = [...facilities, ...people].map(({ id }) => id).reverse();
    const [live, kept] = await Promise.all(
      [online, offline].map((client) => client.creditSummaries.getMany([...ids, 'x'])),
    );
    // The folder says when the newest of a whole shard was stored.
    expect({ ...kept, generatedAt: '' }).toEqual({ ...live, generatedAt: '' });
    expect(kept!.missing).toEqual([{ id: 'x', code: 'not-found' }]);
    expect(Date.parse(kept!.generatedAt)).toBeGreaterThanOrEqual(Date.parse(live!.generatedAt));
    expect((await offline.creditSummaries.get(ids[0]!)).data).toEqual((await online.creditSummaries.get(ids[0]!)).data);
  });
});

it('says what was published', async () => {
  expect(await offline.root()).toEqual(await online.root());
});

describe('what a folder cannot do', () => {
  it.each([
    ['a write', () => offline.units.create({ id: 'u-1', name: '虚构单位' } as never), 405, 'method-not-allowed'],
    ['a list for authorities', () => offline.complaints.list(), 404, 'not-found'],
    ['the change feed', () => offline.changes.read(), 404, 'not-found'],
    ['where self-inspections stand today', () => offline.cadenceStatuses.getMany(['x']), 404, 'not-found'],
    ['a cursor of another list', () => offline.units.list({ cursor: 'x' }), 400, 'bad-cursor'],
  ])('is refused: %s', async (_, call, status, code) => {
    expect(await problemOf(call())).toMatchObject({ status, code });
  });
});

describe('a parameter that nobody knows', () => {
  const lost = { nonsense: '1' };
  it.each([
    ['a list', (client: YijianClient) => client.facilities.list(lost as never)],
    [
      'a record',
      (client: YijianClient, id: string) =>
        client.request('GET', '/units/{unitId}', { path: { unitId: id }, query: lost }),
    ],
    ['a timeline', (client: YijianClient, id: string) => client.facilities.timeline(id, lost as never)],
    [
      'credit summaries',
      (client: YijianClient, id: string) =>
        client.request('GET', '/credit-summaries', { query: { subject: [id], ...lost } }),
    ],
    ['the entry', (client: YijianClient) => client.request('GET', '/', { query: lost })],
  ])('is refused by the server and by the folder: %s', async (_, call) => {
    const [facility] = (await online.facilities.list({ limit: 1 })).data;
    for (const client of [online, offline])
      expect(await problemOf(call(client, facility?.id ?? ''))).toMatchObject({
        status: 400,
        code: 'bad-request',
        message: expect.stringContaining('nonsense') as string,
      });
  });
});

describe('the folder', () => {
  it('lists every file with its checksum, and shows its index last', async () => {
    const index = JSON.parse(await readFile(path.join(folder, 'index.json'), 'utf8')) as StaticIndex;
    expect(paths.at(-1)).toBe('index.json');
    const own = path.join(folder, index.publication);
    const lines = (await readFile(path.join(own, 'checksums.txt'), 'utf8')).trimEnd().split('\n');
    for (const line of lines) {
      const [sum, name] = line.split('  ') as [string, string];
      expect(
        createHash('sha256')
          .update(await readFile(path.join(own, name)))
          .digest('hex'),
      ).toBe(sum);
    }
    expect(new Set([...lines.map((line) => `${index.publication}/${line.split('  ')[1]!}`), 'index.json'])).toEqual(
      new Set(paths.filter((name) => !name.endsWith('/checksums.txt'))),
    );
  });

  it('is asked for its index only, when it has been read before and nothing new was published', async () => {
    const client = createClient(staticFolder(address));
    const [first] = (await client.facilities.list()).data;
    await client.facilities.get(first!.id);
    asked.length = 0;
    await client.facilities.list();
    await client.facilities.get(first!.id);
    expect(asked).toEqual([]);
  });

  it('lets a list that was begun end as it began when data are published anew, and says when it cannot', async () => {
    const client = createClient({ ...staticFolder(address), retry: false });
    const ids = (await client.units.list({ limit: 200 }).toArray({ limit: 10_000 })).map(({ id }) => id);
    const pages = client.units.list({ limit: 3 }).pages();
    const read = (await pages.next()).value!.data.map(({ id }) => id);
    const before = JSON.parse(await readFile(path.join(folder, 'index.json'), 'utf8')) as StaticIndex;
    await publish(new Date(publishedAt.getTime() + 86_400_000));
    const late = createClient({ ...staticFolder(address), retry: false });
    expect((await late.units.list({ limit: 3 })).page.nextCursor).not.toContain(before.publication);
    for await (const { data } of pages) read.push(...data.map(({ id }) => id));
    expect(read).toEqual(ids);
    await rm(path.join(folder, before.publication), { recursive: true });
    const cursor = `${before.publication}.3.3./units`;
    expect(await problemOf(late.units.list({ cursor }))).toMatchObject({ status: 410, code: 'cursor-expired' });
  });

  it('with a file missing fails loudly', async () => {
    const index = JSON.parse(await readFile(path.join(folder, 'index.json'), 'utf8')) as StaticIndex;
    await rm(path.join(folder, index.publication, 'units/pages/0.json'));
    const client = createClient({ ...staticFolder(address), retry: false });
    const { status, message } = await problemOf(client.units.list());
    expect(status).toBe(503);
    expect(message).toContain('units/pages/0.json');
  });

  it('that is none is told from an empty one', async () => {
    const client = createClient({ ...staticFolder(`${address}/units`), retry: false });
    expect((await problemOf(client.units.list())).message).toContain('check baseUrl');
  });
});

describe('publishing', () => {
  it('refuses two records that would be one file', async () => {
    const twins: ReadPublic = async (requested) =>
      requested.startsWith('/accreditations') ? { data: [{ id: 'A' }, { id: 'a' }], page: {} } : read(requested);
    const writeAll = async () => {
      for await (const { path } of publishedFiles(twins, publishedAt, folder)) expect(path).not.toBe('');
    };
    await expect(writeAll()).rejects.toThrow('would be one file');
  });
});

const valuesAt = (node: unknown, [step, ...rest]: string[]): string[] => {
  if (node === undefined) return [];
  if (step === undefined) return [String(node as string | number)];
  if (step === '*') return (node as unknown[]).flatMap((item) => valuesAt(item, rest));
  return valuesAt((node as Record<string, unknown>)[step], rest);
};

async function settled<Item extends { id: string }>(
  call: Promise<Item[]>,
): Promise<{ found: string[] } | { problem: { status: number; code: string } }> {
  try {
    return { found: (await call).map(({ id }) => id) };
  } catch (error) {
    if (isYijianError(error) && error.kind === 'problem') return { problem: error };
    throw error;
  }
}
