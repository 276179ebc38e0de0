import { createContext, runInContext } from 'node:vm';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundle } from '../test/bundle.js';
import { problem, startServer, type TestServer } from '../test/test-server.js';
import type * as client from './index.js';
import { randomId } from './platform.js';

describe('randomId', () => {
  it('is 32 hexadecimal digits, others each time, without crypto.randomUUID', () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    const ids = Array.from({ length: 100_000 }, randomId);
    vi.unstubAllGlobals();
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(100_000);
    expect(new Set(ids.map((id) => id.slice(0, 28))).size).toBeGreaterThan(1);
  });
});

describe('on a browser as old as Chromium 83', () => {
  /**
   * What came later than Chromium 83 and can be taken away; and chance, which would make pauses too short to be seen.
   */
  const removeNewer = `
    delete Object.hasOwn; delete Object.groupBy; delete Promise.any; delete Promise.withResolvers; delete Array.fromAsync;
    for (const type of [Array, String, Uint8Array]) delete type.prototype.at;
    for (const name of ['findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']) delete Array.prototype[name];
    delete String.prototype.replaceAll;
    Math.random = () => 0.5;
    for (const name of ['WeakRef', 'FinalizationRegistry', 'AggregateError', 'structuredClone']) delete globalThis[name];
  `;
  const without = <T extends object>(target: T, ...names: string[]): T =>
    new Proxy(target, {
      get: (of, name) => (names.includes(name as string) ? undefined : (Reflect.get(of, name) as unknown)),
    });
  let code: string;
  let server: TestServer | undefined;

  beforeAll(async () => {
    code = await bundle(`export * from '@yijian/client';`);
  });
  afterEach(() => server?.[Symbol.asyncDispose]());

  /** The package in a world of its own without the newer methods. */
  function load(): typeof client {
    const world = createContext({
      ...{
        fetch,
        Request,
        Response,
        Headers,
        URL,
        AbortController,
        FormData,
        Blob,
        ReadableStream,
        TextEncoder,
        TextDecoder,
      },
      ...{ setTimeout, clearTimeout, performance },
      AbortSignal: without(AbortSignal, 'any', 'timeout', 'abort'),
      URLSearchParams: class extends URLSearchParams {
        override get size(): number {
          return undefined as never;
        }
      },
      crypto: { getRandomValues: crypto.getRandomValues.bind(crypto) },
    });
    runInContext(removeNewer, world);
    runInContext(code, world);
    return runInContext('exported', world) as typeof client;
  }

  it('reads, filters, pages, batches and writes', async () => {
    server = await startServer(({ path, query }) => {
      if (path === '/credit-summaries')
        return {
          body: { data: query.getAll('subject').map((id) => ({ subject: { id } })), schemes: [], generatedAt: '' },
        };
      if (path !== '/facilities') return { body: {} };
      const next = query.has('cursor') ? {} : { nextCursor: 'b' };
      return { body: { data: [query.get('q')], page: { limit: 1, ...next } } };
    });
    const { createClient } = load();
    const { facilities, creditSummaries } = createClient({ baseUrl: server.url, token: 't0ken' });
    const seen: unknown[] = [];
    for await (const item of facilities.list({ q: '医院' })) seen.push(item);
    expect(seen).toEqual(['医院', '医院']);
    const badges = await Promise.all(['a', 'b'].map((id) => creditSummaries.get(id)));
    expect(badges.map(({ data }) => data[0]?.subject.id)).toEqual(['a', 'b']);
    await facilities.put('fac-1', {} as never, { ifMatch: '"1"' });
    expect(server.requests).toHaveLength(4);
  });

  it('repeats, times out, and frees the connection of an attempt that timed out', async () => {
    server = await startServer((_, nth) => (nth === 0 ? problem(503, 'unavailable') : { never: true }));
    const { createClient, isYijianError } = load();
    const { units } = createClient({ baseUrl: server.url, timeoutMs: 60, retry: { limit: 1, backoffMs: 5 } });
    const error: unknown = await units.get('u').catch((reason: unknown) => reason);
    expect(isYijianError(error) && error.kind).toBe('timeout');
    expect(server.requests).toHaveLength(2);
    await vi.waitFor(() => expect(server!.abandoned).toHaveLength(1));
  });

  it('leaves a pause when the caller aborts, and makes no further attempt', async () => {
    server = await startServer(() => problem(503, 'unavailable'));
    const { createClient } = load();
    const { units } = createClient({ baseUrl: server.url, retry: { backoffMs: 600 } });
    const leaver = new AbortController();
    const call = units.get('u', leaver).catch((reason: unknown) => (reason as Error).name);
    await vi.waitFor(() => expect(server!.requests).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    leaver.abort();
    expect(await call).toBe('AbortedError');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(server.requests).toHaveLength(1);
  });
});

describe('a bundle', () => {
  it('holds only the resources that are used', async () => {
    const all = await bundle(
      `import { createClient } from '@yijian/client'; export const api = createClient({ baseUrl: '/v1' });`,
    );
    const two = await bundle(
      `import { createTransport, facilities, plans } from '@yijian/client';
       const transport = createTransport({ baseUrl: '/v1' });
       export const api = { facilities: facilities(transport), plans: plans(transport) };`,
    );
    for (const name of ['GovernmentInspections', 'Penalties', 'Practitioners', '/credit-summaries', 'ScoreRecords']) {
      expect(all).toContain(name);
      expect(two).not.toContain(name);
    }
    for (const path of ['/facilities/{facilityId}/timeline', '/plans/{planId}/matrix']) expect(two).toContain(path);
  });
});
