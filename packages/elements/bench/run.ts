/**
 * Compares each element with a floor measured in the same run: the same visible content as plain HTML, parsed by the browser. Prints ratios,
 * because milliseconds say more about the machine than about the code; writes the figures as JSON.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { launchOptions } from '@yijian/tooling/launch-options';
import { measure, type Measurement } from './measure.ts';
import { servePages } from './serve-pages.ts';
import { workloads } from './workloads.ts';

/** How often everything is measured, and what is measured: `run.ts [part of a name] [rounds]`. */
const [, , only = '', times = '9'] = process.argv;
const rounds = Number(times);
const root = path.resolve(import.meta.dirname, '../../..');
const bundle = path.join(root, 'packages/elements/dist/cdn/yijian.js');
const report = path.join(root, '.yijian/bench/elements.json');

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const site = await servePages(bundle);
const browser = await chromium.launch({
  ...launchOptions(),
  args: [...launchOptions().args, '--enable-precise-memory-info'],
});
const results: Record<string, { element: Measurement; floor: Measurement; cpuRatio: number; mostCpu?: number }> = {};
try {
  for (const workload of workloads.filter(({ name }) => name.includes(only))) {
    const runs: { element: Measurement; floor: Measurement }[] = [];
    // Element and floor take turns, so that both see the same noise.
    for (let round = 0; round < rounds; round++) {
      const element = await measure(browser, site.origin, workload, 'element');
      runs.push({
        element,
        floor: await measure(browser, site.origin, workload, 'floor', workload.floor ?? element.content),
      });
    }
    const summary = (side: 'element' | 'floor'): Measurement => ({
      cpuMs: median(runs.map((run) => run[side].cpuMs)),
      heapMb: median(runs.map((run) => run[side].heapMb)),
      nodes: median(runs.map((run) => run[side].nodes)),
      ...(workload.scroller && {
        scroll: {
          cpuMsPerFrame: median(runs.map((run) => run[side].scroll?.cpuMsPerFrame ?? Number.NaN)),
          blankFrames: Math.max(...runs.map((run) => run[side].scroll?.blankFrames ?? Number.NaN)),
        },
      }),
    });
    const [element, floor] = [summary('element'), summary('floor')];
    results[workload.name] = {
      element,
      floor,
      cpuRatio: element.cpuMs / floor.cpuMs,
      ...(workload.mostCpu !== undefined && { mostCpu: workload.mostCpu }),
    };
  }
} finally {
  await browser.close();
  await site.close();
}

console.table(
  Object.fromEntries(
    Object.entries(results).map(([name, { element, floor, cpuRatio, mostCpu }]) => [
      name,
      {
        'CPU ms': +element.cpuMs.toFixed(1),
        'floor ms': +floor.cpuMs.toFixed(1),
        'CPU ×': +cpuRatio.toFixed(4),
        'at most': mostCpu ?? '',
        'scroll ms/frame': element.scroll ? +element.scroll.cpuMsPerFrame.toFixed(2) : '',
        'floor scroll': floor.scroll ? +floor.scroll.cpuMsPerFrame.toFixed(2) : '',
        'blank frames': element.scroll?.blankFrames ?? '',
        'JS heap MB': +element.heapMb.toFixed(1),
        nodes: element.nodes,
        'floor nodes': floor.nodes,
      },
    ]),
  ),
);
const size = gzipSync(await readFile(bundle), { level: 9 }).length / 1000;
console.log(`classic script: ${size.toFixed(1)} kB min + gzip`);
await mkdir(path.dirname(report), { recursive: true });
await writeFile(report, `${JSON.stringify({ rounds, results, classicScriptKb: size }, null, 2)}\n`);
console.log(`written to ${path.relative(root, report)}`);
