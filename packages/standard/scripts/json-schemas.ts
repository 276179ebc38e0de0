import type { Json, JsonObject } from './bundle-standard.ts';

/** `open` is for reading: what it does not know passes. `strict` is for the conformance kit: what it does not know is a fault. */
export type Strictness = 'open' | 'strict';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/**
 * Every schema of the bundle as a JSON Schema of its own, by file name; they refer to one another by relative addresses. The strict ones
 * allow no further properties, and only keys with a namespace among the extensions.
 */
export function jsonSchemas(openapi: JsonObject, strictness: Strictness): Record<string, JsonObject> {
  const schemas = (openapi['components'] as JsonObject)['schemas'] as Record<string, JsonObject>;
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.json`,
      {
        $schema: DIALECT,
        ...(converted(schema, strictness) as JsonObject),
        ...(strictness === 'strict' && closed(name)),
      },
    ]),
  );
}

const closed = (name: string): JsonObject =>
  name === 'Extensions' ? { propertyNames: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,31}:.+$' } } : {};

function converted(node: Json, strictness: Strictness): Json {
  if (Array.isArray(node)) return node.map((item) => converted(item, strictness));
  if (node === null || typeof node !== 'object') return node;
  if (typeof node['$ref'] === 'string') return { $ref: `${node['$ref'].split('/').at(-1)}.json` };
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'properties'
        ? Object.fromEntries(
            Object.entries(value as JsonObject).map(([name, property]) => [name, converted(property, strictness)]),
          )
        : key === 'items'
          ? converted(value, strictness)
          : value,
    ]),
  );
  return strictness === 'strict' && copy['properties'] ? { ...copy, additionalProperties: false } : copy;
}
