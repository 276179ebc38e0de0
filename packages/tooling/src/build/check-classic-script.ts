import { readFileSync } from 'node:fs';
import { classicScriptFaults } from './classic-script-faults.ts';
import { newerApiUses } from './newer-api-uses.ts';
import { reviewedUses } from './reviewed-uses.ts';

/** Fails when a script would not run where the classic script must run: check-classic-script.ts <file> */
const [file] = process.argv.slice(2);
if (!file) throw new Error('Say which script to check: check-classic-script.ts <file>');

const code = readFileSync(file, 'utf8');
const syntax = classicScriptFaults(code);
// What cannot be read cannot be looked through.
const faults = syntax.length > 0 ? syntax : newerApiUses(code, reviewedUses);
for (const fault of faults) process.stderr.write(`error: ${file}: ${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
