import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Size } from './pages/marks.ts';
import type { Entry, Measures, Pass } from './workload.ts';

/** The frames of a measured way. */
const frames = 180;

/** Three seconds, which are 181 frames when none is late. */
const runMs = 3000;

const viewport = { width: 1440, height: 900 };
const locale = 'zh-CN';

/** What is to be shown, and what is to be measured besides the mount. */
export interface Showing {
  origin: string;
  /** The name of the body, of the pattern that marks its rows, and of the page. */
  data: string;
  mark: string;
  entry: Entry;
  /** How large it is to be. */
  size: Size;
  passes: readonly Pass[];
}

/** How large a candidate is when nothing is asked of it. */
export async function ownSize(
  browser: Browser,
  { origin, data, mark, entry }: Omit<Showing, 'size' | 'passes'>,
): Promise<Size> {
  const page = await browser.newPage({ viewport, locale });
  try {
    await page.goto(`${origin}/show/${entry.page}`);
    await page.evaluate((url) => window.stage.load(url, { height: 0, row: 0 }), `/data/${data}`);
    await page.evaluate(() => window.stage.mount());
    // On a busy machine its parts may come late; sized by an empty place, the others would have more to draw.
    await page.waitForFunction((text) => window.stage.count(text).inSight > 0, mark);
    return await page.evaluate((text) => window.stage.measure(text), mark);
  } finally {
    await page.close();
  }
}

/** Shows a candidate in a new page and measures it. */
export async function measure(
  browser: Browser,
  { origin, data, mark, entry, size, passes }: Showing,
): Promise<Partial<Measures>> {
  const context = await browser.newContext({ viewport, locale });
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto(`${origin}/show/${entry.page}`);
    await page.evaluate(([url, asked]) => window.stage.load(url, asked), [`/data/${data}`, size] as const);
    const session = await context.newCDPSession(page);
    // Time on the processor, not on the clock: other work on the machine is not the page's.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const measures: Partial<Measures> = {};
    const asked = (pass: Pass): boolean => passes.includes(pass) && entry.also.includes(pass);

    const memoryBefore = asked('memory') ? await memoryOf(page) : 0;
    await session.send('HeapProfiler.collectGarbage');
    measures.mountCpu = await cpuOf(session, () => page.evaluate(() => window.stage.mount()));
    Object.assign(measures, await page.evaluate((text) => window.stage.count(text), mark));
    if (!measures.inSight) throw new Error(`${entry.name} shows nothing (${faults.join('; ') || 'without an error'}).`);
    if (asked('memory')) measures.memory = (await memoryOf(page)) - memoryBefore;
    if (asked('scroll')) {
      measures.scrollCpu =
        (await cpuOf(session, () => page.evaluate((count) => window.stage.scroll(count), frames))) / frames;
    }
    if (asked('jump')) measures.jumpCpu = (await cpuOf(session, () => page.evaluate(() => window.stage.jump()))) / 3;
    if (asked('blank')) {
      measures.blankFrames = await page.evaluate(([text, count]) => window.stage.blank(text, count), [
        mark,
        frames,
      ] as const);
    }
    if (asked('throttle')) {
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const lengths = await page.evaluate((milliseconds) => window.stage.run(milliseconds), runMs);
      measures.throttledFrames = lengths.length + 1;
      measures.throttledP95 = lengths.sort((a, b) => a - b)[Math.ceil(lengths.length * 0.95) - 1] ?? Number.NaN;
    }
    return measures;
  } finally {
    await context.close();
  }
}

/** Main-thread time that some work takes, in milliseconds. */
async function cpuOf(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await spent();
  await work();
  return ((await spent()) - before) * 1000;
}

/** The memory that scripts and documents use after a collection, in megabytes. */
async function memoryOf(page: Page): Promise<number> {
  const bytes = await page.evaluate(async () => {
    interface Report {
      breakdown: { bytes: number; types: string[] }[];
    }
    const { breakdown } = await (
      performance as unknown as { measureUserAgentSpecificMemory(): Promise<Report> }
    ).measureUserAgentSpecificMemory();
    return breakdown
      .filter(({ types }) => types.some((type) => type === 'JavaScript' || type === 'DOM'))
      .reduce((sum, { bytes }) => sum + bytes, 0);
  });
  return bytes / 1e6;
}
