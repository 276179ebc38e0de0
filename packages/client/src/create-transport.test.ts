import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { getFacility, listFacilities, putFacility, createFacility } from '@yijian/standard/operations';
import { caught, caughtKind } from '../test/caught.js';
import { problem, startServer, type Received, type Reply, type TestServer } from '../test/test-server.js';
import type { ClientOptions } from './client-options.js';
import { createTransport } from './create-transport.js';
import { etagOf } from './response-of.js';
import { writeEndpoint } from './write-endpoint.js';

const body = { id: 'fac-1', name: '虚构医院' } as never;
const quick = { backoffMs: 5 };
let server: TestServer | undefined;

afterEach(async () => {
  vi.unstubAllGlobals();
  await server?.[Symbol.asyncDispose]();
});

/**
 * A transport to a server that answers as told: by a function, or by one reply after the other, the last one for
 * ever.
 */
async function connect(
  replies: Reply[] | ((request: Received, nth: number) => Reply),
  options: Partial<ClientOptions> = {},
): Promise<{
  get: (signal?: AbortSignal) => Promise<object>;
  create: (signal?: AbortSignal) => Promise<object>;
  put: (ifMatch?: string) => Promise<object>;
  server: TestServer;
}> {
  server = await startServer(typeof replies === 'function' ? replies : (_, nth) => (replies[nth] ?? replies.at(-1))!);
  const transport = createTransport({ baseUrl: server.url, retry: quick, ...options });
  const get = transport.endpoint(getFacility);
  const create = writeEndpoint(transport, createFacility);
  const put = writeEndpoint(transport, putFacility);
  return {
    get: (signal) => get({ path: ['fac-1'] }, { signal }),
    create: (signal) => create({ body }, { signal }),
    put: (ifMatch) => put({ path: ['fac-1'], body }, { ifMatch }),
    server,
  };
}

const distinct = (requests: readonly Received[], header: string): unknown[] => [
  ...new Set(requests.map(({ headers }) => headers[header])),
];

describe('a request', () => {
  it('says who asks, in which language, for what, and carries an id', async () => {
    const { get, server } = await connect([{ body }], { token: 't0ken', language: 'zh-CN' });
    expect(await get()).toEqual(body);
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/facilities/fac-1',
      headers: {
        authorization: 'Bearer t0ken',
        'accept-language': 'zh-CN',
        accept: 'application/json, application/problem+json',
        'x-request-id': expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      },
    });
  });

  it('is anonymous without a token', async () => {
    const { get, server } = await connect([{ body }], { token: () => undefined });
    await get();
    expect(server.requests[0]!.headers).not.toHaveProperty('authorization');
  });

  it('takes the current token of a function for each call', async () => {
    let n = 0;
    const { get, server } = await connect([{ body }], { token: async () => Promise.resolve(`token-${++n}`) });
    await get();
    await get();
    expect(distinct(server.requests, 'authorization')).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('passes on what the token function throws, and sends nothing', async () => {
    const loggedOut = new Error('logged out');
    const { get, server } = await connect([{ body }], { token: () => Promise.reject(loggedOut) });
    expect(await caught(get())).toBe(loggedOut);
    expect(server.requests).toEqual([]);
  });

  it('can be aborted while the token function thinks', async () => {
    const { get } = await connect([{ body }], { token: () => new Promise(() => undefined) });
    const leaver = new AbortController();
    const call = get(leaver.signal);
    leaver.abort();
    await caughtKind('aborted', call);
  });

  it.each(['', 'Bearer abc', 'a\nb', '令牌'])('refuses the token %j without repeating it', async (token) => {
    const { get, server } = await connect([{ body }], { token });
    const error = await caught(get());
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(/token must be visible ASCII/);
    if (token) expect(String(error)).not.toContain(token);
    expect(server.requests).toEqual([]);
  });

  it('writes JSON under the idempotency key, version, condition and reason given', async () => {
    const { server } = await connect([{ status: 201, body, headers: { etag: '"7"' } }]);
    const put = writeEndpoint(createTransport({ baseUrl: server.url }), putFacility);
    const stored = await put(
      { path: ['fac-1'], body },
      { ifMatch: '"6"', ifNoneMatch: '*', idempotencyKey: 'letter-2024-17', reason: '录入有误' },
    );
    expect(etagOf(stored)).toBe('"7"');
    expect(server.requests[0]).toMatchObject({
      method: 'PUT',
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        'if-match': '"6"',
        'if-none-match': '*',
        'idempotency-key': 'letter-2024-17',
        'yijian-change-reason': '%E5%BD%95%E5%85%A5%E6%9C%89%E8%AF%AF',
      },
    });
  });

  it('goes through the fetch given, or the one the page has at that moment', async () => {
    const seen: string[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      seen.push(request.url);
      return Promise.resolve(Response.json(body));
    };
    await createTransport({ baseUrl: 'https://example.org/v1', fetch }).endpoint(getFacility)({ path: ['a'] });
    const late = createTransport({ baseUrl: 'https://example.org/v1' }).endpoint(getFacility);
    vi.stubGlobal('fetch', fetch);
    await late({ path: ['b'] });
    expect(seen).toEqual(['https://example.org/v1/facilities/a', 'https://example.org/v1/facilities/b']);
  });
});

