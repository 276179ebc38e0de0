import type { EnginePage, PageOptions } from '@yijian/tooling/engines';
import { bodies, jsonChild, type SitePage } from './site.ts';

/** Something to look at: a page, how it is looked at, and what a reader does on it. */
export interface Scene extends Pick<SitePage, 'attributes' | 'body'> {
  name: string;
  look?: PageOptions;
  /** The page's own style sheet. */
  css?: string;
  /** Whether the API is out of order when the page is opened. */
  broken?: boolean;
  /** What a reader does before the picture is taken, and what must then be so. */
  act?: (page: EnginePage, mend: () => void) => Promise<void>;
}

/** The day on which everything is looked at, so that no test is about tomorrow. */
const today = 'today="2026-02-01"';

const badges = (data: unknown): string =>
  ['standard', 'inline', 'card']
    .map((size) => `<p>评价 <yj-credit-badge size="${size}">${jsonChild(data)}</yj-credit-badge></p>`)
    .join('');
const timelineOf = (data: unknown): string =>
  `<yj-inspection-timeline ${today}>${jsonChild(data)}</yj-inspection-timeline>`;
const matrixOf = (data: unknown): string => `<yj-task-matrix>${jsonChild(data)}</yj-task-matrix>`;

const all = badges(bodies.badge) + timelineOf(bodies.timeline) + matrixOf(bodies.matrix);
const provided = `<yj-provider base-url="/v1">
  <yj-credit-badge subject="fac-1"></yj-credit-badge>
  <yj-inspection-timeline facility="fac-1" ${today}></yj-inspection-timeline>
  <yj-task-matrix plan="sample-plan"></yj-task-matrix>
</yj-provider>`;

/** Puts the focus on the first thing in an element's shadow tree that a selector names. */
function focus(page: EnginePage, tag: string, selector: string): Promise<unknown> {
  return page.until(
    `${selector} of <${tag}> takes the focus`,
    (tag: string, selector: string) => {
      const root = document.querySelector(tag)?.shadowRoot;
      const found = root?.querySelector<HTMLElement>(selector);
      found?.focus();
      return found !== undefined && found !== null && root?.activeElement === found;
    },
    tag,
    selector,
  );
}

/** How many elements of a shadow tree a selector names that are shown. */
function count(page: EnginePage, tag: string, selector: string): Promise<number> {
  return page.run(
    (tag: string, selector: string) => {
      const root = document.querySelector(tag)?.shadowRoot;
      return Array.from(root?.querySelectorAll(selector) ?? []).filter((found) => found.getClientRects().length > 0)
        .length;
    },
    tag,
    selector,
  );
}

async function becomes(
  page: EnginePage,
  tag: string,
  selector: string,
  wanted: (now: number) => boolean,
): Promise<void> {
  const end = Date.now() + 10_000;
  let now = await count(page, tag, selector);
  while (!wanted(now)) {
    if (Date.now() > end) throw new Error(`<${tag}> still shows ${now} × ${selector}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
    now = await count(page, tag, selector);
  }
}

const rows = '[role="treegrid"] tbody [role="row"]';
const timelineTag = 'yj-inspection-timeline';
const matrixTag = 'yj-task-matrix';

/** Waits until every element has said that it could not read. */
async function fails(page: EnginePage): Promise<void> {
  for (const tag of ['yj-credit-badge', timelineTag, matrixTag]) {
    await becomes(page, tag, '[part~="retry"]', (now) => now === 1);
  }
}

/** Every element by every way in that a page without a script of its own has, in every look, and what readers do. */
export const scenes: readonly Scene[] = [
  { name: 'badge', body: badges(bodies.badge) },
  { name: 'timeline', body: timelineOf(bodies.timeline) },
  { name: 'matrix', body: matrixOf(bodies.matrix) },
  { name: 'through a provider', body: provided },
  { name: 'care mode', attributes: 'lang="zh-CN" data-yj-care', body: all },
  { name: 'dark', attributes: 'lang="zh-CN" data-yj-theme="dark"', body: all },
  {
    name: 'dark because the system is',
    attributes: 'lang="zh-CN" data-yj-theme="auto"',
    look: { media: { 'prefers-color-scheme': 'dark' } },
    body: all,
  },
  { name: 'high contrast', attributes: 'lang="zh-CN" data-yj-theme="contrast"', body: all },
  { name: 'English', attributes: 'lang="en"', body: all },
  { name: 'right to left', attributes: 'lang="zh-CN" dir="rtl"', body: all },
  { name: 'in a page of Mongolian writing', css: 'body { writing-mode: vertical-lr; }', body: all },
  { name: 'on a phone', look: { width: 390 }, body: all },
  { name: 'printed', body: all, act: (page) => page.medium('print') },
  { name: 'malformed', body: badges({ data: 3 }) + timelineOf([null]) + matrixOf({ tasks: 'none' }) },
  { name: 'out of order', broken: true, body: provided, act: fails },
  {
    name: 'an event is opened by keyboard',
    body: timelineOf(bodies.timeline),
    act: async (page) => {
      await focus(page, timelineTag, '.event [aria-expanded="false"]');
      const before = await count(page, timelineTag, '[aria-expanded="true"]');
      await page.press('Enter');
      await becomes(page, timelineTag, '[aria-expanded="true"]', (now) => now === before + 1);
    },
  },
  {
    name: 'events are filtered by keyboard',
    body: timelineOf(bodies.timeline),
    act: async (page) => {
      const before = await count(page, timelineTag, '.event');
      await focus(page, timelineTag, '[aria-pressed="false"]');
      await page.press(' ');
      await becomes(page, timelineTag, '.event', (now) => now > 0 && now < before);
    },
  },
  {
    name: 'a task is folded and unfolded by keyboard',
    body: matrixOf(bodies.matrix),
    act: async (page) => {
      await focus(page, matrixTag, '[role="row"][aria-expanded="true"] [tabindex]');
      const before = await count(page, matrixTag, rows);
      await page.press('ArrowLeft');
      await becomes(page, matrixTag, rows, (now) => now < before);
      await page.press('ArrowRight');
      await becomes(page, matrixTag, rows, (now) => now === before);
      await page.press('End');
      await page.press('ArrowDown');
    },
  },
  {
    name: 'tasks are searched',
    body: matrixOf(bodies.matrix),
    act: async (page) => {
      const before = await count(page, matrixTag, rows);
      await focus(page, matrixTag, 'input[type="search"]');
      for (const letter of '宣传') await page.press(letter);
      await becomes(page, matrixTag, rows, (now) => now > 0 && now < before);
    },
  },
  {
    name: 'what failed is read again',
    broken: true,
    body: provided,
    act: async (page, mend) => {
      await fails(page);
      mend();
      for (const tag of ['yj-credit-badge', timelineTag, matrixTag]) {
        await focus(page, tag, '[part~="retry"]');
        await page.press('Enter');
        await becomes(page, tag, '[part~="retry"]', (now) => now === 0);
      }
    },
  },
];
