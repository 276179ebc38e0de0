import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { Json, JsonObject } from './bundle-standard.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * Gives every body of every operation its example. An example is written once per schema (`examples/<Schema>.yaml`) and once per class of
 * problem (`examples/problems/<Response>.yaml`); a list page shows the example of its items.
 */
export async function fillExamples(openapi: JsonObject, folder: string): Promise<void> {
  const bySchema = await readExamples(folder);
  const byResponse = await readExamples(path.join(folder, 'problems'));
  for (const [name, item] of Object.entries(bySchema))
    bySchema[`${name}Page`] ??= { data: [item], page: { limit: 50 } };

  const example = (name: string, place: string): Json => {
    const value = bySchema[name];
    if (value === undefined)
      throw new Error(`openapi/examples/${name}.yaml is missing: ${place} needs an example of ${name}`);
    return value;
  };
  const schemas = (openapi['components'] as JsonObject)['schemas'] as Record<string, JsonObject>;
  /** The value without what only the server sets. */
  const writable = (value: Json, name: string): Json => {
    const properties = (schemas[name]?.['properties'] ?? {}) as Record<string, JsonObject>;
    const nested = (property: string, item: Json): Json => {
      const reference = (properties[property]?.['$ref'] ??
        (properties[property]?.['items'] as JsonObject | undefined)?.['$ref']) as string | undefined;
      const target = reference?.split('/').at(-1);
      if (target === undefined) return item;
      return Array.isArray(item) ? item.map((one) => writable(one, target)) : writable(item, target);
    };
    return Object.fromEntries(
      Object.entries(value as JsonObject)
        .filter(([property]) => properties[property]?.['readOnly'] !== true)
        .map(([property, item]) => [property, nested(property, item)]),
    );
  };

  for (const item of Object.values(openapi['paths'] as Record<string, JsonObject>)) {
    for (const method of methods) {
      const operation = item[method] as JsonObject | undefined;
      if (!operation) continue;
      const place = operation['operationId'] as string;
      fill(operation['requestBody'] as JsonObject | undefined, place, (name) => writable(example(name, place), name));
      for (const response of Object.values(operation['responses'] as Record<string, JsonObject>))
        fill(response, place, (name) => example(name, place));
    }
  }
  const responses = (openapi['components'] as JsonObject)['responses'] as Record<string, JsonObject>;
  for (const [name, response] of Object.entries(responses)) {
    const media = (response['content'] as JsonObject | undefined)?.['application/problem+json'] as
      JsonObject | undefined;
    if (!media) continue;
    const value = byResponse[name];
    if (value === undefined)
      throw new Error(`openapi/examples/problems/${name}.yaml is missing: every class of error needs an example`);
    media['examples'] = { [name]: { value } };
  }
}

function fill(body: JsonObject | undefined, place: string, example: (schema: string) => Json): void {
  const media = (body?.['content'] as JsonObject | undefined)?.['application/json'] as JsonObject | undefined;
  if (!media) return;
  const schema = ((media['schema'] as JsonObject)['$ref'] as string | undefined)?.split('/').at(-1);
  if (schema === undefined) throw new Error(`${place} has a body without a named schema`);
  media['examples'] = { [schema]: { value: example(schema) } };
}

async function readExamples(folder: string): Promise<Record<string, Json>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml'));
  return Object.fromEntries(
    await Promise.all(
      files.map(
        async (file) =>
          [path.basename(file, '.yaml'), parse(await readFile(path.join(folder, file), 'utf8')) as Json] as const,
      ),
    ),
  );
}
