import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classicScriptFaults } from './classic-script-faults.ts';
import { newerApiUses } from './newer-api-uses.ts';
import { reviewedUses } from './reviewed-uses.ts';

/** Fails when a script of a folder would not run where classic scripts must run: check-classic-scripts.ts <folder> */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Say where the scripts are: check-classic-scripts.ts <folder>');

const files = globSync('*.js', { cwd: folder }).sort();
if (files.length === 0) throw new Error(`There is no script in ${folder}.`);
for (const file of files) {
  const code = readFileSync(join(folder, file), 'utf8');
  const syntax = classicScriptFaults(code);
  // What cannot be read cannot be looked through.
  const faults = syntax.length > 0 ? syntax : newerApiUses(code, reviewedUses[file]);
  for (const fault of faults) process.stderr.write(`error: ${join(folder, file)}: ${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
}
