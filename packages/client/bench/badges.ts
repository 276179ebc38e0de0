import { createTransport, creditSummaries } from '@yijian/client';
import { inPage } from './in-page.ts';
import type { readBadges } from './requests-program.ts';
import { median, type Verdict } from './verdict.ts';
import { withServer } from './with-server.ts';

const ids = Array.from({ length: 1000 }, (_, n) => `fac-${n}`);

/** 1,000 badges of a page by batches, against one GET for each; and how many requests they take. */
export const badges = async (): Promise<Verdict[]> =>
  withServer(async (origin) => {
    const baseUrl = `${origin}/v1`;
    const ratios = await inPage(origin, async (page) =>
      page.evaluate(async (url) => {
        const { exported } = globalThis as unknown as { exported: { readBadges: typeof readBadges } };
        const time = async (how: 'batched' | 'single'): Promise<number> => {
          const began = performance.now();
          await exported.readBadges(url, how);
          return performance.now() - began;
        };
        const found: number[] = [];
        for (let n = 0; n < 9; n += 1) {
          const single = await time('single');
          found.push((await time('batched')) / single);
        }
        return found.slice(2);
      }, baseUrl),
    );
    let sent = 0;
    const counting = async (request: Request): Promise<Response> => {
      sent += 1;
      return fetch(request);
    };
    const { get } = creditSummaries(createTransport({ baseUrl, fetch: counting, cache: { freshMs: 60_000 } }));
    await Promise.all(ids.map((id) => get(id)));
    const first = sent;
    await Promise.all(ids.map((id) => get(id)));
    return [
      { what: '1,000 badges: × one GET each', reached: median(ratios), most: 0.03 },
      { what: '1,000 badges: requests', reached: first, most: 10 },
      { what: 'the same badges again: requests', reached: sent - first, most: 0 },
    ];
  });
