/**
 * Measures the client: sizes, time per request against ky, badges, checking of types, and the memory of an export. Ends
 * with a failure when a target is not met. `run.ts [part …]` measures only these.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { badges } from './badges.ts';
import { exportMemory } from './export.ts';
import { names } from './names.ts';
import { requests } from './requests.ts';
import { sizes } from './sizes.ts';
import { types } from './types.ts';
import type { Verdict } from './verdict.ts';

const parts: Record<(typeof names)[number], () => Promise<Verdict[]>> = {
  sizes,
  requests,
  badges,
  types,
  export: exportMemory,
};
const chosen = names.filter((name) => process.argv.length < 3 || process.argv.includes(name));
const verdicts: Verdict[] = [];
for (const name of chosen) verdicts.push(...(await parts[name]()));

console.table(
  Object.fromEntries(
    verdicts.map(({ what, reached, most }) => [
      what,
      { reached: Number(reached.toPrecision(4)), 'at most': most, met: reached <= most ? 'yes' : 'NO' },
    ]),
  ),
);
const folder = fileURLToPath(new URL('../../../.yijian/bench', import.meta.url));
await mkdir(folder, { recursive: true });
await writeFile(`${folder}/client.json`, JSON.stringify(verdicts, null, 2));
if (verdicts.some(({ reached, most }) => !(reached <= most))) process.exitCode = 1;
