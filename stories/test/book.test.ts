import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from './open-book.js';
import { transcriptOf } from './transcript-of.js';

interface Entry {
  readonly id: string;
  readonly type: 'docs' | 'story';
  readonly title: string;
  readonly name: string;
}

const built = new URL('../../dist/storybook/', import.meta.url);
const { entries } = JSON.parse(readFileSync(new URL('index.json', built), 'utf8')) as {
  entries: Readonly<Record<string, Entry>>;
};
const docs = Object.values(entries).filter(({ type }) => type === 'docs');
const { resolve } = createRequire(import.meta.url);
const axe = resolve('axe-core/axe.min.js');
const classic = dirname(resolve('@yijian/elements/cdn/yijian.js'));

let book: Book;
beforeAll(async () => {
  book = await openBook();
});
afterAll(() => book.close());

/** What axe finds wrong with the page around the stories, which are checked one by one elsewhere. */
async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } };
    const { violations } = await axe.run(
      { include: ['#storybook-docs'], exclude: ['.docs-story', 'iframe'] },
      { resultTypes: ['violations'], rules: { region: { enabled: false } } },
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  });
}

describe.each(docs)('the page $title, $name', ({ id }) => {
  it.each([
    ['on a desk in light', { width: 1440, globals: 'theme:light' }],
    ['on a phone in dark', { width: 390, globals: 'theme:dark' }],
  ])('is drawn quietly and can be read by everybody %s', async (_, options) => {
    const { page, faults } = await book.open(id, 'docs', options);
    expect(await page.locator('#storybook-docs h1').first().textContent()).toMatch(/\p{Script=Han}/u);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.locator('#storybook-docs').innerText()).not.toContain('NaN');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('a story of which the toolbar changes the words or the width', () => {
  it.each([
    ['elements-credit-badge--card', { globals: 'locale:en' }, 'Mostly trustworthy'],
    ['elements-inspection-timeline--dense', { globals: 'medium:print' }, '发现严重问题：医疗废物管理'],
    ['elements-task-matrix--versions', { width: 390 }, '两版差异 6 项任务'],
  ])('stays in sight: %s', async (id, options, words) => {
    const { page } = await book.open(id, 'story', options);
    await page.getByText(words).first().waitFor();
    // What the story looks for is not there, and the story is at its end when that is marked.
    await page.waitForFunction(() => {
      const { __STORYBOOK_PREVIEW__: preview } = window as unknown as {
        __STORYBOOK_PREVIEW__?: { currentRender?: { phase?: string } };
      };
      return ['finished', 'errored'].includes(preview?.currentRender?.phase ?? '');
    });
    expect(await page.locator('.sb-errordisplay').isVisible()).toBe(false);
    expect(await page.locator('#storybook-root').isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('the transcripts on the pages', () => {
  it.each([
    ['elements-credit-badge--playground', 'yj-credit-badge'],
    ['elements-inspection-timeline-pictures--anatomy', 'yj-inspection-timeline'],
    ['elements-task-matrix--playground', 'yj-task-matrix'],
  ])('of %s say what the browser tells a screen reader', async (id, tagName) => {
    const { page } = await book.open(id, 'story', { width: 1200 });
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Accessibility.enable');
    const { nodes } = await protocol.send('Accessibility.getFullAXTree');
    const { root } = await protocol.send('DOM.getDocument');
    const { nodeId } = await protocol.send('DOM.querySelector', { nodeId: root.nodeId, selector: tagName });
    const {
      nodes: [own],
    } = await protocol.send('Accessibility.getPartialAXTree', { nodeId, fetchRelatives: false });
    const transcript = transcriptOf(nodes, own ?? { nodeId: '', ignored: true });
    expect(transcript).toMatch(/\p{Script=Han}/u);
    await expect(transcript).toMatchFileSnapshot(fileURLToPath(new URL(`../transcripts/${id}.txt`, import.meta.url)));
    await page.context().close();
  });
});

describe('the snippet to copy', () => {
  it.each(['elements-credit-badge', 'elements-inspection-timeline', 'elements-task-matrix'])(
    'of %s draws an element under the policy on the same page, with the hashes as printed',
    async (id) => {
      const { page: shown } = await book.open(`${id}--embed`, 'docs');
      const panel = shown.getByRole('tabpanel', { name: 'HTML', exact: true });
      const snippet = await panel.locator('pre').innerText();
      const policy = (await shown.getByText('Content-Security-Policy: ').first().innerText()).split(': ')[1] ?? '';
      await shown.context().close();

      const { page, faults } = await book.open('yijian-start--docs', 'docs');
      await page.context().route('https://portal.example/**', (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/') {
          const body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>门户</title>${snippet}</html>`;
          return route.fulfill({ body, contentType: 'text/html', headers: { 'Content-Security-Policy': policy } });
        }
        if (pathname.startsWith('/cdn/')) return route.fulfill({ path: join(classic, pathname.slice('/cdn/'.length)) });
        if (pathname.startsWith('/v1/')) return route.fulfill({ status: 404, body: '' });
        return route.abort();
      });
      faults.splice(0);
      await page.goto('https://portal.example/');
      await page.getByText(/^未/).first().waitFor();
      // The address that was not found is what a page notes, and nothing else.
      expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
      await page.context().close();
    },
  );
});