describe('options', () => {
  it.each([
    [{ timeoutMs: 0 }, /timeoutMs must be milliseconds above 0 and below 2\^31, not 0/],
    [{ totalTimeoutMs: Infinity }, /totalTimeoutMs must be/],
    [{ timeoutMs: NaN }, /timeoutMs must be/],
    [{ retry: { limit: -1 } }, /retry.limit must be a whole number from 0, not -1/],
    [{ retry: { limit: 1.5 } }, /retry.limit/],
    [{ baseUrl: '/v1' }, /is not an address/],
  ])('%j is refused when the client is made', (options, message) => {
    expect(() => createTransport({ baseUrl: 'https://example.org/v1', ...options })).toThrow(message);
  });

  it('a header that cannot be sent is a TypeError of the caller, not a network error', async () => {
    const { put } = await connect([{ body }]);
    expect(await caught(put('版本'))).toBeInstanceOf(TypeError);
  });
});

describe('retries', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('repeats a read after status %i', async (status) => {
    const { get, server } = await connect([problem(status, 'unavailable'), { body }]);
    expect(await get()).toEqual(body);
    expect(server.requests).toHaveLength(2);
  });

  it.each([400, 401, 403, 404, 409, 412, 413, 422, 428, 501])('does not repeat after status %i', async (status) => {
    const { get, server } = await connect([problem(status, 'x'), { body }]);
    expect((await caughtKind('problem', get())).status).toBe(status);
    expect(server.requests).toHaveLength(1);
  });

  it.each(['before answer', 'in mid-body'] as const)('repeats when the connection drops %s', async (drop) => {
    const { get, server } = await connect([{ body, drop }, { body }]);
    expect(await get()).toEqual(body);
    expect(server.requests).toHaveLength(2);
  });

  it('repeats an attempt that timed out', async () => {
    const { get, server } = await connect([{ never: true }, { body }], { timeoutMs: 100 });
    expect(await get()).toEqual(body);
    expect(server.requests).toHaveLength(2);
    await vi.waitFor(() => expect(server.abandoned).toHaveLength(1));
  });

  it('keeps the request id and the idempotency key of a write over its attempts, and makes new ones for the next', async () => {
    const { create, put, server } = await connect([
      problem(503, 'unavailable'),
      { body, drop: 'in mid-body' },
      { status: 201, body },
    ]);
    await create();
    expect(server.requests.map(({ body }) => body)).toEqual(Array(3).fill(JSON.stringify(body)));
    for (const header of ['x-request-id', 'idempotency-key']) expect(distinct(server.requests, header)).toHaveLength(1);
    await put('"1"');
    for (const header of ['x-request-id', 'idempotency-key']) expect(distinct(server.requests, header)).toHaveLength(2);
  });

  it('gives up after the limit with the last error', async () => {
    const { get, server } = await connect([problem(503, 'unavailable')], { retry: { ...quick, limit: 3 } });
    expect((await caughtKind('problem', get())).code).toBe('unavailable');
    expect(server.requests).toHaveLength(4);
  });

  it('does not repeat when told so', async () => {
    const { get, server } = await connect([problem(503, 'unavailable')], { retry: false });
    await caughtKind('problem', get());
    expect(server.requests).toHaveLength(1);
  });

  it('waits as long as Retry-After says, in seconds or until a date', async () => {
    const waitFor = async (value: string): Promise<number> => {
      const late = { ...problem(429, 'too-many-requests'), headers: { 'retry-after': value } };
      const { get } = await connect([late, { body }]);
      const began = performance.now();
      await get();
      await server![Symbol.asyncDispose]();
      return performance.now() - began;
    };
    expect(await waitFor('1')).toBeGreaterThanOrEqual(990);
    expect(await waitFor('0')).toBeLessThan(500);
    // A date has no fraction of a second: two seconds ahead is at least one.
    expect(await waitFor(new Date(Date.now() + 2000).toUTCString())).toBeGreaterThanOrEqual(900);
  });

  it('does not begin a wait that would outlast the total time: the caller hears at once, and for how long', async () => {
    const late = problem(429, 'too-many-requests');
    const { get, server } = await connect([{ ...late, headers: { ...late.headers, 'retry-after': '3600' } }]);
    const began = performance.now();
    const error = await caughtKind('problem', get());
    expect(performance.now() - began).toBeLessThan(1000);
    expect(error).toMatchObject({ status: 429, code: 'too-many-requests', retryAfterMs: 3_600_000 });
    expect(server.requests).toHaveLength(1);
  });

  it('does not begin a pause that might outlast the total time either', async () => {
    const { get, server } = await connect([{ drop: 'before answer' }], {
      totalTimeoutMs: 2000,
      retry: { backoffMs: 3000 },
    });
    const began = performance.now();
    await caughtKind('network', get());
    expect(performance.now() - began).toBeLessThan(1000);
    expect(server.requests).toHaveLength(1);
  });

  it('is not misled by rate-limit headers of other servers', async () => {
    const late = { ...problem(429, 'too-many-requests'), headers: { 'x-ratelimit-reset': '4102444800' } };
    const { get } = await connect([late, { body }]);
    expect(await get()).toEqual(body);
  });

  it('spreads its pauses at random below the doubled bound', async () => {
    const { get } = await connect([problem(503, 'unavailable')], {
      retry: { limit: 6, backoffMs: 8, backoffLimitMs: 20 },
    });
    const timer = vi.spyOn(globalThis, 'setTimeout');
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    await caughtKind('problem', get());
    const pauses = timer.mock.calls.map(([, ms]) => ms).filter((ms) => ms !== undefined && ms <= 20 && ms > 0);
    vi.restoreAllMocks();
    expect(pauses).toEqual([4, 8, 10, 10, 10, 10]);
  });
});

