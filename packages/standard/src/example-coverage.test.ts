import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { JsonObject } from '../scripts/bundle-standard.ts';
import { shownValues } from '../scripts/shown-values.ts';
import { cases } from './cases.js';
import { collections } from './collections.js';
import { examples, story } from './story.js';

const openapi = JSON.parse(readFileSync(new URL('../dist/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, JsonObject>>;
  components: { schemas: Record<string, JsonObject> };
};
const { schemas } = openapi.components;

/** Properties that mean the same on every record, of which one example is enough. */
const everywhere = ['extensions'];

interface Body {
  content: Record<string, { schema: JsonObject; examples?: Record<string, { value: unknown }> }>;
}

/** What is sent and is no record of a collection, as its operation's own examples show it. */
const requests = Object.values(openapi.paths)
  .flatMap((item) => Object.values(item))
  .flatMap(({ requestBody }) => Object.values((requestBody as Body | undefined)?.content ?? {}))
  .flatMap(({ schema, examples: own = {} }) => {
    const name = (schema['$ref'] as string).split('/').at(-1) ?? '';
    if (collections.some((collection) => collection.schema === name)) return [];
    return Object.values(own).map(({ value }) => ({ schema: name, value }));
  });

const shown = new Set(
  [
    ...requests,
    ...collections.map(({ name, schema }) => ({ schema, value: examples[name] })),
    ...story.map(({ schema, body }) => ({ schema, value: body })),
    ...cases.flatMap(({ records }) => records),
  ].flatMap(({ schema, value }) => shownValues(schemas, schema, value).map(({ place }) => place)),
);

/** The schemas that a client can send: those of request bodies, and all that are in them. What is only answered, a server sets. */
const sent = new Set<string>();
const collect = (node: unknown): void => {
  if (node === null || typeof node !== 'object') return;
  const name = ((node as JsonObject)['$ref'] as string | undefined)?.split('/').at(-1);
  if (name === undefined) {
    for (const inner of Object.values(node)) collect(inner);
  } else if (!sent.has(name)) {
    sent.add(name);
    collect(schemas[name]);
  }
};
for (const item of Object.values(openapi.paths))
  for (const { requestBody } of Object.values(item))
    for (const { schema } of Object.values(
      ((requestBody as JsonObject | undefined)?.['content'] ?? {}) as JsonObject,
    ) as {
      schema: unknown;
    }[])
      collect(schema);

const isReadOnly = (property: JsonObject): boolean => {
  const name = (property['$ref'] as string | undefined)?.split('/').at(-1);
  return property['readOnly'] === true || (name !== undefined && schemas[name]?.['readOnly'] === true);
};

it('shows every property that a client can send in the story, an example of a collection or an operation, or a case', () => {
  const nowhere = [...sent].sort().flatMap((name) =>
    Object.entries((schemas[name]?.['properties'] ?? {}) as Record<string, JsonObject>)
      .filter(([key, property]) => !isReadOnly(property) && !everywhere.includes(key))
      .map(([key]) => `${name}.${key}`)
      .filter((place) => !shown.has(place)),
  );
  expect(sent.size).toBeGreaterThan(100);
  expect(nowhere).toEqual([]);
});

it.each(everywhere)('shows %s once', (key) => {
  expect([...shown].filter((place) => place.endsWith(`.${key}`))).not.toEqual([]);
});
