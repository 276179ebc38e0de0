#!/usr/bin/env node
/** Makes the style sheet of an agency's pack from its DTCG token file: `yijian-theme agency.tokens.json > agency.css`. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readDtcgPack, themeCss } from '../dist/tokens/index.js';

const [file, name = file && basename(file).replace(/(\.tokens)?\.json$/, '')] = process.argv.slice(2);
if (!file || !name || !/^[\w-]+$/.test(name)) {
  process.stderr.write(
    'Use: yijian-theme <name>.tokens.json [name of the pack: letters, digits, hyphens] > <name>.css\n',
  );
  process.exit(2);
}
try {
  const pack = readDtcgPack(JSON.parse(readFileSync(file, 'utf8')));
  // A comment cannot be closed by what is in it.
  process.stdout.write(`/* ${pack.use.replaceAll('*/', '* /')} */\n${themeCss(name, pack, 'own')}`);
} catch (error) {
  process.stderr.write(`${file}:\n${/** @type {Error} */ (error).message}\n`);
  process.exitCode = 1;
}
