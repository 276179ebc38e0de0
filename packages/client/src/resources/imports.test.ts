import { afterEach, expect, it, vi } from 'vitest';
import { caughtKind } from '../../test/caught.js';
import { problem, startServer, type Received, type Reply, type TestServer } from '../../test/test-server.js';
import { createTransport } from '../create-transport.js';
import { imports, type Imports } from './imports.js';

let server: TestServer | undefined;
afterEach(() => server?.[Symbol.asyncDispose]());

type Lines = { id: string; name: string }[];
const linesOf = ({ body }: Received): Lines =>
  body.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Lines[number]]));
const unit = (n: number) => ({ id: `u-${n}`, name: '甲'.repeat(40), kind: 'court', updatedAt: '2026-01-01T00:00:00Z' });

/** A server that takes every line but those whose number ends in 99. */
const taking = (request: Received): Reply => {
  const lines = linesOf(request);
  const faults = lines.flatMap(({ id }, index) => (id.endsWith('99') ? [{ line: index + 1, id, errors: [] }] : []));
  const [faulty, stored] = [faults.length, lines.length - faults.length];
  return { body: { collection: 'units', lines: lines.length, stored, replaced: 0, skipped: 0, faulty, faults } };
};

async function connect(reply: (request: Received, nth: number) => Reply): Promise<{ to: Imports; server: TestServer }> {
  server = await startServer(reply);
  return { to: imports(createTransport({ baseUrl: server.url, token: 'secret', retry: { backoffMs: 5 } })), server };
}

it('sends every record once, in their order and in pieces, and counts faults over all of them', async () => {
  const { to, server } = await connect(taking);
  const seen: number[] = [];
  const records = (async function* () {
    for (let n = 0; n < 1200; n += 1) yield await Promise.resolve(unit(n) as never);
  })();
  const result = await to.send(
    'units',
    records,
    { replace: true },
    { reason: '更正', onProgress: ({ lines }) => seen.push(lines) },
  );
  expect(server.requests.flatMap(linesOf).map(({ id }) => id)).toEqual(
    Array.from({ length: 1200 }, (_, n) => `u-${n}`),
  );
  expect(seen).toEqual([500, 1000, 1200]);
  expect([result.lines, result.stored, result.faulty]).toEqual([1200, 1188, 12]);
  for (const { line, id } of result.faults) expect(id).toBe(`u-${line - 1}`);
  const [request] = server.requests;
  expect(request).toMatchObject({ method: 'POST', path: '/imports/units' });
  expect(request?.query.get('replace')).toBe('true');
  expect(request?.headers).toMatchObject({
    'content-type': 'application/x-ndjson',
    'yijian-change-reason': encodeURIComponent('更正'),
  });
});

it('keeps long records from making a request too large', async () => {
  const { to, server } = await connect(taking);
  await to.send(
    'units',
    Array.from({ length: 3 }, (_, n) => ({ ...unit(n), name: '乙'.repeat(300_000) }) as never),
  );
  expect(server.requests.map((request) => linesOf(request).length)).toEqual([1, 1, 1]);
});

it('sends nothing for nothing, and rejects with the problem of a piece', async () => {
  const { to, server } = await connect((request, nth) => (nth === 1 ? problem(403, 'forbidden') : taking(request)));
  expect(await to.send('units', [])).toMatchObject({ lines: 0, faults: [] });
  expect(server.requests).toHaveLength(0);
  const records = Array.from({ length: 1200 }, (_, n) => unit(n) as never);
  await expect(to.send('units', records)).rejects.toMatchObject({ code: 'forbidden' });
  expect(server.requests).toHaveLength(2);
});

it('rejects with an AbortedError when its caller leaves, and ends the request', async () => {
  const { to, server } = await connect(() => ({ never: true }));
  const leaver = new AbortController();
  const sending = to.send('units', [unit(1) as never], undefined, leaver);
  await vi.waitFor(() => expect(server.requests).toHaveLength(1));
  leaver.abort('gone home');
  expect((await caughtKind('aborted', sending)).cause).toBe('gone home');
  await vi.waitFor(() => expect(server.abandoned).toHaveLength(1));
});
