/** Writes `docs/vendors/inventory.md`: every operation and every schema of the bundle. With `--check` it only says whether it is so. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { JsonObject } from './bundle-standard.ts';

const here = path.dirname(import.meta.dirname);
const target = path.resolve(here, '../../docs/vendors/inventory.md');
const openapi = JSON.parse(await readFile(path.join(here, 'dist/openapi.json'), 'utf8')) as JsonObject;

interface Listed {
  url: string;
  method: string;
  operation: JsonObject;
}
const listed = Object.entries(openapi['paths'] as Record<string, JsonObject>).flatMap(([url, item]) =>
  Object.entries(item)
    .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
    .map(([method, operation]): Listed => ({ url, method: method.toUpperCase(), operation: operation as JsonObject })),
);
const schemas = Object.entries((openapi['components'] as JsonObject)['schemas'] as Record<string, JsonObject>);
const cell = (value: unknown): string =>
  (Array.isArray(value) ? value.join(' ') : ((value as string | undefined) ?? '')).replaceAll('|', '\\|');

const lines = [
  '<!-- Generated from the bundle by packages/standard/scripts/write-inventory.ts. Do not edit. -->',
  '',
  '# Inventory',
  '',
  `Version ${(openapi['info'] as JsonObject)['version'] as string}: ${listed.length} operations, ${schemas.length} schemas. Levels: L1 reads for all, L2 reads for authorities, L3 writes.`,
];
for (const tag of openapi['tags'] as JsonObject[]) {
  const own = listed.filter(({ operation }) => (operation['tags'] as string[])[0] === tag['name']);
  if (own.length === 0) continue;
  lines.push(
    '',
    `## ${tag['name'] as string} (${tag['x-title-zh'] as string})`,
    '',
    '| operation | | 名称 | level | mechanisms |',
    '| --- | --- | --- | --- | --- |',
  );
  for (const { url, method, operation } of own)
    lines.push(
      `| \`${operation['operationId'] as string}\` | \`${method} ${url}\` | ${cell(operation['x-title-zh'])} | ${cell(operation['x-yijian-level'])} | ${cell(operation['x-yijian-mechanisms'])} |`,
    );
}
lines.push('', '## Schemas', '', '| schema | 名称 | visible to | mechanisms |', '| --- | --- | --- | --- |');
for (const [name, schema] of schemas)
  lines.push(
    `| \`${name}\` | ${cell(schema['x-title-zh'])} | ${cell(schema['x-yijian-visibility'])} | ${cell(schema['x-yijian-mechanisms'])} |`,
  );

const text = `${lines.join('\n')}\n`;
if (!process.argv.includes('--check')) await writeFile(target, text);
else if ((await readFile(target, 'utf8').catch(() => '')) !== text) {
  console.error('docs/vendors/inventory.md is not as the bundle says. Run: npm run inventory');
  process.exitCode = 1;
}
