import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { collections } from './collections.js';

type Node = Record<string, unknown>;
const folder = (strictness: string): URL => new URL(`../dist/json-schema/${strictness}/`, import.meta.url);
const schemas = (strictness: string): [name: string, schema: Node][] =>
  readdirSync(folder(strictness)).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(new URL(file, folder(strictness)), 'utf8')) as Node,
  ]);
const openapi = JSON.parse(readFileSync(new URL('../dist/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, { responses: Record<string, { content: Record<string, Media> }> }>>;
};
interface Media {
  examples: Record<string, { value: Node }>;
}

const compiled = (strictness: string): Ajv2020 => {
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  for (const [name, schema] of schemas(strictness)) ajv.addSchema(schema, `${name}.json`);
  return ajv;
};
const open = compiled('open');
const strict = compiled('strict');

const example = (schema: string, name: string): Node => {
  const item = openapi.paths[`/${name}/{${schema.charAt(0).toLowerCase()}${schema.slice(1)}Id}`];
  return item?.['get']?.responses['200']?.content['application/json']?.examples[schema]?.value as Node;
};

describe.each(collections.filter(({ operations }) => operations.includes('get')))('$schema', ({ schema, name }) => {
  it('takes its example, openly and strictly', () => {
    expect(open.validate(`${schema}.json`, example(schema, name)) ? [] : open.errors).toEqual([]);
    expect(strict.validate(`${schema}.json`, example(schema, name)) ? [] : strict.errors).toEqual([]);
  });

  it('reads what it does not know, and refuses it when strict', () => {
    const later = { ...example(schema, name), propertyOfALaterVersion: 1 };
    expect(open.validate(`${schema}.json`, later)).toBe(true);
    expect(strict.validate(`${schema}.json`, later)).toBe(false);
  });

  it('knows of a record nothing without a namespace', () => {
    const named = { ...example(schema, name), extensions: { 'lanxi:note': '虚构' } };
    expect(strict.validate(`${schema}.json`, named) ? [] : strict.errors).toEqual([]);
    expect(strict.validate(`${schema}.json`, { ...named, extensions: { note: '虚构' } })).toBe(false);
  });
});
