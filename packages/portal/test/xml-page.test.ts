import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchOptions } from '@yijian/tooling/launch-options';

const folder = path.resolve(import.meta.dirname, '../../elements/dist/cdn');
const tags = ['yj-provider', 'yj-credit-badge', 'yj-inspection-timeline', 'yj-task-matrix'];

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser?.close());

it('leaves what is in the tags of a page that is sent as XML, and says so', async () => {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => void said.push(message.text()));
  page.on('pageerror', (error) => void said.push(`uncaught: ${error.message}`));
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('.js'))
      return route.fulfill({ contentType: 'text/javascript', body: await readFile(path.join(folder, pathname)) });
    const body = tags.map((tag) => `<${tag}>在 ${tag} 里</${tag}>`).join('');
    return route.fulfill({
      contentType: 'application/xhtml+xml; charset=utf-8',
      body: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>XML</title></head><body>${body}<script src="/yijian.js" /></body></html>`,
    });
  });
  await page.goto('https://portal.example/', { waitUntil: 'networkidle' });
  await expect.poll(() => said).toHaveLength(tags.length);
  for (const line of said)
    expect(line).toBe('[yijian] Nothing is drawn in a page of application/xhtml+xml: send it as text/html.');
  expect(await page.evaluate(() => document.body.innerText)).toBe(tags.map((tag) => `在 ${tag} 里`).join(''));
  await page.close();
});
