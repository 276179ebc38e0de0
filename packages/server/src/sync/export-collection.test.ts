import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore } from '../../test/open-test-store.ts';
import { startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import { createServer } from '../create-server.js';
import { insertRecords } from '../records/store-records.js';
import { resources } from '../resources/resources.js';
import type { Store } from '../store/store.js';

const authority = { authorization: `Bearer ${TOKEN}` };

const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);
const idsOf = (text: string): string[] => linesOf(text).map((line) => (JSON.parse(line) as { id: string }).id);

describe('an export', () => {
  const ids = Array.from({ length: 450 }, (_, n) => `${['a', 'B', 'c-', 'C_', '9.', 'Z'][n % 6]}${(n * 7919) % 1000}`);
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer([]);
    await store(ids, new Date('2026-01-01T00:00:00Z'));
  });
  afterAll(() => server?.close());

  const store = (newIds: readonly string[], at: Date): Promise<unknown> =>
    server.store.db.transaction().execute((tx) =>
      insertRecords(
        tx,
        resources.units,
        newIds.map((id) => ({ id, name: `单位 ${id}`, kind: 'court', extensions: { 'test:inner': id } })),
        { at, by: 'test' },
      ),
    );
  const sorted = [...ids].sort();

  it('has every record once, in the order of ids, as its read answers it', async () => {
    const got = await server.get('/v1/exports/units');
    expect([got.status, got.headers.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
    expect(got.text.endsWith('}\n')).toBe(true);
    expect(idsOf(got.text)).toEqual(sorted);
    const own = await server.get('/v1/exports/units', authority);
    for (const [index, id] of [sorted[0], sorted[449], sorted[200]].entries()) {
      const place = [0, 449, 200][index]!;
      expect(linesOf(got.text)[place]).toBe((await server.get(`/v1/units/${id}`)).text);
      expect(linesOf(own.text)[place]).toBe((await server.get(`/v1/units/${id}`, authority)).text);
    }
    expect(got.text).not.toContain('test:inner');
    expect(own.text).toContain('test:inner');
  });

  it('goes on after an id, and has nothing after the last', async () => {
    const rest = await server.get(`/v1/exports/units?afterId=${sorted[311]}`);
    expect(idsOf(rest.text)).toEqual(sorted.slice(312));
    const end = await server.get(`/v1/exports/units?afterId=${sorted.at(-1)}`);
    expect([end.status, end.text]).toEqual([200, '']);
  });

  it('keeps to what was stored at an instant or later', async () => {
    await store(['late-1', 'late-2'], new Date('2030-01-01T00:00:00Z'));
    const got = await server.get('/v1/exports/units?updatedSince=2030-01-01T08:00:00%2B08:00');
    expect(idsOf(got.text)).toEqual(['late-1', 'late-2']);
  });

  it('is empty where there is nothing, and a problem where there is no such collection', async () => {
    const empty = await server.get('/v1/exports/penalties');
    expect([empty.status, empty.text]).toEqual([200, '']);
    const strange = await server.get('/v1/exports/nothing', { 'accept-language': 'en' });
    expect([strange.status, strange.json.code]).toEqual([404, 'not-found']);
    expect(strange.json.detail).toContain('units');
    const wrong = await server.get('/v1/exports/units?limit=5');
    expect([wrong.status, wrong.json.errors[0].parameter]).toEqual([400, 'limit']);
  });

  it('of what only authorities read needs a token, and has nothing that nobody may see', async () => {
    const secret = 'whsec_ZXhhbXBsZS1zZWNyZXQtZXhhbXBsZS1zZWNyZXQ=';
    const subscription = { id: 'wsb-1', url: 'https://hooks.example/a', status: 'paused', secret };
    await server.write('POST', '/v1/webhook-subscriptions', subscription);
    const refused = await server.get('/v1/exports/webhook-subscriptions');
    expect([refused.status, refused.json.code]).toEqual([401, 'unauthorized']);
    const got = await server.get('/v1/exports/webhook-subscriptions', authority);
    expect(idsOf(got.text)).toEqual(['wsb-1']);
    expect(got.text).not.toContain('whsec');
  });

  it('is not made for HEAD', async () => {
    const head = await fetch(`${server.origin}/v1/exports/units`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
      200,
      'application/x-ndjson; charset=utf-8',
      '',
    ]);
  });
});

