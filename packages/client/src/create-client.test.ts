import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { operations } from '@yijian/standard/operations';
import { caught } from '../test/caught.js';
import { startServer } from '../test/test-server.js';
import { createClient } from './index.js';

describe('the surface', () => {
  it('has a call for every operation of the standard', async () => {
    await using server = await startServer(({ path }) =>
      path.startsWith('/exports/')
        ? { headers: { 'content-type': 'application/x-ndjson' }, body: '' }
        : { body: { data: [], schemes: [], faults: [], page: { limit: 1 }, generatedAt: '' } },
    );
    const { root, cadenceStatuses, changes, creditSummaries, exports, imports, transport, request, ...resources } =
      createClient({ baseUrl: server.url });
    expect([typeof transport, typeof request]).toEqual(['object', 'function']);
    await root();
    await cadenceStatuses.getMany(['x']);
    await changes.read();
    await creditSummaries.getMany(['s']);
    expect(await exports('x' as never).next()).toMatchObject({ done: true });
    await imports.send('x' as never, [{} as never]);
    const any = {} as never;
    const calls: Record<string, (call: (...args: never[]) => PromiseLike<unknown>) => PromiseLike<unknown>> = {
      list: (list) => list(),
      get: (get) => get('x' as never),
      create: (create) => create(any),
      put: (put) => put('x' as never, any),
      timeline: (timeline) => timeline('x' as never),
      matrix: (matrix) => matrix('x' as never),
      load: (load) => load('x' as never),
      putMatrix: (putMatrix) => putMatrix('x' as never, any),
      delivery: (delivery) => delivery('x' as never),
      ...Object.fromEntries(
        ['prepare', 'carryOut', 'withdraw', 'cancel'].map((name) => [name, (act) => act('x' as never, any)]),
      ),
    };
    for (const resource of Object.values(resources))
      for (const [name, call] of Object.entries(resource))
        await calls[name]!(call as (...args: never[]) => PromiseLike<unknown>);
    const templates = Object.values(operations).map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, 'x')}`);
    expect(server.requests.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(templates.sort());
  });

  it("sends requests of one's own, to paths of the standard and of a vendor", async () => {
    await using server = await startServer(({ method, body }) => ({ body: { method, got: body && JSON.parse(body) } }));
    const { request } = createClient({ baseUrl: server.url });
    await request('GET', '/facilities/{facilityId}', { path: { facilityId: 'a/b' } });
    const answer = await request('POST', '/x-vendor/permits/{id}', {
      path: { id: 'p' },
      query: { z: 1, a: ['x', 'y'] },
      body: { n: 1 },
    });
    expect(answer).toEqual({ method: 'POST', got: { n: 1 } });
    expect(server.requests.map(({ path, query }) => `${path}?${query.toString()}`)).toEqual([
      '/facilities/a%2Fb?',
      '/x-vendor/permits/p?a=x&a=y&z=1',
    ]);
    expect(server.requests[1]!.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('sends nothing when it is made', async () => {
    await using server = await startServer(() => ({ body: {} }));
    createClient({ baseUrl: server.url });
    expect(server.requests).toEqual([]);
  });

  it('pages through a list by its cursors, with the filters of the first page', async () => {
    const ids = Array.from({ length: 7 }, (_, n) => `fac-${n}`);
    await using server = await startServer(({ query }) => {
      const limit = Number(query.get('limit'));
      const from = Number(query.get('cursor') ?? 0);
      const next = from + limit < ids.length ? { nextCursor: String(from + limit) } : {};
      return { body: { data: ids.slice(from, from + limit).map((id) => ({ id })), page: { limit, ...next } } };
    });
    const { facilities } = createClient({ baseUrl: server.url });
    const seen: string[] = [];
    for await (const { id } of facilities.list({ regionCode: '990121', limit: 3 })) seen.push(id);
    expect(seen).toEqual(ids);
    expect(server.requests.map(({ query }) => query.toString())).toEqual([
      'limit=3&regionCode=990121',
      'cursor=3&limit=3&regionCode=990121',
      'cursor=6&limit=3&regionCode=990121',
    ]);
    expect(await facilities.list({ limit: 3, cursor: '6' }).toArray({ limit: 9 })).toEqual([{ id: 'fac-6' }]);
  });
});

it('repeats neither the token nor the body in an error, however deep a log looks into it', async () => {
  const token = 'tok-5ecret';
  const plain = { 'content-type': 'application/json' };
  const answers = [
    () => new Response('x', { status: 502, headers: { 'content-type': `text/html; t=${token}` } }),
    () => new Response('{}', { status: 403, headers: { ...plain, 'x-request-id': `of ${token}` } }),
    () => new Response(`{"a":${token}`, { headers: plain }),
  ];
  for (const answer of answers) {
    const fetch = (): Promise<Response> => Promise.resolve(answer());
    const { facilities } = createClient({ baseUrl: 'http://x.example/v1', token, retry: false, fetch });
    const error = await caught(facilities.get('f'));
    expect(inspect(error, { depth: Infinity, showHidden: true }) + JSON.stringify(error)).not.toContain(token);
  }
});
