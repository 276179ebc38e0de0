import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inPage } from './in-page.ts';
import { collect, rounds, type Round } from './requests-program.ts';
import { processorMs, ratio, type Verdict } from './verdict.ts';
import { withServer } from './with-server.ts';

const most = 1.05;
const kinds: readonly { what: string; round: Round }[] = [
  { what: 'in turn', round: { at: 'turn', network: true, count: 300 } },
  { what: '200 at once', round: { at: 'once', network: true, count: 400 } },
  { what: 'in turn, network stubbed', round: { at: 'turn', network: false, count: 1000 } },
  { what: '200 at once, network stubbed', round: { at: 'once', network: false, count: 1000 } },
];

/** Processor time per request in times of ky's: of the whole process in Node, of the page's thread in Chromium. */
export const requests = async (): Promise<Verdict[]> =>
  withServer(async (origin) => [...(await inNode(`${origin}/v1`)), ...(await inChromium(origin))]);

async function inNode(baseUrl: string): Promise<Verdict[]> {
  setFlagsFromString('--expose-gc');
  Object.assign(globalThis, { gc: runInNewContext('gc') as unknown });
  const run = rounds(baseUrl);
  const verdicts: Verdict[] = [];
  for (const { what, round } of kinds) {
    const time = (side: 'client' | 'ky') => async () => {
      collect();
      const began = processorMs();
      await run(side, round);
      collect();
      return processorMs() - began;
    };
    verdicts.push({ what: `Node, ${what}: × ky`, reached: await ratio(31, time('client'), time('ky')), most });
  }
  return verdicts;
}

async function inChromium(origin: string): Promise<Verdict[]> {
  return inPage(origin, async (page) => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const threadMs = async (): Promise<number> => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      const busy = metrics.find(({ name }) => name === 'TaskDuration');
      if (!busy) throw new Error('Chromium tells no TaskDuration');
      return busy.value * 1000;
    };
    type Exported = { collect: typeof collect; rounds: typeof rounds; run: ReturnType<typeof rounds> };
    await page.evaluate((baseUrl) => {
      const { exported } = globalThis as unknown as { exported: Exported };
      exported.run = exported.rounds(baseUrl);
    }, `${origin}/v1`);
    const verdicts: Verdict[] = [];
    for (const { what, round } of kinds) {
      const time = (side: 'client' | 'ky') => async () => {
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
      };
      verdicts.push({ what: `Chromium, ${what}: × ky`, reached: await ratio(31, time('client'), time('ky')), most });
    }
    return verdicts;
  });
}
