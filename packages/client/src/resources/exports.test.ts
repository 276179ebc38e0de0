import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { caughtKind } from '../../test/caught.js';
import { problem, startServer, type Received, type Reply, type TestServer } from '../../test/test-server.js';
import { createTransport } from '../create-transport.js';
import { exports, type Exports } from './exports.js';

let server: TestServer | undefined;
afterEach(() => server?.[Symbol.asyncDispose]());

const ndjson = { 'content-type': 'application/x-ndjson; charset=utf-8' };
const lines = (from: number, to: number): string =>
  Array.from(
    { length: to - from },
    (_, n) => `${JSON.stringify({ id: `u-${from + n}`, name: '甲'.repeat(40) })}\n`,
  ).join('');
const number = (id = 'u--1'): number => Number(id.slice(2));

async function connect(
  reply: (request: Received, nth: number) => Reply,
): Promise<{ read: Exports; server: TestServer }> {
  server = await startServer(reply);
  const transport = createTransport({ baseUrl: server.url, token: 'secret', retry: { backoffMs: 5 } });
  return { read: exports(transport), server };
}

it('gives every record once, in their order, and asks as the caller said', async () => {
  const { read, server } = await connect(() => ({ headers: ndjson, body: lines(0, 5000) }));
  const ids: string[] = [];
  for await (const { id } of read('units', { updatedSince: '2026-01-01T00:00:00Z' })) ids.push(id);
  expect(ids).toEqual(Array.from({ length: 5000 }, (_, n) => `u-${n}`));
  expect(server.requests[0]).toMatchObject({ path: '/exports/units', headers: { authorization: 'Bearer secret' } });
  expect(server.requests[0]?.query.toString()).toBe('updatedSince=2026-01-01T00%3A00%3A00Z');
  expect(server.requests[0]?.headers.accept).toMatch(/^application\/x-ndjson/);
});

it('goes on behind the last whole record when the stream breaks off', async () => {
  const { read, server } = await connect(({ query }, nth) => {
    const from = number(query.get('afterId') ?? undefined) + 1;
    return nth < 3
      ? { headers: ndjson, body: lines(from, from + 100), drop: 'in mid-body' }
      : { headers: ndjson, body: lines(from, 400) };
  });
  const ids: number[] = [];
  for await (const { id } of read('units')) ids.push(number(id));
  expect(ids).toEqual(Array.from({ length: 400 }, (_, n) => n));
  expect(server.requests).toHaveLength(4);
});

it('takes an end within a line for a stream that broke off', async () => {
  const { read } = await connect(({ query }) =>
    query.has('afterId')
      ? { headers: ndjson, body: lines(2, 3) }
      : { headers: ndjson, body: lines(0, 3).slice(0, -60) },
  );
  const ids: string[] = [];
  for await (const { id } of read('units')) ids.push(id);
  expect(ids).toEqual(['u-0', 'u-1', 'u-2']);
});

it('gives up when a stream breaks off without a record', async () => {
  const { read } = await connect(() => ({ headers: ndjson, body: '{"id":"u-1"', drop: 'in mid-body' }));
  await caughtKind('network', read('units').next());
});

it.each([
  ['is not JSON', 'nonsense\n'],
  ['is no record', '{"name":"x"}\n'],
])('names the contract when a line %s', async (_, body) => {
  const { read } = await connect(() => ({ headers: ndjson, body }));
  await caughtKind('contract', read('units').next());
});

it('names the contract when the answer is no stream of records', async () => {
  const { read } = await connect(() => ({ body: { data: [] } }));
  await caughtKind('contract', read('units').next());
});

it('rejects with the problem of the server', async () => {
  const { read } = await connect(() => problem(404, 'not-found'));
  expect(await caughtKind('problem', read('units').next())).toMatchObject({
    status: 404,
    operationId: 'exportCollection',
  });
});

it('lets go of the stream when its reader stops, or leaves', async () => {
  const { read, server } = await connect(() => ({ headers: ndjson, body: lines(0, 200_000) }));
  for await (const { id } of read('units')) if (id === 'u-3') break;
  await expect.poll(() => server.abandoned).toHaveLength(1);
  const leaver = new AbortController();
  const reading = read('units', {}, leaver);
  await reading.next();
  leaver.abort();
  await pause(1);
  await caughtKind(
    'aborted',
    (async () => {
      for await (const _ of reading);
    })(),
  );
});

it('tells how far it has come', async () => {
  const body = lines(0, 5000);
  const { read } = await connect(() => ({ headers: ndjson, body }));
  const steps: { records: number; bytes: number }[] = [];
  for await (const _ of read('units', {}, { onProgress: (progress) => steps.push(progress) }));
  expect(steps.at(-1)!.bytes).toBe(Buffer.byteLength(body));
  expect(steps.length).toBeGreaterThan(1);
  for (const [n, { records, bytes }] of steps.slice(1).entries()) {
    expect(records).toBeGreaterThanOrEqual(steps[n]!.records);
    expect(bytes).toBeGreaterThan(steps[n]!.bytes);
  }
});

it('takes up a stream that stands still, behind the last whole record', async () => {
  const { read, server } = await connect(({ query }) =>
    query.has('afterId')
      ? { headers: ndjson, body: lines(3, 5) }
      : { headers: { ...ndjson, 'content-length': '1000000' }, body: lines(0, 3), stall: true },
  );
  const ids: string[] = [];
  for await (const { id } of read('units', {}, { idleMs: 100 })) ids.push(id);
  expect(ids).toEqual(['u-0', 'u-1', 'u-2', 'u-3', 'u-4']);
  expect(server.requests[1]!.query.get('afterId')).toBe('u-2');
  await expect.poll(() => server.abandoned).toHaveLength(1);
});
