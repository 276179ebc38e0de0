import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { Json, JsonObject } from './bundle-standard.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * Gives every body of every operation its example. An example is written once per schema (`examples/<Schema>.yaml`) and once per class of
 * problem (`examples/problems/<Response>.yaml`); a list page shows the example of its items.
 *
 * @param own what stands in place of the example of a schema, where a profile has its own
 */
export async function fillExamples(
  openapi: JsonObject,
  folder: string,
  own: (schema: string, example: Json) => Json = (_, example) => example,
): Promise<void> {
  const bySchema = await readExamples(folder);
  for (const [name, example] of Object.entries(bySchema)) bySchema[name] = own(name, example);
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
  const resolve = (node: JsonObject | undefined): JsonObject =>
    typeof node?.['$ref'] === 'string' ? resolve(schemas[node['$ref'].split('/').at(-1) ?? '']) : (node ?? {});
  /** The value without the properties that have a keyword: `readOnly` ones are not sent by a caller, `writeOnly` ones not by a server. */
  const without = (keyword: 'readOnly' | 'writeOnly', value: Json, schema: JsonObject): Json => {
    if (Array.isArray(value))
      return value.map((item) => without(keyword, item, resolve(schema['items'] as JsonObject)));
    const properties = schema['properties'] as Record<string, JsonObject> | undefined;
    if (!properties || value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, item]) => [name, item, resolve(properties[name])] as const)
        .filter(([, , property]) => property[keyword] !== true)
        .map(([name, item, property]) => [name, without(keyword, item, property)]),
    );
  };

  const items = { ...(openapi['paths'] as JsonObject), ...(openapi['webhooks'] as JsonObject) };
  for (const item of Object.values(items) as JsonObject[]) {
    for (const method of methods) {
      const operation = item[method] as JsonObject | undefined;
      if (!operation) continue;
      const place = operation['operationId'] as string;
      fill(operation['requestBody'] as JsonObject | undefined, place, (name) =>
        without('readOnly', example(name, place), schemas[name] ?? {}),
      );
      for (const response of Object.values(operation['responses'] as Record<string, JsonObject>))
        fill(response, place, (name) => without('writeOnly', example(name, place), schemas[name] ?? {}));
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
  const [media] = Object.values((body?.['content'] ?? {}) as Record<string, JsonObject>);
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
