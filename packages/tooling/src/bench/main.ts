import { globSync } from 'node:fs';
import { root } from '../bootstrap/places.js';
import { Problem, runMain } from '../bootstrap/problem.js';
import { ensureBrowser } from '../browser/ensure-browser.ts';
import { thisMachine } from '../browser/this-machine.ts';
import { buildStale } from '../build/build-stale.ts';
import { runChild } from '../test/run-child.ts';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort());

await runMain(async () => {
  const chosen = chooseBenches(process.argv.slice(2));
  await buildStale();
  const env = { CHROME_PATH: await ensureBrowser(thisMachine) };
  let failed = 0;
  for (const bench of chosen) {
    if (interruption.signal.aborted) throw new Problem('The measurements were interrupted.', { exitCode: 130 });
    process.stdout.write(`\n── ${bench}\n\n`);
    if ((await runChild(['node', bench], env, interruption.signal)) !== 0) failed += 1;
  }
  return failed > 0 ? 1 : 0;
});

/** The measurements of the packages that the command line names, all when it names none. */
function chooseBenches(names: readonly string[]): string[] {
  const benches = globSync('packages/*/bench/run.ts', { cwd: root }).sort();
  if (benches.length === 0) throw new Problem('There is nothing to measure: no packages/*/bench/run.ts.');
  const packageOf = (bench: string): string => bench.split('/')[1] ?? bench;
  const unknown = names.find((name) => !benches.some((bench) => packageOf(bench) === name));
  if (unknown !== undefined) {
    throw new Problem(`Nothing is measured in "${unknown}"; there are ${benches.map(packageOf).join(', ')}.`);
  }
  return names.length === 0 ? benches : benches.filter((bench) => names.includes(packageOf(bench)));
}
