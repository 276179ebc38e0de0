/**
 * Writes the path items and pages of all collections, and the list of paths in `openapi/openapi.yaml`, from `openapi/collections`. They are
 * kept in the repository so that the standard can be read and bundled as it stands. With `--check` it writes nothing and fails when
 * something is not as it would be written.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import { collectionFiles } from './collection-paths.ts';
import { readCollections } from './collections.ts';

const openapi = path.resolve(import.meta.dirname, '../../../openapi');
const entry = path.join(openapi, 'openapi.yaml');
const generated = ['paths/collections', 'schemas/pages'];

const files = new Map<string, string>();
for (const collection of await readCollections(path.join(openapi, 'collections'))) {
  const { name, schema } = collection;
  const made = collectionFiles(collection);
  const id = `${schema.charAt(0).toLowerCase()}${schema.slice(1)}Id`;
  const write = (file: string, content: unknown): unknown =>
    files.set(
      file,
      `# Generated from openapi/collections/${name}.yaml by npm run collections. Do not edit.\n${stringify(content, { lineWidth: 130, aliasDuplicateObjects: false })}`,
    );
  write(`paths/collections/${name}.yaml`, made.collection);
  if (made.item) write(`paths/collections/${name}_{${id}}.yaml`, made.item);
  write(`schemas/pages/${schema}Page.yaml`, made.page);
}

const handWritten = (await readdir(path.join(openapi, 'paths'))).filter((file) => file.endsWith('.yaml'));
const pathOf = (file: string): string => {
  const name = path.basename(file, '.yaml');
  return name === 'root' ? '/' : `/${name.replaceAll('_', '/')}`;
};
const lines = [
  ...handWritten.map((file) => `paths/${file}`),
  ...[...files.keys()].filter((f) => f.startsWith('paths/')),
]
  .map((file) => ({ url: pathOf(file), file }))
  .sort((a, b) => (a.url < b.url ? -1 : 1))
  .map(({ url, file }) => `  '${url}':\n    $ref: '${file}'\n`);
const text = await readFile(entry, 'utf8');
files.set(
  'openapi.yaml',
  text.replace(/^paths:\n(?: .*\n)+/m, () => `paths:\n${lines.join('')}`),
);

const present = (
  await Promise.all(
    generated.map(async (folder) =>
      (await readdir(path.join(openapi, folder)).catch(() => [])).map((file) => `${folder}/${file}`),
    ),
  )
).flat();
const left = present.filter((file) => !files.has(file));
const stale: string[] = [];
for (const [file, content] of files) {
  const before = await readFile(path.join(openapi, file), 'utf8').catch(() => '');
  if (before !== content) stale.push(file);
}

if (process.argv.includes('--check')) {
  for (const file of [...stale, ...left]) console.error(`openapi/${file} is not as openapi/collections says.`);
  if (stale.length + left.length > 0) {
    console.error('Run: npm run collections');
    process.exitCode = 1;
  }
} else {
  for (const folder of generated) await mkdir(path.join(openapi, folder), { recursive: true });
  for (const file of stale) await writeFile(path.join(openapi, file), files.get(file) ?? '');
  for (const file of left) await rm(path.join(openapi, file));
}
