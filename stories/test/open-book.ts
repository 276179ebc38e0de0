import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { launchOptions } from '@yijian/tooling/launch-options';

const built = fileURLToPath(new URL('../../dist/storybook/', import.meta.url));
/** A name that is nowhere: every request is answered from the built files, and one for anything else fails the test. */
const origin = 'https://book.example';

/** A page of the Storybook, once it is drawn, with all that went wrong on the way. */
export interface OpenPage {
  readonly page: Page;
  readonly faults: string[];
}

/** The built Storybook in a browser. */
export interface Book {
  open(id: string, kind: 'docs' | 'story', options?: { width?: number; globals?: string }): Promise<OpenPage>;
  close(): Promise<void>;
}

export async function openBook(): Promise<Book> {
  const browser: Browser = await chromium.launch(launchOptions());
  const open: Book['open'] = async (id, kind, { width = 1440, globals = '' } = {}) => {
    const context: BrowserContext = await browser.newContext({
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
    });
    const faults: string[] = [];
    await context.route('**/*', (route) => {
      const { origin: asked, pathname } = new URL(route.request().url());
      const path = `${built}${decodeURIComponent(pathname.slice(1))}`;
      if (asked === origin && existsSync(path)) return route.fulfill({ path });
      faults.push(`asks for ${route.request().url()}`);
      return route.abort();
    });
    const page = await context.newPage();
    // A page with every state of an element is drawn within the time of its test.
    page.setDefaultTimeout(0);
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(`${origin}/iframe.html?viewMode=${kind}&id=${id}&globals=${globals}`);
    await page.waitForSelector('body.sb-show-main:not(.sb-show-preparing-docs, .sb-show-preparing-story)', {
      state: 'attached',
    });
    if (kind === 'docs') await page.waitForSelector('#storybook-docs h1');
    await page.waitForFunction(everythingIsDrawn);
    return { page, faults };
  };
  return { open, close: () => browser.close() };
}

/** Runs in the page: every element of ours has drawn something, and no story is still on its way. */
function everythingIsDrawn(): boolean {
  if (document.querySelector('.docs-story .sb-loader, #preview-loader')) return false;
  return Array.from(document.querySelectorAll('yj-credit-badge, yj-inspection-timeline, yj-task-matrix')).every(
    (element) => element.shadowRoot?.querySelector('.yj-root')?.childElementCount,
  );
}
