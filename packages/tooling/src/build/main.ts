import { parseArgs } from 'node:util';
import { runMain } from '../bootstrap/problem.js';
import { buildStale } from './build-stale.ts';

await runMain(async () => {
  const { values, positionals } = parseArgs({ options: { force: { type: 'boolean' } }, allowPositionals: true });
  const done = await buildStale({ only: positionals, force: values.force ?? false });
  if (done.length === 0) process.stdout.write('Everything is built.\n');
});
