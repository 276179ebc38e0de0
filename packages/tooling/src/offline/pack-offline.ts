import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { demoPages } from './demo-pages.ts';
import { readme } from './readme.ts';

/** Whose code is in the scripts: their licences go along. */
const bundled = ['lit', '@lit/context', 'ky'];

/** What goes into the folder of the zip, from where: globs, relative to `from`. */
const parts: readonly { readonly from: string; readonly files: string; readonly to: string }[] = [
  // Source maps stay out: an audit of a portal finds fault with them.
  { from: 'packages/elements/dist/cdn', files: '**/*.{js,css,json}', to: '' },
  { from: 'packages/elements/tokens', files: '*.json', to: 'tokens' },
  { from: 'packages/elements/dist', files: '{custom-elements,web-types,vscode.*-custom-data}.json', to: 'editor' },
  { from: 'packages/standard/dist', files: 'openapi*.json', to: 'standard' },
  { from: 'packages/standard/dist/dictionary', files: '*', to: 'dictionary' },
  { from: '.', files: 'LICENSE', to: '' },
  ...bundled.map((name) => ({
    from: `node_modules/${name}`,
    files: '{LICENSE,license}*',
    to: `licenses/${name.replace('/', '-')}`,
  })),
];

/**
 * Makes the zip that an intranet needs: scripts, themes, hashes, the standard, its dictionary, and pages that show how it is used. Everything in
 * it is addressed relatively, so that it works from any folder, and from `file:` too. The same content gives the same bytes.
 *
 * @param root of the project, with everything built
 */
export function packOffline(root: string): { name: string; zip: Uint8Array; files: number } {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const content: Record<string, Uint8Array> = {};
  for (const { from, files, to } of parts) {
    const found = globSync(files, { cwd: join(root, from) }).filter((file) =>
      statSync(join(root, from, file)).isFile(),
    );
    if (found.length === 0) throw new Error(`There is no ${from}/${files}: build first.`);
    for (const file of found) content[join(to, file)] = readFileSync(join(root, from, file));
  }
  const text = (file: string, value: string): void => void (content[file] = Buffer.from(value));
  for (const [file, page] of Object.entries(demoPages(root))) text(`demo/${file}`, page);
  const integrity = JSON.parse(readFileSync(join(root, 'packages/elements/dist/cdn/integrity.json'), 'utf8')) as Record<
    string,
    string
  >;
  text('README.md', readme(version, integrity['yijian.js'] ?? ''));
  // For those who accept a delivery: SM3 is the hash that their rules know. `openssl dgst -sm3 <file>` makes the same.
  text('SM3SUMS.txt', sums(content));
  const folder = `yijian-${version}`;
  const entries = Object.keys(content)
    .sort()
    .map((file) => [`${folder}/${file}`, content[file] ?? new Uint8Array()] as const);
  const zip = zipSync(Object.fromEntries(entries), { level: 9, mtime: '1980-01-01T00:00:00' });
  return { name: `${folder}.zip`, zip, files: entries.length };
}

const sums = (content: Readonly<Record<string, Uint8Array>>): string =>
  Object.keys(content)
    .sort()
    .map(
      (file) =>
        `${createHash('sm3')
          .update(content[file] ?? '')
          .digest('hex')}  ${file}\n`,
    )
    .join('');
