import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';

interface Media {
  schema: { $ref: string };
  examples?: Record<string, { value: unknown }>;
}
interface Body {
  $ref?: string;
  content?: Record<string, Media>;
}
type Operation = { operationId: string; requestBody?: Body; responses: Record<string, Body> };

const openapi = JSON.parse(readFileSync(new URL('../dist/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Body> };
};
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema(openapi, 'bundle');

const operationsOf = (items: (typeof openapi)['paths']): Operation[] =>
  Object.values(items).flatMap((item) =>
    Object.values(item).filter((operation) => typeof operation.operationId === 'string'),
  );
const operations: Operation[] = [
  ...operationsOf(openapi.paths),
  // What a receiver answers has no body.
  ...operationsOf(openapi.webhooks).map((operation) => ({ ...operation, responses: {} })),
];
const resolved = (body: Body): Body =>
  body.$ref ? (openapi.components.responses[body.$ref.split('/').at(-1) ?? ''] ?? body) : body;

describe.each(operations)('$operationId', ({ operationId, requestBody, responses }) => {
  const bodies: [string, Body][] = [
    ...(requestBody ? [['request', requestBody] satisfies [string, Body]] : []),
    ...Object.entries(responses),
  ];
  it.each(bodies.filter(([status]) => status !== '304'))('has a valid example for %s', (_, body) => {
    const media = Object.values(resolved(body).content ?? {});
    expect(media, operationId).not.toEqual([]);
    for (const { schema, examples } of media) {
      expect(Object.keys(examples ?? {}), operationId).not.toEqual([]);
      for (const { value } of Object.values(examples ?? {})) {
        const valid = ajv.validate(`bundle${schema.$ref}`, value);
        expect(valid ? [] : ajv.errors).toEqual([]);
      }
    }
  });
});

it('shows an export as records, each on a line of its own', () => {
  const media = openapi.paths['/exports/{collection}']?.['get']?.responses['200']?.content?.['application/x-ndjson'];
  const [example] = Object.values(media?.examples ?? {});
  const lines = (example?.value as string).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(ajv.validate('bundle#/components/schemas/Unit', JSON.parse(line)), line).toBe(true);
});

it('sends no secret back in any example', () => {
  const answers = operationsOf(openapi.paths).map(({ responses }) => responses);
  expect(JSON.stringify(answers)).not.toContain('whsec_');
  expect(JSON.stringify(openapi.paths)).toContain('whsec_');
});

it('shows no identity number and no telephone number in any example', () => {
  const text = JSON.stringify([openapi.paths, openapi.webhooks, openapi.components.responses]);
  expect(text.match(/(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])/g)).toBeNull();
  expect(text.match(/(?<!\d)1[3-9]\d{9}(?!\d)/g)).toBeNull();
});
