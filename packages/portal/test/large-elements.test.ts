import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PlanMatrix } from '@yijian/standard';
import { launchOptions } from '@yijian/tooling/launch-options';
import { strictPolicy } from './serve-files.ts';

const folder = path.resolve(import.meta.dirname, '../../elements/dist/cdn');

let browser: Browser;
const files: Record<string, string> = {};
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
  for (const name of (await readdir(folder)).filter((file) => /\.js(on)?$/.test(file)))
    files[`/${name}`] = await readFile(path.join(folder, name), 'utf8');
});
afterAll(() => browser?.close());

const timeline = '<yj-inspection-timeline facility="fac-1"><b>监管记录见公示</b></yj-inspection-timeline>';
const examples = path.resolve(import.meta.dirname, '../../../openapi/examples');

/** A portal of one page, under a strict policy. */
async function open(
  body: string,
  { script = '<script src="/yijian.js"></script>', broken = [] as string[] } = {},
): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
  const page = await browser.newPage();
  const asked: string[] = [];
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const code = files[pathname];
    if (code === undefined)
      return route.fulfill({
        body:
          pathname === '/page'
            ? `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${script}</head><body>${body}</body></html>`
            : '',
        contentType: 'text/html',
        headers: { 'content-security-policy': strictPolicy },
      });
    asked.push(pathname.slice(1));
    if (broken.includes(pathname)) return route.fulfill({ status: 503 });
    return route.fulfill({ body: code, contentType: 'text/javascript' });
  });
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => void complaints.push(message));
  page.on('console', (message) => void complaints.push(message.text()));
  await page.goto('https://portal.example/page');
  return { page, asked, complaints };
}

/** What an element shows by itself. */
const shown = (page: Page, selector: string): Promise<string> =>
  page.evaluate((of) => document.querySelector(of)?.shadowRoot?.textContent ?? '', selector);

const badge = '<yj-credit-badge grade="A" as-of="2026-01-15"></yj-credit-badge>';
const badgeBody = '{"data":[{"gradeCode":"A","asOf":"2026-01-15","status":"current"}]}';
const large = (asked: readonly string[]): string[] => asked.filter((file) => /timeline|matrix/.test(file));

