import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchOptions } from '@yijian/tooling/launch-options';
import { packOffline } from '@yijian/tooling/pack-offline';
import { type FileServer, serveFiles } from './serve-files.ts';
import { visit } from './visit.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** A name that is no secure context, as in an intranet without certificates. */
const host = 'portal.intranet.example';

const { name, zip } = packOffline(root);
const unpacked = unzipSync(zip);
const folderName = name.replace('.zip', '');
let folder: string;
let server: FileServer;
let browser: Browser;
let site: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'yijian offline 离线 '));
  for (const [file, content] of Object.entries(unpacked)) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
  server = await serveFiles(async (file) => readFile(path.join(folder, file.replace('sub/folder/', ''))));
  site = `http://${host}:${server.port}/sub/folder/${folderName}/`;
  const options = launchOptions();
  browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), `--host-resolver-rules=MAP ${host} 127.0.0.1`],
  });
});
afterAll(async () => {
  await browser?.close();
  server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const drawn = [
  ['badge.html', 'yj-credit-badge', /\d{4}-\d{2}-\d{2}/, 5],
  ['timeline.html', 'yj-inspection-timeline', /\d{4}/, 1],
  ['matrix.html', 'yj-task-matrix', /建立协同检查机制/, 1],
  ['packs.html', 'yj-credit-badge', /\d{4}-\d{2}-\d{2}/, 4],
] as const;

describe.each([
  ['from the disk', () => pathToFileURL(path.join(folder, folderName)).href + '/'],
  ['from any folder of a server with a strict policy', () => site],
])('the demo pages of the offline zip, opened %s', (_, base) => {
  it.each(drawn)('%s shows what it is for, and asks nobody else', async (file, tag, text, count) => {
    const { page, foreign, complaints, close } = await visit(browser, `${base()}demo/${file}`);
    const shown = page.locator(tag).filter({ hasText: text });
    await expect.poll(() => shown.count()).toBe(count);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('link only to what is there', async () => {
    const { page, close } = await visit(browser, `${base()}demo/index.html`);
    const links = await page.locator('a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) {
      const file = new URL(link).pathname.split(`${folderName}/`)[1] ?? '';
      expect(Object.keys(unpacked)).toContain(`${folderName}/${file}`);
    }
    await close();
  });

  it('answer yijian.diagnose()', async () => {
    const { page, close } = await visit(browser, `${base()}demo/badge.html`);
    await page.locator('yj-credit-badge').nth(4).waitFor();
    const findings = await page.evaluate(() =>
      (window as unknown as { yijian: { diagnose(): Promise<{ code: string }[]> } }).yijian.diagnose(),
    );
    expect(findings.map(({ code }) => code)).toEqual(base().startsWith('http:') ? ['insecure-context'] : []);
    await close();
  });
});

describe('the offline zip', () => {
  it('is the same bytes for the same content', () => {
    expect(Buffer.compare(packOffline(root).zip, zip)).toBe(0);
  });

  it('shows Chinese on a page in GBK, whose scripts are read as GBK', async () => {
    // 信 in GBK, as such a page has it.
    const written = Buffer.concat([
      Buffer.from('<!doctype html><html lang="zh-CN"><meta charset="gbk"><title>'),
      Buffer.from([0xd0, 0xc5]),
      Buffer.from(
        '</title><script src="../yijian.js"></script><yj-credit-badge grade="A" as-of="2026-01-15"></yj-credit-badge>',
      ),
    ]);
    await writeFile(path.join(folder, folderName, 'demo/gbk.htm'), written);
    const { page, close } = await visit(browser, `${site}demo/gbk.htm`);
    expect(await page.evaluate(() => document.characterSet)).toBe('GBK');
    expect(await page.title()).toBe('信');
    await page.locator('yj-credit-badge', { hasText: '信用等级' }).waitFor();
    await close();
  });

  it('loads elements as they appear', async () => {
    const { page, requests, complaints, close } = await visit(browser, `${site}demo/autoload.html`);
    await expect
      .poll(() =>
        page
          .locator('yj-credit-badge')
          .filter({ hasText: /\d{4}-\d{2}-\d{2}/ })
          .count(),
      )
      .toBe(1);
    const before = requests.length;
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('yj-task-matrix')));
    await expect.poll(() => page.evaluate(() => customElements.get('yj-task-matrix') !== undefined)).toBe(true);
    expect(requests.length).toBeGreaterThan(before);
    expect(await page.evaluate(() => customElements.get('yj-inspection-timeline') === undefined)).toBe(true);
    // The autoloader leaves no name of its own on the page.
    expect(await page.evaluate(() => ['e', 't', 'n', 'r', 'modules', 'yijian'].filter((own) => own in window))).toEqual(
      [],
    );
    expect(complaints).toEqual([]);
    await close();
  });

  it('has an autoloader of at most one kB', () => {
    expect(unpacked[`${folderName}/yijian-autoload.js`]?.length).toBeLessThanOrEqual(1024);
  });

  it('has the hash of every script and style sheet, and the SM3 value of every file', () => {
    const content = (file: string): Uint8Array => unpacked[`${folderName}/${file}`] ?? new Uint8Array();
    const integrity = JSON.parse(Buffer.from(content('integrity.json')).toString()) as Record<string, string>;
    const hashed = Object.keys(unpacked)
      .map((file) => file.slice(folderName.length + 1))
      .filter((file) => /^(yijian|undefined|themes\/|modules\/).*\.(js|css)$/.test(file));
    expect(Object.keys(integrity).sort()).toEqual(hashed.sort());
    for (const file of hashed)
      expect(integrity[file], file).toBe(`sha384-${createHash('sha384').update(content(file)).digest('base64')}`);
    const sums = Buffer.from(content('SM3SUMS.txt')).toString().trimEnd().split('\n');
    expect(sums).toHaveLength(Object.keys(unpacked).length - 1);
    for (const line of sums) {
      const [sum, file = ''] = line.split('  ');
      expect(sum, file).toBe(createHash('sm3').update(content(file)).digest('hex'));
    }
  });

  it('names no other host in what a browser runs, and has no source map', () => {
    for (const [file, bytes] of Object.entries(unpacked)) {
      expect(file).not.toMatch(/\.map$/);
      if (/\/demo\/.*\.html$/.test(file)) {
        const addresses =
          Buffer.from(bytes)
            .toString()
            .match(/(src|href)="[^"]*"/g) ?? [];
        for (const address of addresses) expect(address, file).not.toMatch(/="(https?:)?\/\//);
      }
    }
  });
});
