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

  for (const item of Object.values(openapi['paths'] as Record<string, JsonObject>)) {
    for (const method of methods) {
      const operation = item[method] as JsonObject | undefined;
      if (!operation) continue;
      const bodies = [operation['requestBody'], ...Object.values(operation['responses'] as JsonObject)] as (
        JsonObject | undefined
      )[];
      for (const body of bodies) fill(body, bySchema, operation['operationId'] as string);
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

function fill(body: JsonObject | undefined, examples: Record<string, Json>, operationId: string): void {
  const media = (body?.['content'] as JsonObject | undefined)?.['application/json'] as JsonObject | undefined;
  if (!media) return;
  const schema = ((media['schema'] as JsonObject)['$ref'] as string).split('/').at(-1) ?? '';
  const value = examples[schema];
  if (value === undefined)
    throw new Error(`openapi/examples/${schema}.yaml is missing: ${operationId} needs an example of ${schema}`);
  media['examples'] = { [schema]: { value } };
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
