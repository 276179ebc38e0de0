import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { KyInstance } from 'ky';
import type { Page } from 'playwright-core';
import { installAside } from '@yijian/tooling/install-aside';
import { inPage } from './in-page.ts';
import { collect, rounds, type Round, type Side } from './requests-program.ts';
import { processorMs, ratio, type Verdict } from './verdict.ts';
import { withServer } from './with-server.ts';

const most = 1.05;
const kinds: readonly { what: string; round: Round }[] = [
  { what: 'in turn', round: { at: 'turn', network: true, count: 300 } },
  { what: '200 at once', round: { at: 'once', network: true, count: 400 } },
  { what: 'in turn, network stubbed', round: { at: 'turn', network: false, count: 1000 } },
  { what: '200 at once, network stubbed', round: { at: 'once', network: false, count: 1000 } },
];

/**
 * Both ky: the newest is what a page would load in place of the client, the one inside is the harder measure, because
 * it is quicker.
 */
const peers: readonly { side: Side; name: string }[] = [
  { side: 'newest', name: 'ky 2.1' },
  { side: 'inside', name: 'the ky inside' },
];

/** Processor time per request in times of ky's: of the whole process in Node, of the page's thread in Chromium. */
export async function requests(): Promise<Verdict[]> {
  const aside = await installAside(fileURLToPath(new URL('peers', import.meta.url)));
  const newest = `${aside}/node_modules/ky/distribution/index.js`;
  return withServer(async (origin) => [
    ...(await inNode(`${origin}/v1`, newest)),
    ...(await inChromium(origin, newest)),
  ]);
}

/** The verdicts on every kind of round against every peer. */
async function compare(place: string, time: (side: Side, round: Round) => () => Promise<number>): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { what, round } of kinds)
    for (const { side, name } of peers) {
      const reached = await ratio(31, time('client', round), time(side, round));
      verdicts.push({ what: `${place}, ${what}: × ${name}`, reached, most });
    }
  return verdicts;
}

async function inNode(baseUrl: string, newest: string): Promise<Verdict[]> {
  setFlagsFromString('--expose-gc');
  Object.assign(globalThis, { gc: runInNewContext('gc') as unknown });
  const { default: ky } = (await import(pathToFileURL(newest).href)) as { default: KyInstance };
  const run = rounds(baseUrl, ky);
  return compare('Node', (side, round) => async () => {
    collect();
    const began = processorMs();
    await run(side, round);
    collect();
    return processorMs() - began;
  });
}

async function inChromium(origin: string, newest: string): Promise<Verdict[]> {
  const use = async (page: Page): Promise<Verdict[]> => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const threadMs = async (): Promise<number> => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      const busy = metrics.find(({ name }) => name === 'TaskDuration');
      if (!busy) throw new Error('Chromium tells no TaskDuration');
      return busy.value * 1000;
    };
    type Exported = {
      collect: typeof collect;
      newest: KyInstance;
      rounds: typeof rounds;
      run: ReturnType<typeof rounds>;
    };
    await page.evaluate((baseUrl) => {
      const { exported } = globalThis as unknown as { exported: Exported };
      exported.run = exported.rounds(baseUrl, exported.newest);
    }, `${origin}/v1`);
    return compare('Chromium', (side, round) => async () => {
      await page.evaluate(() => (globalThis as unknown as { exported: Exported }).exported.collect());
      const began = await threadMs();
      await page.evaluate(
        async ({ side, round }) => {
          const { exported } = globalThis as unknown as { exported: Exported };
          await exported.run(side, round);
          exported.collect();
        },
        { side, round },
      );
      return (await threadMs()) - began;
    });
  };
  return inPage(origin, use, `export { default as newest } from ${JSON.stringify(newest)};`);
}
