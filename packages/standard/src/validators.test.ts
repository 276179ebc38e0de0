import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadAnswerValidator, type AnswerValidator } from '../dist/validators/index.js';
import { codePoints } from './code-points.js';
import { operations } from './operations.js';

interface Answer {
  content?: { 'application/json'?: { schema: { $ref: string }; examples?: Record<string, { value: object }> } };
}
const openapi = JSON.parse(readFileSync(new URL('../dist/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, { responses: Record<string, Answer> }>>;
};

/** The oracle: a library that reads the same schemas at run time, with a library's formats. */
const oracle = addFormats.default(new Ajv2020({ strict: false, allErrors: true, validateSchema: false }));
// Bounds of numbers stand in their schemas; the library says again what the width of a number says.
for (const width of ['int32', 'int64']) oracle.addFormat(width, true);
oracle.addSchema(openapi, 'openapi');

/** The operations whose answer has an example, with it. */
const answers = Object.values(operations).flatMap(({ operationId, path, method }) => {
  const { responses } = openapi.paths[path]![method.toLowerCase()]!;
  const json = (responses['200'] ?? responses['201'])?.content?.['application/json'];
  if (!json) return [];
  const judge = oracle.getSchema(`openapi${json.schema.$ref}`) as ValidateFunction;
  return Object.values(json.examples ?? {}).map(({ value }) => ({ operationId, judge, value }));
});
const distinct = [...new Map(answers.map((answer) => [answer.judge, answer])).values()];

const load = async (operationId: string): Promise<AnswerValidator> => {
  const validate = await loadAnswerValidator(operationId);
  if (!validate) throw new Error(`There is no validator of ${operationId}.`);
  return validate;
};

const faults = (errors: AnswerValidator['errors'], schemaOf: (path: string) => string): string[] =>
  (errors ?? [])
    .map(({ instancePath, keyword, schemaPath }) => `${instancePath} ${keyword} ${schemaOf(schemaPath)}`)
    .sort();
const last = (path: string): string => path.split('/').at(-1) ?? '';

/** Every place of a value, outermost first. */
const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => places(item, [...path, key]))
    : []),
];

/** The value with something else, or nothing, at a place. */
function changed(value: object, path: readonly (string | number)[], replacement: unknown): unknown {
  if (path.length === 0) return replacement;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  let node = copy;
  for (const key of path.slice(0, -1)) node = node[key] as typeof copy;
  const key = path.at(-1)!;
  if (replacement !== undefined) node[key] = replacement;
  else if (Array.isArray(node)) node.splice(Number(key), 1);
  else Reflect.deleteProperty(node, key);
  return copy;
}

const spoilt = fc.oneof(
  fc.constantFrom(undefined, null, true, -1, 0.5, 1e12, '', ' ', '𠮷'.repeat(70), [], {}, ['x', 'x'], [{}]),
  fc.constantFrom(
    '2024-02-29',
    '2023-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-02-29T10:00:00+08:00',
    '2024-02-29T25:00:00Z',
  ),
  fc.constantFrom('later-code', 'https://example.test/a b', 'x'.repeat(5000)),
);

describe('the compiled validators', () => {
  it('are there for every operation that answers JSON, and for no other', async () => {
    const without = await Promise.all(
      Object.values(operations).map(async ({ operationId }) =>
        (await loadAnswerValidator(operationId)) ? [] : [operationId],
      ),
    );
    expect(without.flat()).toEqual(['exportCollection']);
    expect(await loadAnswerValidator('noSuchOperation')).toBeUndefined();
  });

  it.each(distinct)(
    'take the example of $operationId, also with what a later version adds',
    async ({ operationId, value }) => {
      const validate = await load(operationId);
      expect(validate(value) ? [] : validate.errors).toEqual([]);
      expect(validate({ ...value, propertyOfALaterVersion: { at: 1 } })).toBe(true);
    },
  );

  it('judge what is spoilt as the library does: the same faults at the same places', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(distinct.length - 1).chain((nth) => {
          const { value } = distinct[nth]!;
          const body = fc
            .tuple(fc.constantFrom(...places(value)), spoilt)
            .map(([path, other]) => changed(value, path, other));
          return fc.tuple(fc.constant(nth), body);
        }),
        async ([nth, body]) => {
          const { operationId, judge } = distinct[nth]!;
          const validate = await load(operationId);
          expect(validate(body)).toBe(judge(body));
          // The library also says that a reference did not hold; a compiled validator says only why.
          expect(faults(validate.errors, last)).toEqual(faults(judge.errors as AnswerValidator['errors'], last));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('name the schema and the property that a fault is about', async () => {
    const validate = await load('listFacilities');
    expect(validate({ data: [{ id: 1 }], page: { limit: 1 } })).toBe(false);
    expect(validate.errors).toContainEqual({
      instancePath: '/data/0/id',
      schemaPath: 'Facility#/properties/id/type',
      keyword: 'type',
      params: { type: 'string' },
    });
  });

  it('know the days of the calendar', async () => {
    const validate = await load('getPenalty');
    const isDay = (text: string): boolean =>
      validate({ decidedOn: text }) || !(validate.errors ?? []).some(({ keyword }) => keyword === 'format');
    fc.assert(
      fc.property(
        fc.nat(9999),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, day) => {
          const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const instant = new Date(`${text}T00:00:00Z`);
          expect(isDay(text)).toBe(!Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text));
        },
      ),
    );
  });
});

it('counts characters as people do', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '中', '𠮷', '\ud842', '\udfb7')), (parts) => {
      const text = parts.join('');
      expect(codePoints(text)).toBe(Array.from(text).length);
    }),
  );
});
