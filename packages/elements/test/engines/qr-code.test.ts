import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchOptions } from '@yijian/tooling/launch-options';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { startSite, type Site } from './site.ts';

const address = 'https://credit.lanxi.example/ratings/1';
const decoder = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');

let site: Site;
let browser: Browser;

beforeAll(async () => {
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(await readFile(decoder)).buffer } });
  site = await startSite();
  browser = await chromium.launch(launchOptions());
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

interface Condition {
  name: string;
  /** Attributes of the `html` tag, and of the badge. */
  page?: string;
  badge?: string;
  forced?: boolean;
  print?: boolean;
}

const conditions: readonly Condition[] = [
  { name: 'in light' },
  { name: 'in dark', badge: 'theme="dark"' },
  { name: 'in forced colours', forced: true },
  { name: 'on paper', print: true },
  { name: 'from right to left', page: 'dir="rtl"' },
  { name: 'in care mode', badge: 'care' },
];

/** What a telephone would read from the badge: decoded from a picture of it, by somebody else's decoder. */
describe.each(['card', 'seal'])('the QR code on a %s', (size) => {
  it.each(conditions)('is read $name', async ({ name, page: attributes = '', badge = '', forced, print }) => {
    const url = site.add(encodeURIComponent(`qr ${size} ${name}`), {
      attributes: `lang="zh-CN" ${attributes}`,
      body: `<yj-credit-badge size="${size}" ${badge} grade="A" grade-label="守信" as-of="2026-01-15"
        report-url="${address}"></yj-credit-badge>`,
    });
    const page = await browser.newPage(forced ? { forcedColors: 'active', colorScheme: 'dark' } : {});
    try {
      await page.emulateMedia({ media: print ? 'print' : 'screen' });
      await page.goto(url);
      await page.locator('yj-credit-badge .qr svg').waitFor();
      const picture = await page.locator('yj-credit-badge').screenshot();
      const read = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] });
      expect(read.map(({ text }) => text)).toEqual([address]);
    } finally {
      await page.close();
    }
  });
});
