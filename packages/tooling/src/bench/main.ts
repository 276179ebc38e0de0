import { existsSync, globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from '../bootstrap/places.js';
import { Problem, runMain } from '../bootstrap/problem.js';
import { ensureBrowser } from '../browser/ensure-browser.ts';
import { thisMachine } from '../browser/this-machine.ts';
import { buildStale } from '../build/build-stale.ts';
import { runChild } from '../test/run-child.ts';
import { chooseBenches, type Bench } from './choose-benches.ts';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort());

await runMain(async () => {
  const chosen = chooseBenches(await findBenches(), process.argv.slice(2));
  await buildStale();
  const env = { CHROME_PATH: await ensureBrowser(thisMachine) };
  let failed = 0;
  for (const { name, args } of chosen) {
    if (interruption.signal.aborted) throw new Problem('The measurements were interrupted.', { exitCode: 130 });
    process.stdout.write(`\n── ${name}\n\n`);
    const program = `packages/${name}/bench/run.ts`;
    if ((await runChild(['node', program, ...args], env, interruption.signal)) !== 0) failed += 1;
  }
  return failed > 0 ? 1 : 0;
});

/** The packages that measure something, each with what its `bench/names.ts` says can be chosen. */
async function findBenches(): Promise<Bench[]> {
  const programs = globSync('packages/*/bench/run.ts', { cwd: root }).sort();
  return Promise.all(
    programs.map(async (program) => {
      const names = join(root, dirname(program), 'names.ts');
      const { names: parts } = existsSync(names)
        ? ((await import(names)) as { names: readonly string[] })
        : { names: [] };
      return { name: basename(dirname(dirname(program))), parts };
    }),
  );
}
