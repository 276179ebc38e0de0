import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchOptions } from '@yijian/tooling/launch-options';
import { serve, type Served } from './serve.ts';
import { visit } from './visit.ts';

let served: Served;
let browser: Browser;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  served = await serve({ YIJIAN_SEED_SIZE: '60' });
  ends.push(() => served.stop());
  browser = await chromium.launch(launchOptions());
  ends.push(() => browser.close());
});
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

const reads = (requests: string[], read: RegExp): string[] => requests.filter((request) => read.test(request));

describe.each([
  { name: 'legacy', address: '/legacy/', rows: '#facilities tbody tr', badges: 20 },
  { name: 'modern', address: '/modern/', rows: '.facilities li', badges: 20 },
])('the $name portal', ({ address, rows, badges }) => {
  it.each([390, 820, 1440])('shows a badge for every institution in one request, at %i px', async (width) => {
    const { page, requests, complaints, foreign, close } = await visit(browser, served.origin + address, width);
    await page
      .locator(rows)
      .nth(badges - 1)
      .waitFor();
    const graded = page.locator('yj-credit-badge').filter({ hasText: /\d{4}-\d{2}-\d{2}/ });
    await expect.poll(() => graded.count()).toBeGreaterThan(badges / 2);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('yj-credit-badge').count()).toBe(badges);
    expect(reads(requests, /^\/v1\/credit-summaries/)).toHaveLength(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the timeline', () => {
  it('of the modern portal comes in one request and grows by a real button', async () => {
    const { page, requests, complaints, close } = await visit(
      browser,
      `${served.origin}/modern/#/facilities/fac-400-events`,
    );
    const events = page.locator('yj-inspection-timeline li.event');
    await events.first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(reads(requests, /\/timeline/)).toHaveLength(1);
    const before = await events.count();
    await page.getByRole('button', { name: '加载更多' }).click();
    await expect.poll(() => events.count()).toBeGreaterThan(before);
    expect(reads(requests, /\/timeline/)).toHaveLength(2);
    expect(complaints).toEqual([]);
    await close();
  });

  it('of the legacy portal follows the institution chosen', async () => {
    const { page, requests, complaints, close } = await visit(browser, `${served.origin}/legacy/`);
    const row = page.locator('#facilities tbody tr').nth(3);
    await row.locator('.show-timeline').click();
    await expect.poll(() => reads(requests, /\/timeline/).length).toBe(2);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('#subject').innerText()).toBe(await row.locator('td').first().innerText());
    expect(complaints).toEqual([]);
    await close();
  });

  it('says so when a facility has no events', async () => {
    const { page, close } = await visit(browser, `${served.origin}/modern/#/facilities/fac-no-events`);
    await page.locator('yj-inspection-timeline').getByText('暂无').first().waitFor();
    await close();
  });
});

describe('the matrix', () => {
  it('shows each of the five real plans, and that of the story, in one request', async () => {
    const { page, requests, complaints, close } = await visit(browser, `${served.origin}/modern/#/plans`);
    const links = page.locator('.plans a');
    await links.first().waitFor();
    expect(await links.count()).toBe(6);
    for (let index = 0; index < 6; index++) {
      await links.nth(index).click();
      const id = (await links.nth(index).getAttribute('href'))?.split('/').at(-1) ?? '';
      await expect.poll(() => reads(requests, new RegExp(`/plans/${id}/matrix`)).length).toBe(1);
      // The story's plan has two tasks; the real ones have many more.
      const least = id === 'plan-example' ? 3 : 6;
      await expect.poll(() => page.locator('yj-task-matrix [role="row"]').count()).toBeGreaterThanOrEqual(least);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it('does not hide that body and annex of the Luzhai plan disagree', async () => {
    const { page, close } = await visit(browser, `${served.origin}/modern/#/plans/luzhai-2021-7`);
    await page.getByRole('button', { name: /文本不一致 15 处/ }).waitFor();
    await close();
  });
});

describe('the host page', () => {
  it('keeps its own look under the elements, and the elements keep theirs under hostile rules', async () => {
    const { page, close } = await visit(browser, `${served.origin}/legacy/`);
    await page.locator('#facilities tbody tr').first().waitFor();
    const style = await page.evaluate(() => {
      const badge = document.querySelector('yj-credit-badge');
      const inner = badge?.shadowRoot?.querySelector('.yj-root');
      const of = (element: Element | null | undefined): CSSStyleDeclaration | undefined =>
        element ? getComputedStyle(element) : undefined;
      return {
        host: of(document.querySelector('.site-name'))?.fontSize,
        size: of(inner)?.fontSize,
        slant: of(inner)?.fontStyle,
        colour: of(inner)?.color,
      };
    });
    expect(style.host).toBe('28px');
    expect(Number.parseFloat(style.size ?? '0')).toBeGreaterThanOrEqual(12);
    expect(style.slant).toBe('normal');
    expect(style.colour).not.toBe('rgb(255, 0, 255)');
    await close();
  });
});

describe('the other pages', () => {
  it.each([
    { address: '/' },
    { address: '/storybook/' },
    // The library behind the reference asks whether it may compile code, is told no, and goes on without.
    { address: '/reference', probe: /^error: csp enforce: script-src eval .*\/standalone\.js/ },
  ])('$address opens without a complaint and asks no other origin', async ({ address, probe }) => {
    const { page, complaints, foreign, close } = await visit(browser, served.origin + address);
    await page.waitForLoadState('networkidle');
    expect(foreign).toEqual([]);
    expect(complaints.filter((complaint) => probe?.test(complaint) !== true)).toEqual([]);
    await close();
  });
});
