import { parseArgs } from 'node:util';
import { Problem, runMain } from '../bootstrap/problem.js';
import { buildStale } from './build-stale.ts';

await runMain(async () => {
  const { values, positionals } = readArguments();
  const done = await buildStale({ only: positionals, force: values.force });
  if (done.length === 0 && !values['quiet-when-fresh']) process.stdout.write('Everything is built.\n');
});

function readArguments() {
  try {
    return parseArgs({
      options: { force: { type: 'boolean', default: false }, 'quiet-when-fresh': { type: 'boolean', default: false } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new Problem(`${(error as Error).message.split('. ')[0]}. Use: npm run build [-- --force] [step …]`);
  }
}
