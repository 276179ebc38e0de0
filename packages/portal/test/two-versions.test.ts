import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchOptions } from '@yijian/tooling/launch-options';
import { type FileServer, serveFiles } from './serve-files.ts';
import { visit } from './visit.ts';

const dist = path.resolve(import.meta.dirname, '../../elements/dist');
/** Of a bundle that another vendor has built. */
const other = '9.9.9';
const badge = (suffix = ''): string =>
  `<yj-credit-badge${suffix} grade="A" grade-label="守信" tone="excellent" as-of="2026-01-15"></yj-credit-badge${suffix}>`;
const pages: Record<string, string> = {
  'twice.html': `<script src="yijian.js"></script><script src="other.js"></script>${badge()}`,
  'suffix.html': `<script src="yijian.js"></script><script type="module" src="suffixed.js"></script>${badge()}${badge('-other')}`,
};

let folder: string;
let server: FileServer;
let browser: Browser;
const scripts: Record<string, string> = {};

/** A bundle as another version has it, with a Lit of its own, and what it loads on demand. */
async function suffixed(): Promise<Record<string, string>> {
  const entry = path.join(folder, 'entry.js');
  await writeFile(
    entry,
    `import { defineAll } from ${JSON.stringify(path.join(dist, 'index.js'))};\ndefineAll({ suffix: 'other' });\n`,
  );
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    // The tests run in development; a portal does not.
    resolve: { conditions: ['production', 'module', 'browser'] },
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'suffixed' } },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const [output] = Array.isArray(result) ? result : [];
  const chunks = output?.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : []));
  return Object.fromEntries(chunks ?? []) as Record<string, string>;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'yijian-versions-'));
  const { version } = JSON.parse(await readFile(path.join(dist, '../package.json'), 'utf8')) as { version: string };
  const asOther = (code: string): string => code.replaceAll(version, other);
  scripts['yijian.js'] = await readFile(path.join(dist, 'cdn/yijian.js'), 'utf8');
  scripts['yijian-diagnose.js'] = await readFile(path.join(dist, 'cdn/yijian-diagnose.js'), 'utf8');
  scripts['other.js'] = asOther(scripts['yijian.js']);
  for (const [name, code] of Object.entries(await suffixed())) scripts[name] = asOther(code);
  server = await serveFiles((file) => {
    const content =
      scripts[file] ??
      (pages[file] &&
        `<!doctype html><html lang="zh-CN"><title>Two versions</title><body>${pages[file]}</body></html>`);
    return content === undefined ? Promise.reject(new Error(file)) : Promise.resolve(content);
  });
  browser = await chromium.launch(launchOptions());
}, 60_000);
afterAll(async () => {
  await browser?.close();
  server?.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Global {
  yijian: { version: string; refused: string[]; diagnose(): Promise<{ code: string; problem: string }[]> };
}

describe('two versions on one page, under a strict policy', () => {
  it('as two classic scripts: the first one counts, and a warning for each element says so', async () => {
    const { page, complaints, close } = await visit(browser, `http://localhost:${server.port}/twice.html`);
    await page.locator('yj-credit-badge', { hasText: '守信' }).waitFor();
    expect(complaints).toHaveLength(4);
    for (const complaint of complaints)
      expect(complaint).toMatch(
        /^warning: \[yijian\] <yj-[a-z-]+> is already defined by version .*; version 9\.9\.9 is not used/,
      );
    expect(await page.evaluate(() => (window as unknown as Global).yijian.refused)).toEqual([other]);
    const findings = await page.evaluate(() => (window as unknown as Global).yijian.diagnose());
    expect(findings.map(({ code }) => code)).toEqual(['two-versions']);
    expect(findings[0]?.problem).toContain(other);
    await close();
  });

  it('with a suffix: both draw, each with its own version, and nobody warns', async () => {
    const { page, complaints, close } = await visit(browser, `http://localhost:${server.port}/suffix.html`);
    for (const tag of ['yj-credit-badge', 'yj-credit-badge-other'])
      await page.locator(tag, { hasText: '守信' }).waitFor();
    const versions = await page.evaluate(() =>
      ['yj-credit-badge', 'yj-credit-badge-other'].map(
        (tag) => (customElements.get(tag) as unknown as { version: string }).version,
      ),
    );
    expect(versions[1]).toBe(other);
    expect(versions[0]).not.toBe(other);
    const [one, two] = await page.evaluate(() =>
      ['yj-credit-badge', 'yj-credit-badge-other'].map((tag) => {
        const { width, height } = document.querySelector(tag)!.getBoundingClientRect();
        return { width, height };
      }),
    );
    expect(two).toEqual(one);
    expect(complaints).toEqual([]);
    await close();
  });
});
