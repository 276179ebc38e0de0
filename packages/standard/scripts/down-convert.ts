import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import type { Json, JsonObject } from './bundle-standard.ts';

const run = promisify(execFile);

/** The OpenAPI 3.0 twin for older generators: down-converted, then rid of the 3.1 constructs that the converter leaves behind. */
export async function downConvert(openapi: JsonObject): Promise<JsonObject> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'yijian-30-'));
  try {
    const input = path.join(folder, 'openapi.json');
    const output = path.join(folder, 'openapi-3.0.yaml');
    await writeFile(input, JSON.stringify(openapi));
    await run('openapi-down-convert', ['--input', input, '--output', output]);
    const document = parse(await readFile(output, 'utf8')) as JsonObject;
    const info = document['info'] as JsonObject;
    delete document['jsonSchemaDialect'];
    delete document['webhooks'];
    delete info['summary'];
    document['openapi'] = '3.0.3';
    repair(document);
    return await withoutUnused(document, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** OpenAPI 3.0 has no webhooks: what only they refer to goes with them. */
async function withoutUnused(document: JsonObject, folder: string): Promise<JsonObject> {
  const input = path.join(folder, 'openapi-3.0.json');
  const output = path.join(folder, 'used.json');
  await writeFile(input, JSON.stringify(document));
  await run('redocly', ['bundle', input, '--remove-unused-components', '-o', output], {
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
  });
  return JSON.parse(await readFile(output, 'utf8')) as JsonObject;
}

/** OpenAPI 3.0 knows one `example` of a schema, not `examples`; sample data under `example` are left alone. */
function repair(node: Json): void {
  if (Array.isArray(node)) return node.forEach(repair);
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node['examples']) && typeof node['type'] === 'string') {
    node['example'] ??= node['examples'][0] ?? null;
    delete node['examples'];
  }
  for (const [key, value] of Object.entries(node))
    if (key !== 'example' && key !== 'examples' && key !== 'default') repair(value);
}
