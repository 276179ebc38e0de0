import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeTables } from './codes.js';

interface Served {
  properties?: Record<string, unknown>;
  'x-yijian-mechanisms'?: string[];
}
interface Operation extends Served {
  operationId?: string;
  responses?: Record<
    string,
    { content?: Record<string, { schema: { $ref: string }; examples?: Record<string, unknown> }> }
  >;
}

const { paths, components } = JSON.parse(readFileSync(new URL('../dist/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Served> };
};
const operations = Object.values(paths).flatMap((item) =>
  Object.values(item).filter((operation) => operation.operationId !== undefined),
);
const mechanisms = codeTables.find(({ id }) => id === 'mechanism')?.codes ?? [];
const serves = (id: string) => (thing: Served) => thing['x-yijian-mechanisms']?.includes(id) === true;

describe.each(mechanisms)('$code $zh', ({ code }) => {
  it('is served by a schema with properties of its own', () => {
    const names = Object.entries(components.schemas).filter(
      ([, schema]) => serves(code)(schema) && !('page' in (schema.properties ?? {})),
    );
    expect(names).not.toEqual([]);
  });

  it('is read and written by an operation each, with an example', () => {
    const own = operations.filter(serves(code));
    expect(
      own.filter(({ operationId }) => operationId?.startsWith('list')),
      'a list',
    ).not.toEqual([]);
    expect(
      own.filter(({ operationId }) => /^(create|put)/.test(operationId ?? '')),
      'a write',
    ).not.toEqual([]);
    const example = own.some(({ responses = {} }) =>
      Object.values(responses).some(({ content = {} }) =>
        Object.values(content).some(({ schema, examples = {} }) => {
          const name = schema.$ref.split('/').at(-1) ?? '';
          return name in examples && serves(code)(components.schemas[name] ?? {});
        }),
      ),
    );
    expect(example, 'an example of a schema that serves it').toBe(true);
  });
});

it('names no mechanism that there is not', () => {
  const known = mechanisms.map(({ code }) => code);
  const named = [...operations, ...Object.values(components.schemas)].flatMap(
    (thing) => thing['x-yijian-mechanisms'] ?? [],
  );
  expect(named.filter((id) => !known.includes(id))).toEqual([]);
});
