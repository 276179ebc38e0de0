import type { CollectionName } from '@yijian/standard/collections';
import { operations } from '@yijian/standard/operations';
import { examples } from '@yijian/standard/story';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything, startTestServer, type TestServer } from '../../test/test-server.ts';
import { describeOperation } from '../standard.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(everything);
});
afterAll(() => server?.close());

/** Values that have broken servers. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    Number.MAX_SAFE_INTEGER,
    0.1,
    '',
    ' ',
    '\0',
    '\ud800',
    '😀',
    'x'.repeat(5000),
    '0000-01-01',
    '9999-12-31',
    '2026-02-30',
    '__proto__',
    'constructor',
    "'; drop table units; --",
    '%00',
    '/../..',
    [],
    {},
    [[]],
    [null],
    { toString: 1 },
    { id: 'x' },
  ),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.double().map(String),
);

/** Paths to every value within a document. */
function paths(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, child]) =>
      paths(child, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

/** A copy of a document in which one value is another, is gone, or stands there twice. */
function mutate(
  document: unknown,
  path: readonly (string | number)[],
  change: 'replace' | 'remove' | 'repeat',
  by: unknown,
): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  const copy: any = Array.isArray(document) ? [...document] : { ...(document as object) };
  if (rest.length > 0) copy[key] = mutate(copy[key], rest, change, by);
  else if (change === 'replace') copy[key] = by;
  else if (change === 'remove') copy[key] = undefined;
  else if (Array.isArray(copy)) copy.push(copy[key as number]);
  else copy[`${key}2`] = copy[key];
  return Array.isArray(copy) ? copy.filter((item) => item !== undefined) : copy;
}

const writable = Object.entries(operations).filter(
  ([, { method, path }]) => method === 'PUT' && !path.endsWith('/matrix'),
);

describe('a body that was valid before something happened to it', () => {
  it.each([...writable, ['putPlanMatrix', operations.putPlanMatrix] as const])(
    'never breaks %s',
    async (_, { path }) => {
      const collection = path.slice(1).split('/')[0];
      const { json } = await server.get(`/v1/${collection}?limit=20`, {
        authorization: 'Bearer test-token-0123456789',
      });
      const bodies: any[] = path.endsWith('/matrix')
        ? [(await server.get('/v1/plans/luzhai-2021-7/matrix')).json]
        : [...json.data, examples[collection as CollectionName]];
      const places = bodies.map((body) => paths(body));
      let turn = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.nat(),
          fc.constantFrom('replace' as const, 'replace' as const, 'remove' as const, 'repeat' as const),
          nasty,
          async (which, where, change, by) => {
            const index = which % bodies.length;
            const place = places[index]![where % places[index]!.length]!;
            const mutated: any = mutate(bodies[index], place, change, by);
            // A new id now and then: what passes all checks is stored, and derived from, too.
            const id = `fuzz-${(turn += 1)}`;
            if (turn % 2 === 0 && mutated && typeof mutated === 'object') {
              if (path.endsWith('/matrix')) {
                if (mutated.plan && typeof mutated.plan === 'object') mutated.plan = { ...mutated.plan, id };
              } else if ('id' in mutated) mutated.id = id;
            }
            const own: unknown = mutated?.plan?.id ?? mutated?.id;
            const target = path.replace(
              /\{\w+\}/,
              (typeof own === 'string' && encodeURIComponent(wellFormed(own))) || 'x',
            );
            const got = await server.write('PUT', `/v1${target}`, JSON.stringify(mutated));
            expect(got.status, got.text).toBeLessThan(500);
            if (got.status === 422) expect(got.json.errors.length, got.text).toBeGreaterThan(0);
          },
        ),
        { numRuns: 120 },
      );
    },
  );
});

describe('parameters of all sorts', () => {
  const reads = Object.entries(operations).filter(([, { method }]) => method === 'GET');
  const texts = fc.oneof(
    nasty.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
    fc.constantFrom(
      '1',
      '200',
      '201',
      '-1',
      '1e3',
      'fac-400-events',
      '990121',
      '2026-01-01',
      '2026-01-01T00:00:00Z',
      '+',
      '%',
      '%zz',
      '%C0%80',
    ),
  );
  it.each(reads)('never break %s', async (_, { path, queryParameters }) => {
    const { parameters } = describeOperation(path, 'GET');
    const names = [
      ...queryParameters,
      'stranger',
      ...parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), texts, fc.boolean()), { maxLength: 4 }),
        fc.constantFrom('fac-400-events', 'fac-revoked', 'luzhai-2021-7', 'lanxi.health', "a'b", '..%2f..', '%00'),
        async (pairs, id) => {
          const query = pairs.map(
            ([name, text, encoded]) => `${name}=${encoded ? encodeURIComponent(wellFormed(text)) : asAddress(text)}`,
          );
          const got = await server.get(`/v1${path.replace(/\{\w+\}/, id)}?${query.join('&')}`);
          expect(got.status, got.text).toBeLessThan(500);
          if (got.status >= 400) expect(got.headers.get('content-type')).toContain('application/problem+json');
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** `encodeURIComponent` takes no half of a surrogate pair. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '_');

/** A text as it may stand in an address without being encoded. */
const asAddress = (text: string): string => text.slice(0, 2000).replace(/[^\x21-\x7e]|[#&]/g, '_');
