import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../bootstrap/places.js';
import { Problem, runMain } from '../bootstrap/problem.js';
import { buildStale } from '../build/build-stale.ts';
import { checkTarget, type Proving } from './check-target.ts';
import { chooseTargets } from './choose-targets.ts';
import { ensureToolchains } from './ensure-toolchains.ts';
import { futureAnswers } from './future-answers.ts';
import { generators } from './generators.ts';
import { readServer } from './read-server.ts';
import { record } from './record.ts';
import type { TargetResult } from './result.ts';
import { startReferenceServer } from './start-reference-server.ts';
import { targets, type Target } from './targets.ts';
import { firstLine, thisMachine } from './this-machine.ts';
import { toolchains } from './toolchains.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => interruption.abort(new Problem('The clients were interrupted.', { exitCode: 130 })));
}

await runMain(async () => {
  const { values, positionals } = readArguments();
  const chosen = chooseTargets(targets, positionals);
  await buildStale({ only: ['standard', 'types'] });
  const absent = await ensureToolchains(
    chosen.flatMap(({ needs }) => needs.map((need) => toolchains[need])),
    thisMachine,
  );
  const openapi = JSON.parse(readFileSync(join(root, 'packages/standard/dist/openapi.json'), 'utf8')) as OpenApi;
  const server = await startReferenceServer(interruption.signal);
  const results: Record<string, TargetResult> = {};
  try {
    const proving: Proving = {
      server,
      expected: await readServer(`${server.origin}/v1`),
      future: futureAnswers(openapi, '/v1'),
      interruption: interruption.signal,
    };
    for (const target of chosen) {
      const result = await prove(target, proving, absent, openapi);
      results[target.id] = result;
      say(describe(target, result));
    }
  } finally {
    await server.stop();
  }
  if (values.record) await record(results);
  const failed = Object.values(results).filter(({ faults }) => faults.length > 0).length;
  say(`\n${chosen.length - failed} of ${chosen.length} clients passed.`);
  return failed > 0 ? 1 : 0;
});

interface OpenApi extends Record<string, unknown> {
  info: { version: string };
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, unknown> };
}

async function prove(
  target: Target,
  proving: Proving,
  absent: ReadonlyMap<string, string>,
  { info, paths, components }: OpenApi,
): Promise<TargetResult> {
  const needed = target.needs.map((need) => toolchains[need]);
  const missing = needed.flatMap(({ name }) => absent.get(name) ?? []);
  const methods = new Set(['get', 'put', 'post', 'patch', 'delete']);
  const { seconds, faults } =
    missing.length > 0
      ? { seconds: { generate: 0, compile: 0, run: 0 }, faults: missing }
      : await checkTarget(target, proving);
  return {
    ranOn: new Date().toISOString().slice(0, 10),
    standard: {
      version: info.version,
      operations: Object.values(paths)
        .flatMap(Object.keys)
        .filter((key) => methods.has(key)).length,
      schemas: Object.keys(components.schemas).length,
    },
    tools:
      missing.length > 0
        ? []
        : await Promise.all(needed.map(async ({ version }) => (await firstLine(version)).replace(/ \(.*$/, ''))),
    seconds: {
      generate: Math.ceil(seconds.generate),
      compile: Math.ceil(seconds.compile),
      run: Math.ceil(seconds.run),
    },
    faults,
  };
}

function describe({ language, generator }: Target, { seconds, faults }: TargetResult): string {
  const time = seconds.generate + seconds.compile + seconds.run;
  const title = `${language}, ${generators[generator].package}, ${time} s`;
  return faults.length === 0 ? `✓ ${title}` : [`✗ ${title}`, ...faults.map((fault) => `    ${fault}`)].join('\n');
}

function readArguments() {
  try {
    return parseArgs({ options: { record: { type: 'boolean', default: false } }, allowPositionals: true });
  } catch (error) {
    const why = (error as Error).message.split('. ')[0] ?? '';
    throw new Problem(`${why}. Use: npm run codegen [-- --record] [language or client …]`);
  }
}
