import { inPage } from './in-page.ts';
import { rounds, type Round } from './requests-program.ts';
import { median, processorMs, ratio, type Verdict } from './verdict.ts';
import { withServer } from './with-server.ts';

const most = 1.05;
const kinds: readonly { what: string; round: Round }[] = [
  { what: 'in turn', round: { at: 'turn', network: true, count: 60 } },
  { what: '200 at once', round: { at: 'once', network: true, count: 200 } },
  { what: 'in turn, network stubbed', round: { at: 'turn', network: false, count: 200 } },
  { what: '200 at once, network stubbed', round: { at: 'once', network: false, count: 200 } },
];

/** Time per request in times of ky's: of the processor in Node, of the clock in a page, where it is all that can be had. */
export const requests = async (): Promise<Verdict[]> =>
  withServer(async (origin) => [...(await inNode(`${origin}/v1`)), ...(await inChromium(origin))]);

async function inNode(baseUrl: string): Promise<Verdict[]> {
  const run = rounds(baseUrl);
  const verdicts: Verdict[] = [];
  for (const { what, round } of kinds) {
    const time = (side: 'client' | 'ky') => async () => {
      const began = processorMs();
      await run(side, round);
      return processorMs() - began;
    };
    verdicts.push({ what: `Node, ${what}: × ky`, reached: await ratio(15, time('client'), time('ky')), most });
  }
  return verdicts;
}

async function inChromium(origin: string): Promise<Verdict[]> {
  return inPage(origin, async (page) => {
    const verdicts: Verdict[] = [];
    for (const { what, round } of kinds) {
      const ratios = await page.evaluate(
        async ({ round, baseUrl }) => {
          const { exported } = globalThis as unknown as { exported: { rounds: typeof rounds } };
          const run = exported.rounds(baseUrl);
          const time = async (side: 'client' | 'ky'): Promise<number> => {
            const began = performance.now();
            await run(side, round);
            return performance.now() - began;
          };
          const found: number[] = [];
          for (let n = 0; n < 10; n += 1) {
            const floor = await time('ky');
            const own = await time('client');
            if (n >= 3) found.push(own / floor);
          }
          return found;
        },
        { round, baseUrl: `${origin}/v1` },
      );
      verdicts.push({ what: `Chromium, ${what}: × ky`, reached: median(ratios), most });
    }
    return verdicts;
  });
}
