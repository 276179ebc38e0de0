import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchOptions } from '@yijian/tooling/launch-options';

const folder = path.resolve(import.meta.dirname, '../../elements/dist/cdn');
const badge = (attributes: string): string =>
  `<yj-credit-badge ${attributes} grade="A" grade-label="守信" tone="excellent" as-of="2026-01-15">A 级（守信），2026-01-15</yj-credit-badge>`;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser?.close());

/** What has moved on a page after its first picture, by the measure of the Layout Instability API, when the script comes late. */
async function layoutShift(element: string, drawn: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  let painted: () => void = () => undefined;
  const firstPicture = new Promise<void>((resolve) => (painted = resolve));
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/favicon.ico') return route.fulfill({ status: 204 });
    if (pathname === '/')
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="zh-CN"><title>Shift</title><link rel="stylesheet" href="/undefined.css">
          <script src="/yijian.js" defer></script><body><h1>公示（虚构）</h1>${element}<p>下文</p><p>附注</p></body></html>`,
      });
    if (pathname.endsWith('.js')) await firstPicture;
    await route.fulfill({
      contentType: pathname.endsWith('.css') ? 'text/css' : 'text/javascript',
      body: await readFile(path.join(folder, pathname.slice(1)), 'utf8'),
    });
  });
  await page.addInitScript(() => {
    const kept = window as unknown as { shift: number };
    kept.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number }[]) kept.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('https://portal.example/', { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  painted();
  await page.locator(element.slice(1, element.indexOf(' ')), { hasText: drawn }).waitFor();
  await page.waitForFunction(() => document.querySelector('yj-credit-badge')?.shadowRoot?.querySelector('.badge'));
  // Shifts are told of after the frame in which they happened.
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => setTimeout(() => resolve((window as unknown as { shift: number }).shift))),
        ),
      ),
  );
  await page.close();
  return shift;
}

it.each(['size="inline"', 'size="standard"'])('a badge with %s moves nothing when it upgrades', async (size) => {
  expect(await layoutShift(badge(size), '守信')).toBeLessThan(0.001);
});

it('tells when something moves', async () => {
  const taller = badge('').replace('A 级', `A 级${'<br>'.repeat(8)}`);
  expect(await layoutShift(taller, '守信')).toBeGreaterThan(0.001);
});
