import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Workload } from './workloads.ts';

/** What a page cost from the moment its content was mounted until two frames after. */
export interface Measurement {
  /** Main-thread time of all tasks, in milliseconds. */
  cpuMs: number;
  /** Growth of the JavaScript heap after collection, in megabytes. */
  heapMb: number;
  /** Growth of the number of nodes, those in shadow trees and styles among them. */
  nodes: number;
  /** What scrolling through the content cost, where that is measured. */
  scroll?: ScrollMeasurement;
}

/** What scrolling from top to end and back cost, 180 frames in all. */
export interface ScrollMeasurement {
  /** Main-thread time for each frame, in milliseconds. */
  cpuMsPerFrame: number;
  /** Frames in which some of the visible part stood empty. */
  blankFrames: number;
}

/** The drawn content of an element as HTML with its styles, to be the floor of the same workload. */
export interface Content {
  html: string;
  css: string;
}

/** Mounts a workload in a new page, as elements or as the plain content that they drew. */
export async function measure(
  browser: Browser,
  origin: string,
  { tag, count, data, scroller }: Workload,
  side: 'element' | 'floor',
  content?: Content,
): Promise<Measurement & { content: Content }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/${side}`);
    const session = await context.newCDPSession(page);
    // Time on the processor, not on the clock: other work on the machine is not the page's.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const metrics = async (): Promise<Record<string, number>> => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics: list } = await session.send('Performance.getMetrics');
      return Object.fromEntries(list.map(({ name, value }) => [name, value]));
    };
    // Handing the data over to the page is the test's cost, not the element's.
    await page.evaluate((given) => Object.assign(window, { given }), side === 'element' ? { data } : { content });
    const before = await metrics();
    const cpu = await session
      .send('Performance.getMetrics')
      .then(({ metrics: list }) => list.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
    await page.evaluate(
      async ([tag, count]) => {
        const { data, content } = (window as unknown as { given: { data?: unknown; content?: Content } }).given;
        const main = document.querySelector('main') as HTMLElement;
        if (content) {
          const style = document.head.appendChild(document.createElement('style'));
          style.textContent = content.css;
          main.innerHTML = content.html.repeat(count);
        } else {
          const fragment = document.createDocumentFragment();
          for (let index = 0; index < count; index++)
            fragment.append(Object.assign(document.createElement(tag), { data }));
          main.append(fragment);
        }
        const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
        await frame();
        await frame();
      },
      [tag, count] as const,
    );
    const after = await session
      .send('Performance.getMetrics')
      .then(({ metrics: list }) => list.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
    const settled = await metrics();
    const scroll = scroller ? await measureScroll(page, session, scroller) : undefined;
    const drawn = await page.evaluate((tag) => {
      const element = document.querySelector(tag);
      const shadow = element?.shadowRoot;
      if (!shadow) return { html: '', css: '' };
      const html = (shadow.querySelector('.yj-root')?.outerHTML ?? '').replace(/<!--.*?-->/gs, '');
      const css = shadow.adoptedStyleSheets
        .map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText).join('\n'))
        .join('\n');
      return { html, css: css.replaceAll(':host', 'main') };
    }, tag);
    return {
      cpuMs: (after - cpu) * 1000,
      heapMb: ((settled['JSHeapUsedSize'] ?? 0) - (before['JSHeapUsedSize'] ?? 0)) / 1e6,
      nodes: (settled['Nodes'] ?? 0) - (before['Nodes'] ?? 0),
      ...(scroll && { scroll }),
      content: drawn,
    };
  } finally {
    await context.close();
  }
}

async function measureScroll(page: Page, session: CDPSession, selector: string): Promise<ScrollMeasurement> {
  /** Scrolls a screenful less than the eye can follow, and counts the frames with an empty place if asked. */
  const run = (looks: boolean): Promise<number> =>
    page.evaluate(
      async ([selector, looks]) => {
        const tree = document.querySelector('main > *')?.shadowRoot ?? document;
        const scroller = tree.querySelector(selector) as HTMLElement;
        const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
        const box = scroller.getBoundingClientRect();
        let blank = 0;
        for (let step = 0; step < 180; step += 1) {
          scroller.scrollTop += step < 90 ? 160 : -160;
          await frame();
          if (!looks) continue;
          // Once more, so that what was drawn for the new place is there.
          await frame();
          const points = [0.3, 0.5, 0.7, 0.95].map((part) => [box.left + 40, box.top + box.height * part] as const);
          const hits = points.map(([x, y]) => tree.elementFromPoint(x, Math.min(y, innerHeight - 2)));
          if (hits.some((hit) => !hit?.closest('tr'))) blank += 1;
        }
        return blank;
      },
      [selector, looks] as const,
    );
  const cpu = async (): Promise<number> =>
    session
      .send('Performance.getMetrics')
      .then(({ metrics }) => metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  const before = await cpu();
  await run(false);
  const after = await cpu();
  return { cpuMsPerFrame: ((after - before) * 1000) / 180, blankFrames: await run(true) };
}
