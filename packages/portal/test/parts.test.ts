import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchOptions } from '@yijian/tooling/launch-options';
import { strictPolicy } from './serve-files.ts';

const folder = path.resolve(import.meta.dirname, '../../elements/dist/cdn');
const read = (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8');

let browser: Browser;
let integrity: Record<string, string>;
let script: string;
let part: string;
let english: string;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
  integrity = JSON.parse(await read('integrity.json')) as Record<string, string>;
  script = await read('yijian.js');
  part = await read('yijian-diagnose.js');
  english = await read('yijian-english.js');
});
afterAll(() => browser?.close());

interface Portal {
  /** Tag of the script on the page. */
  tag: string;
  policy?: string;
  /** Answers to requests for the script's part, the last one for ever. */
  parts?: readonly (string | undefined)[];
  /** What else is at the address of a path. */
  answers?: Record<string, string | Promise<string>>;
  language?: string;
}

/** A portal of one page. Parts are asked for by `yijian.diagnose()`. */
async function open({ tag, policy = strictPolicy, parts = [part], answers = {}, language = 'zh-CN' }: Portal): Promise<{
  page: Page;
  asked: URL[];
  said: string[];
  diagnose: () => Promise<string>;
}> {
  const page = await browser.newPage();
  const asked: URL[] = [];
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
    const js = (body: string): Promise<void> => route.fulfill({ body, contentType: 'text/javascript', headers });
    if (url.pathname === '/favicon.ico') return route.fulfill({ status: 204 });
    if (url.pathname === '/a/yijian-diagnose.js') {
      asked.push(url);
      const answer = parts[Math.min(asked.length, parts.length) - 1];
      return answer === undefined ? route.fulfill({ status: 503, headers }) : js(answer);
    }
    const other = await answers[url.pathname];
    if (other !== undefined) return js(other);
    if (url.pathname.startsWith('/a/')) return js(await read(path.basename(url.pathname)));
    return route.fulfill({
      body: `<!doctype html><html lang="${language}"><title>Parts</title><body>${tag}</body></html>`,
      contentType: 'text/html',
      headers: { 'content-security-policy': policy },
    });
  });
  const said: string[] = [];
  page.on('console', (message) => void said.push(message.text()));
  await page.goto('https://portal.example/page', { waitUntil: 'domcontentloaded' });
  const diagnose = (): Promise<string> =>
    page.evaluate(() =>
      (window as unknown as { yijian: { diagnose(): Promise<unknown[]> } }).yijian.diagnose().then(
        (findings) => `${findings.length} findings`,
        (error: unknown) => String(error),
      ),
    );
  return { page, asked, said, diagnose };
}