describe('a large export', () => {
  const COUNT = 20_000;
  const ids = Array.from({ length: COUNT }, (_, n) => `unit-${String(n).padStart(5, '0')}`);
  let store: Store;
  let origin: string;
  let close: () => Promise<void>;
  /** Queries so far, and how many may be made before the database fails. */
  const queries = { made: 0, allowed: Infinity };
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries.made += 1;
      if (queries.made > queries.allowed) throw new Error('The database broke off.');
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };

  beforeAll(async () => {
    store = await openTestStore();
    const aliases = Array.from({ length: 12 }, (_, n) => `别名 ${n} ${'长'.repeat(60)}`);
    for (let from = 0; from < COUNT; from += 2000) {
      await store.db.transaction().execute((tx) =>
        insertRecords(
          tx,
          resources.units,
          ids.slice(from, from + 2000).map((id) => ({ id, name: '单位', kind: 'court', aliases })),
          { at: new Date(), by: 'test' },
        ),
      );
    }
    const app = await createServer({ db: store.db.withPlugin(counting), changes: store.changes, token: TOKEN });
    app.log.error = () => undefined;
    await app.listen({ port: 0, host: '127.0.0.1' });
    origin = `http://127.0.0.1:${(app.server.address() as { port: number }).port}`;
    close = () => app.close();
  });
  afterAll(async () => {
    await close?.();
    await store?.close();
  });

  const open = (path: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => get(origin + path, resolve).once('error', reject));

  /** How many queries an export has made when it makes none for a while. */
  const queriesAtRest = async (): Promise<number> => {
    for (let before = -1; before !== queries.made;) {
      before = queries.made;
      await sleep(500);
    }
    return queries.made;
  };

  it('is read from the database no faster than its reader takes it, and comes whole', async () => {
    queries.made = 0;
    const answer = await open('/v1/exports/units');
    // What is ahead of the reader is bounded by the buffers of the sockets, not by the collection.
    expect(await queriesAtRest()).toBeLessThan(50);
    let bytes = 0;
    let rest = '';
    const seen: string[] = [];
    answer.setEncoding('utf8');
    for await (const chunk of answer as AsyncIterable<string>) {
      bytes += Buffer.byteLength(chunk);
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) seen.push((JSON.parse(line) as { id: string }).id);
    }
    expect(rest).toBe('');
    expect(seen).toEqual(ids);
    expect(bytes).toBeGreaterThan(40_000_000);
  });

  it('that breaks off is noticed, and goes on after its last whole line', async () => {
    queries.made = 0;
    queries.allowed = 7;
    const answer = await open('/v1/exports/units');
    let text = '';
    answer.setEncoding('utf8');
    const reading = (async () => {
      for await (const chunk of answer as AsyncIterable<string>) text += chunk;
    })();
    await expect(reading).rejects.toThrow('aborted');
    queries.allowed = Infinity;
    const first = idsOf(text);
    expect(first).toEqual(ids.slice(0, first.length));
    expect(first.length).toBeGreaterThan(500);
    const rest = await fetch(`${origin}/v1/exports/units?afterId=${first.at(-1)}`);
    expect([...first, ...idsOf(await rest.text())]).toEqual(ids);
  });

  it('whose reader goes away is no longer read', async () => {
    queries.made = 0;
    const answer = await open('/v1/exports/units');
    answer.destroy();
    expect(await queriesAtRest()).toBeLessThan(50);
  });

  it('is a problem when the database fails before the first line', async () => {
    queries.made = 0;
    queries.allowed = 0;
    const got = await fetch(`${origin}/v1/exports/units`);
    queries.allowed = Infinity;
    expect([got.status, got.headers.get('content-type')]).toEqual([500, 'application/problem+json; charset=utf-8']);
  });
});