describe('time', () => {
  it('ends a call that the server does not answer', async () => {
    const { get, server } = await connect([{ never: true }], { timeoutMs: 50, retry: { limit: 1, backoffMs: 1 } });
    const error = await caughtKind('timeout', get());
    expect(error.message).toMatch(/^getFacility: the server did not answer in time \[request [0-9a-f]{32}\]$/);
    expect(server.requests).toHaveLength(2);
  });

  it('counts the body in', async () => {
    const slowBody = async (): Promise<Response> =>
      Promise.resolve(new Response(new ReadableStream(), { headers: { 'content-type': 'application/json' } }));
    const get = createTransport({
      baseUrl: 'http://example.org',
      fetch: slowBody,
      timeoutMs: 50,
      retry: false,
    }).endpoint(getFacility);
    await caughtKind('timeout', get({ path: ['a'] }));
  });

  it('ends all attempts together within the total time', async () => {
    const { get } = await connect([{ never: true }], {
      timeoutMs: 150,
      totalTimeoutMs: 400,
      retry: { limit: 50, backoffMs: 1 },
    });
    const began = performance.now();
    await caughtKind('timeout', get());
    const took = performance.now() - began;
    expect(took).toBeGreaterThan(300);
    expect(took).toBeLessThan(1000);
  });
});