describe('a part of the classic script', () => {
  it('is loaded from the folder of the script, once, and leaves nothing on the page', async () => {
    const { page, asked, diagnose } = await open({ tag: '<script src="/a/yijian.js"></script>' });
    const before = await page.evaluate(() => [document.scripts.length, Object.keys(window).sort().join()]);
    expect(await diagnose()).toBe('0 findings');
    expect(await diagnose()).toBe('0 findings');
    expect(asked.map(({ pathname }) => pathname)).toEqual(['/a/yijian-diagnose.js']);
    expect(await page.evaluate(() => [document.scripts.length, Object.keys(window).sort().join()])).toEqual(before);
    await page.close();
  });

  it('is checked where the script is checked', async () => {
    const tag = `<script src="/a/yijian.js" integrity="${integrity['yijian.js']}"></script>`;
    const whole = await open({ tag });
    expect(await whole.diagnose()).toBe('0 findings');
    await whole.page.close();
    const changed = await open({ tag, parts: [part.replace('Nothing is wrong', 'Nothing was wrong')] });
    expect(await changed.diagnose()).toMatch(/yijian-diagnose\.js\?\w+ did not load/);
    await changed.page.close();
  });

  it('is checked on another host too, where the script allows it by crossorigin', async () => {
    const { page, asked, diagnose } = await open({
      tag: `<script src="https://cdn.example/a/yijian.js" integrity="${integrity['yijian.js']}" crossorigin="anonymous"></script>`,
      policy: strictPolicy.replace("script-src 'self'", 'script-src https://cdn.example'),
    });
    expect(await diagnose()).toBe('0 findings');
    expect(asked.map(({ origin }) => origin)).toEqual(['https://cdn.example']);
    await page.close();
  });

  it('has the nonce of the script', async () => {
    const { page, diagnose } = await open({
      tag: '<script src="/a/yijian.js" nonce="c2FtcGxl"></script>',
      policy: strictPolicy.replace("script-src 'self'", "script-src 'nonce-c2FtcGxl'"),
    });
    expect(await diagnose()).toBe('0 findings');
    await page.close();
  });

  it('is asked for again after a failure, which says what to do', async () => {
    const { page, diagnose } = await open({
      tag: '<script src="/a/yijian.js"></script>',
      parts: [undefined, part],
    });
    expect(await diagnose()).toMatch(/did not load: put it beside yijian\.js, and allow it in script-src/);
    expect(await diagnose()).toBe('0 findings');
    await page.close();
  });

  it.each(['', ' type="module"'])('named by the page itself%s says what to name instead', async (type) => {
    const { page, said, diagnose } = await open({
      tag: `<script src="/a/yijian-english.js"${type}></script><script src="/a/yijian.js"></script>`,
    });
    await page.waitForLoadState();
    expect(said).toEqual([expect.stringMatching(/yijian-english\.js is no script of its own: name yijian\.js/)]);
    expect(await diagnose()).toBe('0 findings');
    await page.close();
  });

  it('of another build is not used', async () => {
    const { page, asked, diagnose } = await open({ tag: '<script src="/a/yijian.js"></script>' });
    expect(await diagnose()).toBe('0 findings');
    const build = asked[0]?.search.slice(1) ?? '';
    expect(part).toContain(build);
    await page.close();
    const mixed = await open({
      tag: '<script src="/a/yijian.js"></script>',
      parts: [part.replace(build, '0'.repeat(12))],
    });
    expect(await mixed.diagnose()).toMatch(/belongs to another yijian\.js: take both from one release/);
    await mixed.page.close();
  });

  it('answers to the script that asked for it, with another version on the page', async () => {
    const build = /build:["'`](\w{12})/.exec(script)?.[1] ?? '';
    // The part of the other version says so.
    const other = (code: string): string => code.replaceAll(build, 'othersbuild0').replace('Nothing is wrong', 'other');
    const { page, asked, said, diagnose } = await open({
      tag: '<script src="/b/yijian.js"></script><script src="/a/yijian.js"></script>',
      answers: { '/b/yijian.js': other(script), '/b/yijian-diagnose.js': other(part) },
    });
    await diagnose();
    expect(said.join()).toContain('other with this page');
    expect(asked).toEqual([]);
    await page.close();
  });
});

describe('English', () => {
  const tag = `<script src="/a/yijian.js" defer></script>
    <yj-credit-badge grade="A" as-of="2026-01-15" size="card"><b>A, 2026-01-15</b></yj-credit-badge>`;
  const badge = (page: Page): Promise<{ shown: string; kept: boolean }> =>
    page.evaluate(() => {
      const host = document.querySelector('yj-credit-badge');
      const kept = host?.querySelector('b')?.getClientRects().length;
      return { shown: host?.shadowRoot?.textContent.trim() ?? 'nothing', kept: kept === 1 };
    });

  it('is loaded where the page is in English; until then what is in the tag stays', async () => {
    let come: (code: string) => void = () => undefined;
    const answer = new Promise<string>((resolve) => (come = resolve));
    const { page } = await open({ tag, language: 'en-GB', answers: { '/a/yijian-english.js': answer } });
    await expect.poll(() => badge(page)).toEqual({ shown: '', kept: true });
    come(english);
    await expect.poll(() => badge(page).then(({ shown }) => shown)).toContain('Rated on');
    await page.close();
  });

  it('is Chinese, with a warning, where it cannot be loaded', async () => {
    const { page, said } = await open({ tag, language: 'en', answers: { '/a/yijian-english.js': '"other"' } });
    await expect.poll(() => badge(page).then(({ shown }) => shown)).toContain('评价日期');
    expect(said.join()).toMatch(/texts in "en" did not load.*belongs to another yijian\.js/);
    await page.close();
  });

  it('is not asked for on a Chinese page, until an element stands in an English part of it', async () => {
    let asked = 0;
    const { page } = await open({
      tag,
      answers: {
        get '/a/yijian-english.js'() {
          asked += 1;
          return english;
        },
      },
    });
    await expect.poll(() => badge(page).then(({ shown }) => shown)).toContain('评价日期');
    expect(asked).toBe(0);
    await page.evaluate(() => document.body.setAttribute('lang', 'en'));
    await expect.poll(() => badge(page).then(({ shown }) => shown)).toContain('Rated on');
    expect(asked).toBe(1);
    await page.close();
  });
});
