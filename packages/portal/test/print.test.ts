import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { parse } from 'yaml';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchOptions } from '@yijian/tooling/launch-options';
import { type FileServer, serveFiles } from './serve-files.ts';

const folder = path.resolve(import.meta.dirname, '../../elements/dist/cdn');
const examples = path.resolve(import.meta.dirname, '../../../openapi/examples');

/** An element with an example of the standard as its JSON child. */
async function element(tag: string, example: string): Promise<string> {
  const body: unknown = parse(await readFile(path.join(examples, `${example}.yaml`), 'utf8'));
  return `<${tag}><script type="application/json">${JSON.stringify(body).replaceAll('<', '\\u003c')}</script></${tag}>`;
}

let browser: Browser;
let server: FileServer;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
  const elements = [await element('yj-inspection-timeline', 'Timeline'), await element('yj-task-matrix', 'PlanMatrix')];
  const page = `<!doctype html><html lang="zh-CN"><title>Print</title><body><script src="yijian.js"></script>${elements.join('')}</body>`;
  server = await serveFiles(async (file) => (file === 'page.html' ? page : readFile(path.join(folder, file))));
});
afterAll(async () => {
  server?.stop();
  await browser?.close();
});

/** A page that enforces Trusted Types, and what is on paper when `print` has been called in it. */
async function printed(
  print: (page: Page) => Promise<void>,
): Promise<{ ledger: string; onScreen: boolean; said: string[] }> {
  // Narrow, so that the matrix is another one on paper.
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  const said: string[] = [];
  page.on('pageerror', (error) => void said.push(`uncaught: ${error.message}`));
  page.on('console', (message) => void said.push(message.text()));
  await page.goto(`http://localhost:${server.port}/page.html`);
  await page.getByRole('button', { name: '打印台账' }).waitFor();
  await page.locator('yj-task-matrix .plan').waitFor();
  await page.evaluate(() => {
    const kept = window as unknown as { onPaper: string };
    const shown = (tag: string, selector: string): string =>
      document.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>(selector)?.textContent ?? '';
    addEventListener('beforeprint', () => {
      kept.onPaper = shown('yj-inspection-timeline', '.ledger') && shown('yj-task-matrix', '[role="treegrid"], table');
    });
  });
  await print(page);
  const ledger = await page.evaluate(() => (window as unknown as { onPaper: string }).onPaper);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  const onScreen = await page.getByRole('button', { name: '打印台账' }).isVisible();
  await page.close();
  return { ledger, onScreen, said };
}

it('draws what is on paper when its own button is pressed', async () => {
  const { ledger, onScreen, said } = await printed((page) => page.getByRole('button', { name: '打印台账' }).click());
  expect(ledger).not.toBe('');
  expect(onScreen).toBe(true);
  expect(said).toEqual([]);
});

it('draws what is on paper when the page says beforehand that it will print', async () => {
  const { ledger, onScreen, said } = await printed((page) =>
    page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      print();
    }),
  );
  expect(ledger).not.toBe('');
  expect(onScreen).toBe(true);
  expect(said).toEqual([]);
});

it('stays as on the screen, and says why, when the page prints without a word', async () => {
  const { onScreen, said } = await printed((page) => page.evaluate(() => print()));
  expect(onScreen).toBe(true);
  expect(said).toContainEqual(
    expect.stringMatching(/<yj-inspection-timeline>: not drawn for paper: .*beforeprint event first/),
  );
  expect(said.join()).not.toContain('uncaught');
});
