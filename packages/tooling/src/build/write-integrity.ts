import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes integrity.json beside the files of a folder: file name → the value of a script's `integrity` attribute. */
const [directory] = process.argv.slice(2);
if (!directory) throw new Error('Say which folder to describe: write-integrity.ts <folder>');

const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(js|css)$/.test(file))
  .sort();
const integrity = Object.fromEntries(
  files.map((file) => [
    file,
    `sha384-${createHash('sha384')
      .update(readFileSync(join(directory, file)))
      .digest('base64')}`,
  ]),
);
writeFileSync(join(directory, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);
