import { parseArgs } from 'node:util';
import { Problem, runMain } from '../bootstrap/problem.js';
import { elapsed } from '../bootstrap/progress.js';
import { ensureBrowser } from '../browser/ensure-browser.ts';
import { thisMachine } from '../browser/this-machine.ts';
import { buildStale } from '../build/build-stale.ts';
import { steps } from '../build/steps.ts';
import { chosenEngines } from '../engines/engine-releases.ts';
import { installEngine } from '../engines/install-engine.ts';
import { chooseSuites } from './choose-suites.ts';
import { addCounts, closingLine } from './counts.ts';
import { runSuite, type Outcome } from './run-suite.ts';
import { suites } from './suites.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const SHOWN_FAILURES = 20;

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort());

await runMain(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { all: { type: 'boolean' } } });
  const chosen = chooseSuites(suites, positionals);
  const start = performance.now();
  const env: Record<string, string> = values.all ? { YIJIAN_ENGINES: 'all' } : {};
  try {
    const builds = new Set(chosen.flatMap((suite) => suite.builds));
    await buildStale({ only: steps.map((step) => step.name).filter((name) => builds.has(name)) });
    if (chosen.some((suite) => suite.browser)) env.CHROME_PATH = await ensureBrowser(thisMachine);
    if (chosen.some((suite) => suite.engines)) {
      const asked = env.YIJIAN_ENGINES ?? process.env.YIJIAN_ENGINES;
      for (const release of chosenEngines({ asked })) await installEngine(release);
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say(`${error.message}\n\n${closingLine({ passed: 0, failed: 1, skipped: 0 })}`);
    return error.exitCode;
  }

  const results: { title: string; outcome: Outcome; time: string }[] = [];
  for (const suite of chosen) {
    if (interruption.signal.aborted) break;
    say(
      `\n── ${suite.title} (${suite.name}) ${'─'.repeat(Math.max(3, 70 - suite.title.length - suite.name.length))}\n`,
    );
    const from = performance.now();
    const outcome = await runSuite(suite, env, interruption.signal).catch((error: unknown): Outcome => {
      if (!(error instanceof Problem)) throw error;
      return { passed: 0, failed: 1, skipped: 0, note: error.message };
    });
    results.push({ title: suite.title, outcome, time: elapsed(from) });
    say(describe(suite.title, outcome, elapsed(from)));
  }
  if (interruption.signal.aborted) throw new Problem('The tests were interrupted.', { exitCode: 130 });

  const total = addCounts(results.map(({ outcome }) => outcome));
  say(`\n── Results, ${elapsed(start)} ${'─'.repeat(50)}\n`);
  for (const { title, outcome, time } of results) {
    say(describe(title, outcome, time));
    // Named here too: of a long run often only the end is kept.
    for (const failure of outcome.failures?.slice(0, SHOWN_FAILURES) ?? []) say(`    ${failure}`);
  }
  say(`\n${closingLine(total)}`);
  return total.failed > 0 ? 1 : 0;
});

function describe(title: string, outcome: Outcome, time: string): string {
  const mark = outcome.failed > 0 ? '✗' : outcome.passed > 0 ? '✓' : '–';
  return `${mark} ${title}: ${closingLine(outcome)} in ${time}${outcome.note ? ` (${outcome.note})` : ''}`;
}
