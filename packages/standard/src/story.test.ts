import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { valuesAt } from '../scripts/values-at.ts';
import { collections } from './collections.js';
import { operations } from './operations.js';

interface Step {
  on: string;
  operationId: string;
  schema: string;
  file?: string;
  zh: string;
  en: string;
}
type Body = Record<string, unknown>;

const root = path.resolve(import.meta.dirname, '../../../openapi');
const read = (file: string): unknown => parse(readFileSync(path.join(root, file), 'utf8'));
const openapi = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../dist/openapi.json'), 'utf8')) as {
  components: { schemas: Record<string, { properties?: object; additionalProperties?: boolean }> };
};
// Closed, so that a misspelt property is a fault.
for (const schema of Object.values(openapi.components.schemas))
  if (schema.properties) schema.additionalProperties = false;
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema(openapi, 'bundle');

const steps = (read('examples/story.yaml') as Step[]).map((step) => {
  const file = step.file ?? `examples/${step.schema}.yaml`;
  return { ...step, file, body: read(file) as Body };
});
const idOf = ({ schema, body }: { schema: string; body: Body }): string =>
  (schema === 'PlanMatrix' ? (body['plan'] as Body)['id'] : body['id']) as string;
const collectionOf = (schema: string) =>
  collections.find((collection) => collection.schema === (schema === 'PlanMatrix' ? 'Plan' : schema));

it('goes forward in time', () => {
  const days = steps.map(({ on }) => on);
  expect(days).toEqual([...days].sort());
  for (const { on } of steps) expect(new Date(on).toISOString().slice(0, 10)).toBe(on);
});

it.each(steps)('$on $operationId sends a valid $file', ({ operationId, schema, body, zh, en }) => {
  expect(operations).toHaveProperty(operationId);
  expect(operationId).toMatch(new RegExp(`^(create|put)${schema}$`));
  const valid = ajv.validate(`bundle#/components/schemas/${schema}`, body);
  expect(valid ? [] : ajv.errors).toEqual([]);
  expect(zh).toMatch(/[\u3400-\u9fff]/);
  expect(en).toMatch(/^[\x20-\x7e]+$/);
});

it('creates every record once, and replaces only what it has created', () => {
  const stored = new Set<string>();
  for (const step of steps) {
    const record = `${collectionOf(step.schema)?.name ?? step.schema}/${idOf(step)}`;
    if (step.operationId.startsWith('create')) expect(stored).not.toContain(record);
    else if (step.schema !== 'PlanMatrix') expect(stored).toContain(record);
    stored.add(record);
  }
});

it('refers only to records that earlier steps stored', () => {
  const stored = new Map<string, string>();
  const missing: string[] = [];
  for (const step of steps) {
    const collection = collectionOf(step.schema);
    const record = step.schema === 'PlanMatrix' ? step.body['plan'] : step.body;
    if (step.schema === 'PlanMatrix')
      for (const { id } of step.body['units'] as { id: string }[]) stored.set(`units/${id}`, step.file);
    stored.set(`${collection?.name ?? ''}/${idOf(step)}`, step.file);
    for (const { path: place, space } of collection?.claims ?? [])
      for (const id of valuesAt(record, place)) stored.set(`${space}/${String(id)}`, step.file);
    for (const { path: place, to } of collection?.references ?? [])
      for (const id of valuesAt(record, place))
        if (!to.some((target) => stored.has(`${target}/${String(id)}`)))
          missing.push(`${step.on} ${step.file}${place}: ${String(id)}`);
  }
  expect(missing).toEqual([]);
});

it('leaves every record as its example shows it', () => {
  const last = new Map(steps.map((step) => [`${step.schema}/${idOf(step)}`, step.file]));
  const unfinished = steps
    .filter(({ schema, file }) => file === `examples/${schema}.yaml`)
    .filter((step) => last.get(`${step.schema}/${idOf(step)}`) !== step.file);
  expect(unfinished.map(({ file }) => file)).toEqual([]);
  const files = steps.map(({ file }) => file);
  expect(new Set(files).size).toBe(files.length);
});
