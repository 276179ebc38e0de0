import type { Browser } from 'playwright-core';
import type { Workload } from './workloads.ts';

/** What a page cost from the moment its content was mounted until two frames after. */
export interface Measurement {
  /** Main-thread time of all tasks, in milliseconds. */
  cpuMs: number;
  /** Growth of the JavaScript heap after collection, in megabytes. */
  heapMb: number;
  /** Growth of the number of nodes, those in shadow trees and styles among them. */
  nodes: number;
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
  { tag, count, data }: Workload,
  side: 'element' | 'floor',
  content?: Content,
): Promise<Measurement & { content: Content }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/${side}`);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const metrics = async (): Promise<Record<string, number>> => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics: list } = await session.send('Performance.getMetrics');
      return Object.fromEntries(list.map(({ name, value }) => [name, value]));
    };
    const before = await metrics();
    const cpu = await session
      .send('Performance.getMetrics')
      .then(({ metrics: list }) => list.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
    await page.evaluate(
      async ([tag, count, data, content]) => {
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
      [tag, count, side === 'element' ? data : undefined, content] as const,
    );
    const after = await session
      .send('Performance.getMetrics')
      .then(({ metrics: list }) => list.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
    const settled = await metrics();
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
      content: drawn,
    };
  } finally {
    await context.close();
  }
}
