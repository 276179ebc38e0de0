import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { CodeTable } from './code-tables.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

const run = promisify(execFile);

/**
 * Bundles the hand-written description into one document and fills in what would be said twice otherwise: every property gets the
 * visibility of its schema unless it states its own, and every coded property gets its values (closed tables) or examples (open ones).
 */
export async function bundleStandard(entry: string, tables: readonly CodeTable[]): Promise<JsonObject> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'yijian-bundle-'));
  try {
    const target = path.join(folder, 'openapi.json');
    await run('redocly', ['bundle', entry, '-o', target], { env: { ...process.env, REDOCLY_TELEMETRY: 'off' } }).catch(
      (error: unknown) => {
        const { stderr } = error as { stderr: string };
        // The first fault is the cause; Redocly repeats it at every place that refers to the file.
        throw new Error(stderr.split('\n[2]')[0]);
      },
    );
    const document = JSON.parse(await readFile(target, 'utf8')) as JsonObject;
    complete(document, tables);
    return document;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Fills in what a description leaves to its schemas, its code tables and its formats. What stands there already is left alone. */
export function complete(document: JsonObject, tables: readonly CodeTable[]): void {
  const byId = new Map(tables.map((table) => [table.id, table]));
  const schemas = (document['components'] as JsonObject)['schemas'] as JsonObject;
  for (const [name, schema] of Object.entries(schemas)) {
    const object = schema as JsonObject;
    const properties = (object['properties'] ?? {}) as Record<string, JsonObject>;
    for (const [property, definition] of Object.entries(properties)) {
      if (!('$ref' in definition)) definition['x-yijian-visibility'] ??= object['x-yijian-visibility'] ?? 'public';
      for (const coded of [definition, definition['items'] as JsonObject | undefined]) {
        if (coded && typeof coded['x-codelist'] === 'string') fillCodes(coded, byId, `${name}.${property}`);
      }
    }
  }
  bound(document);
}

/** The longest text of each format: what a date or an address can be long needs not be said at every one of them. */
const LONGEST: Record<string, number> = { date: 10, 'date-time': 35, uri: 2000, 'uri-reference': 2000 };
const LONGEST_CODE = 64;

function bound(node: Json): void {
  if (Array.isArray(node)) return node.forEach(bound);
  if (node === null || typeof node !== 'object') return;
  if (node['type'] === 'string' && !node['enum']) {
    const longest = typeof node['x-codelist'] === 'string' ? LONGEST_CODE : LONGEST[node['format'] as string];
    if (longest !== undefined) node['maxLength'] ??= longest;
  }
  for (const [key, value] of Object.entries(node)) if (key !== 'example' && key !== 'examples') bound(value);
}

function fillCodes(definition: JsonObject, tables: Map<string, CodeTable>, place: string): void {
  const id = definition['x-codelist'] as string;
  const table = tables.get(id);
  if (!table)
    throw new Error(`${place} refers to the code table "${id}", which openapi/codes/tables.csv does not list`);
  const codes = table.codes.map((code) => code.code);
  if (table.openness === 'closed') definition['enum'] ??= codes;
  definition['x-codelist-open'] = !definition['enum'];
  if (!definition['enum']) definition['examples'] ??= codes.slice(0, 3);
}
