/**
 * Measures the server: how much one core answers, its reads on a small and on a large database, the import of records, and opening a data folder. Ends with a failure
 * when a target is not met. `run.ts [part …] [--full]` measures only these; `--full` takes ten million events instead of one.
 * With BENCH_LARGE_DATABASE_URL, a PostgreSQL that `yijian fill` has filled takes the place of the large database.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { imports } from './imports.ts';
import { names } from './names.ts';
import { opening } from './opening.ts';
import { scaling } from './scaling.ts';
import { throughput } from './throughput.ts';
import { isMet, type Verdict } from './verdict.ts';

const isFull = process.argv.includes('--full');
const parts: Record<(typeof names)[number], () => Promise<Verdict[]>> = {
  throughput,
  scaling: () => scaling(isFull ? 10_000_000 : 1_000_000),
  imports,
  opening,
};
const asked = names.filter((name) => process.argv.includes(name));
const verdicts: Verdict[] = [];
for (const name of asked.length > 0 ? asked : names) verdicts.push(...(await parts[name]()));

console.table(
  Object.fromEntries(
    verdicts.map((verdict) => [
      verdict.what,
      {
        reached: Number(verdict.reached.toPrecision(4)),
        target: verdict.most === undefined ? `≥ ${verdict.least}` : `≤ ${verdict.most}`,
        met: isMet(verdict) ? 'yes' : 'NO',
      },
    ]),
  ),
);
const folder = fileURLToPath(new URL('../../../.yijian/bench', import.meta.url));
await mkdir(folder, { recursive: true });
await writeFile(`${folder}/server.json`, JSON.stringify(verdicts, null, 2));
if (!verdicts.every(isMet)) process.exitCode = 1;
