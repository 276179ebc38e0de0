import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { launchOptions } from '@yijian/tooling/launch-options';
import { bundle } from './bundle.ts';

const program = fileURLToPath(new URL('requests-program.ts', import.meta.url));

/**
 * Runs something in a page of the server's that has the exports of requests-program.ts under `exported`, and `gc`.
 *
 * @param further what else is exported, as source
 */
export async function inPage<Result>(
  origin: string,
  use: (page: Page) => Promise<Result>,
  further = '',
): Promise<Result> {
  const script = await bundle(`export * from ${JSON.stringify(program)};${further}`, 'iife');
  const { args, ...options } = launchOptions();
  const browser = await chromium.launch({ ...options, args: [...args, '--js-flags=--expose-gc'] });
  try {
    const page = await browser.newPage();
    await page.goto(origin);
    await page.addScriptTag({ content: script });
    return await use(page);
  } finally {
    await browser.close();
  }
}