describe('a large element of the classic script', () => {
  it('is not asked for by a page that has none', async () => {
    const { page, asked } = await open(badge);
    await expect.poll(() => shown(page, 'yj-credit-badge')).toContain('2026-01-15');
    expect(asked).toEqual(['yijian.js']);
    await page.close();
  });

  it('comes for its tag, checked as the script is; until then what is in the tag stays', async () => {
    const integrity = (JSON.parse(files['/integrity.json'] ?? '') as Record<string, string>)['yijian.js'];
    const { page, asked, complaints } = await open(timeline, {
      script: `<script src="/yijian.js" integrity="${integrity}"></script>`,
    });
    await page.evaluate(() => customElements.whenDefined('yj-inspection-timeline'));
    expect(large(asked)).toEqual(['yijian-inspection-timeline.js']);
    expect(await page.evaluate(() => document.querySelector('b')?.getClientRects().length)).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is asked for before the pictures of the page, with what it shares', async () => {
    const { page } = await open('');
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const priorities: Record<string, string> = {};
    session.on('Network.requestWillBeSent', ({ request: { url, initialPriority } }) => {
      priorities[new URL(url).pathname.slice(1)] = initialPriority;
    });
    await page.evaluate(() => {
      document.body.append(Object.assign(new Image(), { src: '/picture' }), document.createElement('yj-task-matrix'));
      return customElements.whenDefined('yj-task-matrix');
    });
    expect(priorities).toMatchObject({ picture: 'Low', 'yijian-task-matrix.js': 'High', 'yijian-elements.js': 'High' });
    await page.close();
  });

  it('keeps the properties that a page sets before it is there', async () => {
    const plan = parse(await readFile(path.join(examples, 'PlanMatrix.yaml'), 'utf8')) as PlanMatrix;
    const { page, complaints } = await open('');
    await page.evaluate((data) => {
      const matrix = Object.assign(document.createElement('yj-task-matrix'), { data, theme: 'dark' });
      document.body.append(matrix);
    }, plan);
    await page.evaluate(() => customElements.whenDefined('yj-task-matrix'));
    await expect.poll(() => shown(page, 'yj-task-matrix')).toContain(plan.plan.title);
    expect(await page.evaluate(() => document.querySelector('yj-task-matrix')?.shadowRoot?.innerHTML)).toContain(
      'data-theme="dark"',
    );
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('comes for a placeholder, and takes its place', async () => {
    const { page } = await open(`<div data-yj="inspection-timeline" data-facility="fac-1"><b>见公示</b></div>`);
    await expect
      .poll(() =>
        page.evaluate(() => document.querySelector('yj-inspection-timeline[facility="fac-1"] b')?.textContent),
      )
      .toBe('见公示');
    await page.close();
  });

  it('comes for a tag in an open shadow tree, and in one within', async () => {
    const { page } = await open('<main></main>');
    await page.evaluate((tag) => {
      const outer = document.createElement('div').attachShadow({ mode: 'open' });
      const inner = document.createElement('div');
      outer.append(inner);
      document.querySelector('main')?.append(outer.host);
      const place = inner.attachShadow({ mode: 'open' });
      setTimeout(() => place.append(document.createElement(tag)), 50);
    }, 'yj-task-matrix');
    await page.evaluate(() => customElements.whenDefined('yj-task-matrix'));
    await page.close();
  });

  it('comes before its tag where the script says so', async () => {
    const { page, asked } = await open('', {
      script: '<script src="/yijian.js" data-load="task-matrix constructor"></script>',
    });
    await page.evaluate(() => customElements.whenDefined('yj-task-matrix'));
    expect(large(asked)).toEqual(['yijian-task-matrix.js']);
    expect(
      await page.evaluate(() => typeof (document.createElement('yj-task-matrix') as { refresh?: unknown }).refresh),
    ).toBe('function');
    await page.close();
  });

  it('leaves what is in the tag where it cannot be loaded, says so, and is asked for again with the next tag', async () => {
    const broken = ['/yijian-inspection-timeline.js'];
    const { page, complaints } = await open(timeline, { broken });
    await expect
      .poll(() => complaints.join())
      .toMatch(/<yj-inspection-timeline> did not load: what is in the tag stays/);
    expect(await page.evaluate(() => document.querySelector('b')?.getClientRects().length)).toBe(1);
    broken.pop();
    await page.evaluate(() => document.body.append(document.createElement('yj-inspection-timeline')));
    await page.evaluate(() => customElements.whenDefined('yj-inspection-timeline'));
    await page.close();
  });

  it('a card is drawn in short while its part does not come, and whole once it is asked for again', async () => {
    const file = 'yijian-credit-sheet.js';
    const broken = [`/${file}`];
    const { page, asked, complaints } = await open(
      `<yj-credit-badge size="card"><script type="application/json">${badgeBody}</script></yj-credit-badge>`,
      { broken },
    );
    await expect.poll(() => complaints.join()).toMatch(new RegExp(`${file}\\?\\w+ did not load`));
    const refresh = (): Promise<void> =>
      page.evaluate(() =>
        document.querySelector<HTMLElement & { refresh(): Promise<void> }>('yj-credit-badge')?.refresh(),
      );
    // Once more in vain: what is there stays.
    await refresh();
    expect(asked.filter((name) => name === file)).toHaveLength(2);
    expect(await shown(page, 'yj-credit-badge')).toMatch(/A[^]*2026-01-15/);
    expect(await page.locator('yj-credit-badge dl').count()).toBe(0);
    broken.pop();
    await refresh();
    await page.locator('yj-credit-badge dl').waitFor();
    expect(await shown(page, 'yj-credit-badge')).toMatch(/A[^]*2026-01-15/);
    expect(complaints.filter((text) => /TypeError|undefined/.test(text))).toEqual([]);
    await page.close();
  });

  it('does not run half where what it shares with another does not come', async () => {
    const broken = ['/yijian-elements.js'];
    const { page, complaints } = await open(timeline, { broken });
    await expect.poll(() => complaints.join()).toMatch(/yijian-elements\.js\?\w+ did not load/);
    await page.waitForLoadState('networkidle');
    expect(complaints.filter((text) => /TypeError|undefined/.test(text))).toEqual([]);
    broken.pop();
    await page.evaluate(() => document.body.append(document.createElement('yj-inspection-timeline')));
    await page.evaluate(() => customElements.whenDefined('yj-inspection-timeline'));
    await page.close();
  });
});