describe('abort', () => {
  it('sends nothing for a signal that is aborted already', async () => {
    const { get, server } = await connect([{ body }]);
    expect((await caughtKind('aborted', get(AbortSignal.abort('why')))).cause).toBe('why');
    await pause(20);
    expect(server.requests).toEqual([]);
  });

  it('ends the request in flight', async () => {
    const { get, server } = await connect([{ never: true }]);
    const leaver = new AbortController();
    const call = get(leaver.signal);
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    leaver.abort();
    await caughtKind('aborted', call);
    await vi.waitFor(() => expect(server.abandoned).toHaveLength(1));
  });

  it('ends a call in the middle of a pause, and no further attempt is made', async () => {
    const { create, server } = await connect([problem(503, 'unavailable')], { retry: { backoffMs: 8000 } });
    vi.spyOn(Math, 'random').mockReturnValue(0.05);
    const leaver = new AbortController();
    const call = create(leaver.signal);
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    await pause(30);
    leaver.abort();
    const began = performance.now();
    await caughtKind('aborted', call);
    expect(performance.now() - began).toBeLessThan(100);
    await pause(600);
    vi.restoreAllMocks();
    expect(server.requests).toHaveLength(1);
  });
});

describe('errors', () => {
  it('carry the problem, its places and the id of the request', async () => {
    const errors = [
      { pointer: '/licences/0/number', code: 'pattern', detail: 'is not a number of a licence' },
      { parameter: 'If-Match', detail: 'is needed' },
    ];
    const refusal = problem(422, 'unprocessable', { detail: 'Two faults.', errors });
    const { create } = await connect([{ ...refusal, headers: { ...refusal.headers, 'x-request-id': 'srv-7' } }]);
    const error = await caughtKind('problem', create());
    expect(error).toMatchObject({
      name: 'ProblemError',
      status: 422,
      code: 'unprocessable',
      operationId: 'createFacility',
    });
    expect(error.requestId).toBe('srv-7');
    expect(error.problem.errors).toEqual(errors);
    expect(error.pointers).toEqual([['licences', '0', 'number'], []]);
    expect(error.message).toBe('createFacility: 422 unprocessable: Two faults. [request srv-7]');
  });

  it('say of a gateway what it answered instead of a problem', async () => {
    const { get } = await connect([{ status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>nginx</h1>' }]);
    const error = await caughtKind('problem', get());
    expect(error).toMatchObject({ status: 404, code: 'http-404' });
    expect(error.message).toMatch(/answered with text\/html instead of a problem document/);
  });

  it('name the network, with the cause', async () => {
    const { get, server } = await connect([{ body, drop: 'before answer' }]);
    const error = await caughtKind('network', get());
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(error.requestId).toBe(server.requests[0]!.headers['x-request-id']);
    expect(distinct(server.requests, 'x-request-id')).toHaveLength(1);
    expect(server.requests).toHaveLength(3);
  });

  it.each([
    [
      'a log-in page',
      { headers: { 'content-type': 'text/html' }, body: '<html>' },
      /answered text\/html instead of application\/json/,
    ],
    ['invalid JSON', { body: '{"id":"fac-1"' }, /what is not JSON/],
    ['no body', { body: '' }, /without a body/],
    ['no content', { status: 204 }, /instead of application\/json|without a body/],
    ['an array', { body: [] }, /JSON that is not an object/],
    ['null', { body: 'null' }, /JSON that is not an object/],
    ['304 to nothing', { status: 304 }, /instead of application\/json|without a body/],
  ])('name the contract for %s', async (_, reply: Reply, message) => {
    const { get, server } = await connect([reply]);
    const error = await caughtKind('contract', get());
    expect(error.message).toMatch(message);
    expect(error.requestId).toBe(server.requests[0]!.headers['x-request-id']);
    expect(server.requests).toHaveLength(1);
  });

  it('never hold the token, whatever the server repeats', async () => {
    const token = 'eyJhbGciOi.secret-token.c2ln';
    const replies: Reply[] = [
      problem(401, 'unauthorized', { detail: `Bearer ${token} has expired`, errors: [{ detail: token }] }),
      { status: 500, headers: { 'content-type': 'text/plain' }, body: `authorization: Bearer ${token}` },
      { headers: { 'content-type': 'text/html' }, body: token },
      { drop: 'before answer' },
      { never: true },
    ];
    for (const reply of replies) {
      const { get } = await connect([reply], { token, timeoutMs: 50, retry: false });
      const error = await caught(get());
      const { inspect } = await import('node:util');
      expect(inspect(error, { depth: 9, showHidden: true, getters: true })).not.toContain('secret-token');
      await server![Symbol.asyncDispose]();
    }
  });
});

describe('memory', () => {
  /** A server that keeps one record and its version, as the standard says. */
  const record = (): ((request: Received) => Reply) => {
    let version = 1;
    return ({ method, headers }) => {
      if (method !== 'GET') version += 1;
      const etag = `"${version}"`;
      if (method === 'GET' && headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
      return { headers: { etag }, body: { id: 'fac-1', version } };
    };
  };

  it('shows an answer again when the server says that it is unchanged, and asks every time', async () => {
    const { get, server } = await connect(record());
    const [first, second] = [await get(), await get()];
    expect(second).toEqual(first);
    expect(etagOf(second)).toBe('"1"');
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"']);
  });

  it('gives each caller an object of its own, so that changing one changes nothing else', async () => {
    const { get } = await connect(record());
    const [first, second] = (await Promise.all([get(), get()])) as { id: string }[];
    first!.id = 'changed';
    expect(second!.id).toBe('fac-1');
    expect(await get()).toMatchObject({ id: 'fac-1' });
  });

  it('sends the same read once while it is in flight, and an abort of one caller does not end it', async () => {
    const { get, server } = await connect([{ body, delayMs: 50 }]);
    const leaver = new AbortController();
    const [leaving, ...staying] = [get(leaver.signal), get(), get()];
    setTimeout(() => leaver.abort(), 10);
    await caughtKind('aborted', leaving);
    expect(await Promise.all(staying)).toEqual([body, body]);
    expect(server.requests).toHaveLength(1);
    expect(server.abandoned).toEqual([]);
  });

  it('shares nothing between tokens', async () => {
    let token: string | undefined = 'one';
    const { get, server } = await connect(
      ({ headers }) =>
        headers['if-none-match']
          ? { status: 304 }
          : { headers: { etag: '"same"' }, body: { seenBy: headers.authorization ?? 'nobody' } },
      { token: () => token },
    );
    const one = get();
    token = undefined;
    expect(await Promise.all([one, get()])).toEqual([{ seenBy: 'Bearer one' }, { seenBy: 'nobody' }]);
    expect(await get()).toEqual({ seenBy: 'nobody' });
    expect(server.requests).toHaveLength(3);
  });

  it('is asked anew after a write, also by those who would have shared a read from before it', async () => {
    let reads = 0;
    const { get, put, server } = await connect(({ method }) =>
      method === 'GET' ? { body: { read: ++reads }, delayMs: 80 } : { body },
    );
    const before = get();
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    await put();
    expect(await get()).toEqual({ read: 2 });
    expect(await before).toEqual({ read: 1 });
  });

  it('is emptied by a write, even by one that failed', async () => {
    const { get, put, server } = await connect(({ method }) =>
      method === 'GET' ? { body, headers: { etag: '"1"' } } : problem(500, 'internal'),
    );
    await get();
    await caughtKind('problem', put());
    await get();
    expect(server.requests.at(-1)!.headers).not.toHaveProperty('if-none-match');
  });

  it('does not keep an answer that cannot be used', async () => {
    const { get, server } = await connect((_, nth) => ({ headers: { etag: '"1"' }, body: nth === 0 ? '{' : body }));
    await caughtKind('contract', get());
    expect(await get()).toEqual(body);
    expect(server.requests[1]!.headers).not.toHaveProperty('if-none-match');
  });

  it('can be off', async () => {
    const { get, server } = await connect(record(), { cache: false });
    await Promise.all([get(), get()]);
    await get();
    expect(distinct(server.requests, 'if-none-match')).toEqual([undefined]);
    expect(server.requests).toHaveLength(3);
  });

  it('keeps lists too, one for each question', async () => {
    server = await startServer(({ query }) => ({
      headers: { etag: '"1"' },
      body: { data: [], page: { limit: Number(query.get('limit')) } },
    }));
    const list = createTransport({ baseUrl: server.url }).endpoint(listFacilities);
    for (const limit of [1, 2, 1]) await list({ query: { limit } });
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined, '"1"']);
  });
});
