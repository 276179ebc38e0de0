import { afterEach, expect, it } from 'vitest';
import { units } from '@yijian/standard/resources';
import { caught, caughtKind } from '../test/caught.js';
import { problem, startServer, type Reply, type TestServer } from '../test/test-server.js';
import { createTransport, type Endpoint } from './create-transport.js';
import type { Attempt, Hooks, Outcome } from './hooks.js';

let server: TestServer | undefined;
afterEach(() => server?.[Symbol.asyncDispose]());

async function connect(hooks: Hooks[], ...replies: Reply[]): Promise<Endpoint<'getUnit'>> {
  server = await startServer((_, nth) => replies[nth] ?? replies.at(-1)!);
  // Only where an answer never comes is it worth giving up early: a busy machine may take its time for the others.
  const timeoutMs = replies.some((reply) => 'never' in reply) ? 1000 : 10_000;
  return createTransport({ baseUrl: server.url, hooks, timeoutMs, retry: { backoffMs: 4, limit: 2 } }).endpoint(
    units.get,
  );
}

it('are called before and after each attempt, with one request id, and hear when the next one comes', async () => {
  const seen: [Attempt, Outcome?][] = [];
  const get = await connect(
    [
      {
        before: (attempt) => void seen.push([attempt]),
        after: (attempt, outcome) => void seen.push([attempt, outcome]),
      },
    ],
    problem(503, 'unavailable'),
    { never: true },
    { body: { id: 'u' } },
  );
  await get({ path: ['u'] });
  expect(
    seen.map(([{ number }, outcome]) => [number, outcome && (outcome.error?.kind ?? outcome.response?.status)]),
  ).toEqual([
    [1, undefined],
    [1, 'problem'],
    [2, undefined],
    [2, 'timeout'],
    [3, undefined],
    [3, 200],
  ]);
  expect(new Set(seen.map(([{ requestId }]) => requestId))).toEqual(
    new Set(server!.requests.map(({ headers }) => headers['x-request-id'])),
  );
  const after = seen.flatMap(([, outcome]) => outcome ?? []);
  expect(after.map(({ retryInMs }) => typeof retryInMs)).toEqual(['number', 'number', 'undefined']);
  expect(after[1]!.durationMs).toBeGreaterThanOrEqual(190);
  expect(seen[0]![0]).toMatchObject({ operationId: 'getUnit', request: { method: 'GET' } });
});

it('may set headers, one hook after the other', async () => {
  const get = await connect(
    [
      {
        before: async ({ request }) => {
          await Promise.resolve();
          request.headers.set('traceparent', '00-a');
        },
      },
      { before: ({ request }) => request.headers.set('traceparent', `${request.headers.get('traceparent')}-b`) },
    ],
    { body: {} },
  );
  await get({ path: ['u'] });
  expect(server!.requests[0]!.headers['traceparent']).toBe('00-a-b');
});

it.each(['before', 'after'] as const)(
  'end the call with what they throw, and nothing is repeated: %s',
  async (when) => {
    const fault = new TypeError('fetch failed');
    const get = await connect(
      [
        {
          [when]: () => {
            throw fault;
          },
        },
      ],
      problem(503, 'unavailable'),
    );
    expect(await caught(get({ path: ['u'] }))).toBe(fault);
    expect(server!.requests.length).toBe(when === 'before' ? 0 : 1);
  },
);

it('see the error that the caller gets', async () => {
  const errors: unknown[] = [];
  const get = await connect([{ after: (_, { error }) => void errors.push(error) }], problem(404, 'not-found'));
  const error = await caughtKind('problem', get({ path: ['u'] }));
  expect(errors).toEqual([error]);
  expect(error.request).toEqual({ method: 'GET', url: `${server!.url}/units/u` });
  expect(error.response).toMatchObject({ status: 404, headers: { 'content-type': 'application/problem+json' } });
});
