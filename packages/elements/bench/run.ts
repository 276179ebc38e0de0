/**
 * Compares each element with what shows the same data: a floor of plain HTML, and real peers. All are measured in the
 * same run and take turns, so that what counts, their ratio, says nothing about the machine.
 *
 * `run.ts [names] [rounds] [--enforce] [--record]`: with `--enforce` it fails when a target is missed, with `--record` the figures go into the
 * documentation.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { installAside } from '@yijian/tooling/install-aside';
import { launchOptions } from '@yijian/tooling/launch-options';
import { bundlePages } from './bundle-pages.ts';
import { measure, ownSize } from './measure.ts';
import { figuresTable, layOut, verdictsTable } from './print.ts';
import { record, type Report } from './record.ts';
import { servePages } from './serve-pages.ts';
import { judgeSizes } from './sizes.ts';
import { judge, summarise, type Summary } from './summarise.ts';
import type { Measures, Pass, Workload } from './workload.ts';
import { badges } from './workloads/badges.ts';
import { matrix } from './workloads/matrix.ts';
import { timeline } from './workloads/timeline.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const cdn = path.join(root, 'packages/elements/dist/cdn');
const folder = path.join(root, '.yijian/bench');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { enforce: { type: 'boolean' }, record: { type: 'boolean' } },
});
const rounds = Number(positionals.find((word) => /^\d+$/.test(word)) ?? 5);
const names = positionals.filter((word) => !/^\d+$/.test(word));
const isChosen = (name: string): boolean => names.length === 0 || names.includes(name);

/** What takes seconds is measured in the first rounds only; the mount, whose noise is greatest, in all. */
const roundsWith: Readonly<Record<Pass, number>> = { memory: 3, scroll: 3, jump: 2, throttle: 3, blank: 1 };
const passesOf = (round: number): Pass[] =>
  (Object.keys(roundsWith) as Pass[]).filter((pass) => round < roundsWith[pass]);

const chosen = [...badges, ...matrix, ...timeline].filter(({ topic }) => isChosen(topic));
const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const started = performance.now();
/** How many processes wanted to run before this one did: what the clock says is worth nothing beside others. */
const load = loadavg()[0] ?? 0;

const compared = chosen.length > 0 ? await compare(chosen) : { browser: undefined, results: [] };
const report: Report = {
  date: new Date().toISOString().slice(0, 10),
  machine: [
    `${availableParallelism()} cores`,
    ...(compared.browser === undefined ? [] : [`Chromium ${compared.browser.split('.')[0]}`]),
    `Node ${process.versions.node.split('.')[0]}`,
    `load ${load.toFixed(1)} beforehand`,
  ].join(', '),
  rounds,
  results: compared.results,
  verdicts: [
    ...chosen.flatMap((workload, index) => judge(workload, compared.results[index]?.summaries ?? [])),
    ...(isChosen('sizes') ? await judgeSizes(cdn) : []),
  ],
};

for (const { title, summaries } of report.results) tell(`\n${title}\n${layOut(figuresTable(summaries))}`);
tell(`\n${layOut(verdictsTable(report.verdicts))}`);
const file = path.join(folder, 'elements.json');
await mkdir(folder, { recursive: true });
await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
if (values.record) await record(path.join(root, 'docs/integrators/performance.md'), report);
const judged = report.verdicts.filter(({ met }) => met !== undefined);
const missed = judged.filter(({ met }) => !met).length;
const seconds = Math.round((performance.now() - started) / 1000);
tell(
  `\n${judged.length - missed} of ${judged.length} targets met, ${seconds} s; written to ${path.relative(root, file)}`,
);
if (values.enforce && missed > 0) process.exitCode = 1;

interface Comparison {
  /** Version of the browser. */
  browser: string;
  results: { title: string; summaries: Summary[] }[];
}

/** Measures workloads one after another; in each round every candidate has its turn, and every round another one begins. */
async function compare(workloads: readonly Workload[]): Promise<Comparison> {
  const aside = await installAside(path.join(import.meta.dirname, 'peers'));
  const pages = path.join(folder, 'pages');
  const needed = new Set(workloads.flatMap(({ candidates }) => candidates.map(({ page }) => page)));
  tell(`Bundling ${needed.size} pages`);
  await bundlePages([...needed], aside, pages);
  const data = Object.fromEntries(workloads.map(({ data }, index) => [String(index), data]));
  const site = await servePages({ cdn, pages, data });
  let browser = await launch();
  try {
    const results: Comparison['results'] = [];
    for (const [index, { title, mark, candidates }] of workloads.entries()) {
      const shown = { origin: site.origin, data: String(index), mark };
      // Ours as it is by default; the others are made to fit.
      const size = await ownSize(browser, { ...shown, entry: candidates[0] });
      const figures = candidates.map((): Partial<Measures>[] => []);
      for (let round = 0; round < rounds; round += 1) {
        tell(`${title}: round ${round + 1} of ${rounds}`);
        for (let turn = 0; turn < candidates.length; turn += 1) {
          const which = (round + turn) % candidates.length;
          const entry = candidates[which];
          if (!entry) continue;
          const showing = { ...shown, entry, size, passes: passesOf(round) };
          let measured = await inTime(measure(browser, showing));
          if (!measured) {
            tell(`${entry.name}: not at an end after a minute; measured again in a new browser`);
            await browser.close();
            browser = await launch();
            measured = await inTime(measure(browser, showing));
          }
          if (!measured) throw new Error(`${entry.name}: twice not at an end after a minute.`);
          figures[which]?.push(measured);
        }
      }
      results.push({ title, summaries: candidates.map(({ name }, which) => summarise(name, figures[which] ?? [])) });
    }
    return { browser: browser.version(), results };
  } finally {
    await browser.close();
    await site.close();
  }
}

async function launch(): Promise<Browser> {
  const options = launchOptions();
  return chromium.launch({
    ...options,
    // The browser then tells the memory at once, after a collection, and not when it next collects by itself.
    args: [...options.args, '--enable-blink-features=ForceEagerMeasureMemory'],
  });
}

/**
 * What is measured, or undefined where the browser does not come to an end: at a throttled processor Chromium 156 now and then stops drawing for
 * good, whatever the page, while timers and scripts go on.
 */
async function inTime<Measured>(measuring: Promise<Measured>): Promise<Measured | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), 60_000);
  });
  // Whoever is late fails in the end, when its browser is closed: nobody waits for that.
  measuring.catch(() => undefined);
  try {
    return await Promise.race([measuring, late]);
  } finally {
    clearTimeout(timer);
  }
}
