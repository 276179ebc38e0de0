import fc from 'fast-check';
import type { KyselyPlugin } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestSchema, onPostgresql, openTestStore } from '../../test/open-test-store.ts';
import { TOKEN } from '../../test/test-server.ts';
import { until } from '../../test/until.ts';
import { createServer } from '../create-server.ts';
import { migrate } from '../store/migrate.ts';
import { openPostgresql } from '../store/open-postgresql.ts';
import type { Store } from '../store/store.ts';
import { AnswerCache } from './answer-cache.ts';

const NOON = Date.UTC(2026, 5, 30, 4);
const HOUR_MS = 3_600_000;

describe('what is kept', () => {
  it('is never older than the last change, nor of another day in China', async () => {
    const step = fc.oneof(
      fc.constant('write' as const),
      fc.record({ read: fc.constantFrom('/a', '/b', '/c') }),
      fc.record({ hours: fc.integer({ min: 1, max: 30 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        let stored = 0;
        let at = NOON;
        const cache = new AnswerCache({ generation: () => stored, mark: () => undefined, close: async () => {} }, 1e6);
        for (const one of steps) {
          if (one === 'write') stored += 1;
          else if ('hours' in one) at += one.hours * HOUR_MS;
          else {
            const day = new Date(at + 8 * HOUR_MS).toISOString().slice(0, 10);
            const body = `${one.read} ${stored} ${day}`;
            const read = () => Promise.resolve({ status: 200, etag: '"e"', body: Buffer.from(body) });
            expect((await cache.answer(one.read, new Date(at), read)).body.toString()).toBe(body);
          }
        }
      }),
    );
  });

  it('is not what was read before a change that came meanwhile', async () => {
    let stored = 0;
    const cache = new AnswerCache({ generation: () => stored, mark: () => undefined, close: async () => {} }, 1e6);
    const answer = (body: string) => ({ status: 200, etag: '"e"', body: Buffer.from(body) });
    await cache.answer('/a', new Date(NOON), () => {
      stored += 1;
      return Promise.resolve(answer('old'));
    });
    const next = await cache.answer('/a', new Date(NOON), () => Promise.resolve(answer('new')));
    expect(next.body.toString()).toBe('new');
  });

  it('is nothing while changes could be missed, nothing that failed, and nothing too large', async () => {
    const state: { generation?: number } = {};
    const cache = new AnswerCache(
      { generation: () => state.generation, mark: () => undefined, close: async () => {} },
      1e5,
    );
    const reads: string[] = [];
    const ask = (address: string, read: () => Promise<string>) =>
      cache.answer(address, new Date(NOON), async () => {
        reads.push(address);
        return { status: 200, etag: '"e"', body: Buffer.from(await read()) };
      });
    const small = () => Promise.resolve('small');
    await ask('/missed', small);
    await ask('/missed', small);
    state.generation = 1;
    await expect(ask('/failed', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    await ask('/failed', small);
    await ask('/large', () => Promise.resolve('x'.repeat(50_000)));
    await ask('/large', small);
    await ask('/kept', small);
    await ask('/kept', small);
    expect(reads).toEqual(['/missed', '/missed', '/failed', '/failed', '/large', '/large', '/kept']);
  });
});

describe('two servers on one database', () => {
  /** Two processes on PostgreSQL; PGlite has only one, which two applications share. */
  let stores: [Store, Store];
  let origins: [string, string];
  const closers: (() => Promise<void>)[] = [];
  let queries = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };

  beforeAll(async () => {
    if (onPostgresql) {
      const { address, drop } = await makeTestSchema();
      closers.push(drop);
      stores = [await openPostgresql(address), await openPostgresql(address)];
      closers.push(...stores.map(({ close }) => close));
      await migrate(stores[0]);
      await until(() => stores.forEach(({ changes }) => expect(changes.generation()).toBeDefined()));
    } else {
      const store = await openTestStore();
      closers.push(store.close);
      stores = [store, store];
    }
    const started = stores.map(async ({ db, changes }) => {
      const app = await createServer({ db: db.withPlugin(counting), changes, token: TOKEN });
      await app.listen({ port: 0, host: '127.0.0.1' });
      closers.push(() => app.close());
      return `http://127.0.0.1:${(app.server.address() as { port: number }).port}`;
    });
    origins = (await Promise.all(started)) as [string, string];
    await write(0, 'first', 'unit-a');
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  const write = async (server: 0 | 1, name: string, id: string): Promise<void> => {
    const path = `${origins[server]}/v1/units/${id}`;
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const before = await fetch(path, { headers });
    const condition = before.ok ? { 'if-match': before.headers.get('etag') as string } : {};
    const body = JSON.stringify({ id, name, kind: 'court' });
    const answer = await fetch(path, { method: 'PUT', headers: { ...headers, ...condition }, body });
    expect(answer.ok).toBe(true);
  };
  const nameAt = async (server: 0 | 1, id = 'unit-a'): Promise<string> => {
    const answer = await fetch(`${origins[server]}/v1/units/${id}`);
    return ((await answer.json()) as { name: string }).name;
  };

  it('answer the public from memory, and the same', async () => {
    await nameAt(0);
    const first = await fetch(`${origins[0]}/v1/units?limit=1`);
    const before = queries;
    const second = await fetch(`${origins[0]}/v1/units?limit=1`);
    expect(await second.text()).toBe(await first.text());
    for (const name of ['etag', 'link', 'cache-control', 'content-type', 'vary']) {
      expect(second.headers.get(name)).toBe(first.headers.get(name));
    }
    const known = await fetch(`${origins[0]}/v1/units?limit=1`, {
      headers: { 'if-none-match': first.headers.get('etag') as string },
    });
    expect(known.status).toBe(304);
    expect(queries).toBe(before);
  });

  it('read once for all who ask at the same time', async () => {
    await write(0, 'many', 'unit-b');
    await nameAt(0);
    const before = queries;
    const names = await Promise.all(Array.from({ length: 40 }, () => nameAt(0, 'unit-b')));
    expect(new Set(names)).toEqual(new Set(['many']));
    expect(queries - before).toBeLessThanOrEqual(1);
  });

  it('show a writer what it has written at once, and all others soon', async () => {
    for (let n = 0; n < 10; n += 1) {
      await nameAt(0);
      await nameAt(1);
      await write(0, `name ${n}`, 'unit-a');
      expect(await nameAt(0)).toBe(`name ${n}`);
      await until(async () => expect(await nameAt(1)).toBe(`name ${n}`));
    }
  });

  it('answer holders of a token from the database', async () => {
    const read = () => fetch(`${origins[0]}/v1/units/unit-a`, { headers: { authorization: `Bearer ${TOKEN}` } });
    await read();
    const before = queries;
    await read();
    expect(queries).toBe(before + 1);
  });

  it.runIf(onPostgresql)('read from the database while they cannot hear of changes, and listen again', async () => {
    const [first, second] = stores;
    await nameAt(1);
    const heard = second.changes.generation() as number;
    const cut = new pg.Client(process.env['TEST_DATABASE_URL']);
    await cut.connect();
    // Whoever listens has that as its last statement.
    await cut.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' or query = 'select 1'`,
    );
    await cut.end();
    await until(() => expect(second.changes.generation()).toBeUndefined());
    await write(0, 'unheard', 'unit-a');
    expect(await nameAt(1)).toBe('unheard');
    await until(() => expect(second.changes.generation()).toBeGreaterThan(heard));
    await until(() => expect(first.changes.generation()).toBeDefined());
    await write(0, 'heard again', 'unit-a');
    await until(async () => expect(await nameAt(1)).toBe('heard again'));
  });
});
