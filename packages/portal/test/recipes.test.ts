/** The recipes of the guide, each opened as its reader would have it, beside real data. */
import { readFile } from 'node:fs/promises';
import { createServer, request as ask, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { CreditSummaries } from '@yijian/standard';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installAside } from '@yijian/tooling/install-aside';
import { launchOptions } from '@yijian/tooling/launch-options';
import { readRecipes, withHashes } from '@yijian/tooling/recipes';
import { bundled, vue2, vue3 } from './recipe-pages.ts';
import { serve, type Served } from './serve.ts';
import { visit, type Visit } from './visit.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const { resolve } = createRequire(import.meta.url);
const recipes = readRecipes(await readFile(path.join(root, 'docs/integrators/recipes.md'), 'utf8'));

interface ServedFile {
  readonly content: string | Buffer;
  readonly policy: string;
}

/** What the guide's example hosts are in this test. */
const hosts = (port: number): Readonly<Record<string, string>> => ({
  'https://ratings.lanxi.example': `http://ratings.localhost:${port}`,
  'https://portal.lanxi.example': `http://localhost:${port}`,
});
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.jsp': 'text/html; charset=GBK',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

let served: Served;
let browser: Browser;
let site: Server;
let origin: string;
let hashes: Readonly<Record<string, string>>;
/** The rating that the recipes are about, as the API has it. */
let expected: { word: string; asOf: string; name: string };
const made = new Map<string, ServedFile>();

const filesOf = (folder: string): Map<string, string> =>
  new Map(
    [...recipes.files].flatMap(([name, { code }]): [string, string][] =>
      path.dirname(name) === folder ? [[path.basename(name), code]] : [],
    ),
  );

beforeAll(async () => {
  served = await serve({ YIJIAN_SEED_SIZE: '60' });
  browser = await chromium.launch(launchOptions());
  hashes = JSON.parse(await readFile(resolve('@yijian/elements/cdn/integrity.json'), 'utf8')) as typeof hashes;
  site = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const file = made.get(pathname.slice(1));
    if (file) {
      response
        .writeHead(200, {
          'content-type': types[path.extname(pathname)] ?? 'text/plain',
          'content-security-policy': file.policy,
        })
        .end(file.content);
    } else if (pathname === '/favicon.ico') response.writeHead(204).end();
    else {
      // The rest is the reference server's: the classic script, the data, pictures and cards.
      const { method, headers, url } = request;
      const through = ask(`${served.origin}${url ?? ''}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      request.pipe(through);
    }
  });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  const { port } = site.address() as AddressInfo;
  origin = `http://localhost:${port}`;
  const local = (text: string): string =>
    Object.entries(hosts(port)).reduce((all, [printed, here]) => all.replaceAll(printed, here), text);
  for (const [name, { code, policy }] of recipes.files)
    made.set(name, { content: local(withHashes(code, hashes)), policy: local(recipes.policies.get(policy) ?? '') });
  const { data, schemes } = (await (
    await fetch(`${served.origin}/v1/credit-summaries?subject=fac-repaired`)
  ).json()) as CreditSummaries;
  const [{ gradeCode, schemeId, asOf, subject } = (() => expect.unreachable('no rating'))()] = data;
  const grades = schemes.find(({ id }) => id === schemeId)?.grades ?? [];
  expected = {
    word: grades.find(({ code }) => code === gradeCode)?.label ?? '',
    asOf: asOf ?? '',
    name: subject.name ?? '',
  };
  expect(expected.word).not.toBe('');
  expect(expected.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  await served?.stop();
});

/** Bundles a recipe with a main file, and serves that beside a page that loads it. */
async function bundle(folder: string, plugins: Parameters<typeof bundled>[2] = []): Promise<void> {
  const main = [...recipes.files].find(([name]) => name.startsWith(`${folder}/main.`));
  const policy = recipes.policies.get(main?.[1].policy ?? '') ?? '';
  for (const [name, content] of await bundled(folder, filesOf(folder), plugins))
    made.set(`${folder}/${name}`, { content, policy });
}

async function expectBadge({ page, complaints, foreign, close }: Visit): Promise<void> {
  await page.locator('yj-credit-badge', { hasText: expected.asOf }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.locator('yj-credit-badge .yj-root').innerText()).toContain(expected.word);
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  await close();
}

it('every file of the guide has a policy that the guide states', () => {
  expect(recipes.files.size).toBeGreaterThan(15);
  for (const [name, { policy }] of recipes.files) expect([...recipes.policies.keys()], name).toContain(policy);
});

describe('a badge shows the rating', () => {
  it('in plain HTML, with the hashes of the build', async () => {
    expect(made.get('html/index.html')?.content).not.toContain('…"');
    await expectBadge(await visit(browser, `${origin}/html/index.html`));
  });

  it('in a page of a JSP container, in GBK', async () => {
    const values: Readonly<Record<string, string>> = {
      'facility.name': '虚构诊所 &lt;示例&gt;',
      'facility.id': 'fac-repaired',
      'facility.creditUrl': 'https://credit.lanxi.example/ratings/?a=1&amp;b=2',
      'facility.gradeText': '信用等级见主管部门公示',
    };
    const jsp = recipes.files.get('jsp/rating.jsp');
    const sent = (jsp?.code ?? '')
      .replace(/<%@[^%]*%>\n/g, '')
      .replace(/<c:out value='\$\{([\w.]+)\}'\/>/g, (_, name: string) => values[name] ?? expect.unreachable(name))
      .replaceAll('${pageContext.request.contextPath}', '');
    expect(sent).not.toMatch(/<%|\$\{|<c:/);
    made.set('jsp/rating.jsp', { content: inGbk(sent), policy: recipes.policies.get('strict') ?? '' });
    const opened = await visit(browser, `${origin}/jsp/rating.jsp`);
    expect(await opened.page.evaluate(() => document.characterSet)).toBe('GBK');
    expect(await opened.page.title()).toBe('虚构诊所 <示例>');
    await expectBadge(opened);
  });

  it('that jQuery 1.12 inserts', async () => {
    const library = await readFile(resolve('jquery/dist/jquery.min.js'), 'utf8');
    made.set('jquery/jquery.min.js', { content: library, policy: '' });
    await expectBadge(await visit(browser, `${origin}/jquery/index.html`));
  });

  it('in a component of Vue 2.7', async () => {
    await bundle('vue2', [vue2(await installAside(path.join(import.meta.dirname, 'recipe-tools')))]);
    await expectBadge(await visit(browser, `${origin}/vue2/index.html`));
  });

  it('in a component of Vue 3', async () => {
    await bundle('vue3', [vue3()]);
    await expectBadge(await visit(browser, `${origin}/vue3/index.html`));
  });

  it('in a component of React', async () => {
    await bundle('react');
    await expectBadge(await visit(browser, `${origin}/react/index.html`));
  });

  it('that the page itself has read by the SDK', async () => {
    await bundle('modules');
    await expectBadge(await visit(browser, `${origin}/modules/index.html`));
  });

  it('in an article of a CMS that strips unknown tags', async () => {
    const [template, article] = ['cms/index.html', 'cms/article.html'].map(
      (name) => recipes.files.get(name)?.code ?? '',
    );
    expect(article).not.toMatch(/<(?!\/?(div|a)\b)|<script|\s(?!data-|href=)[a-z-]+=/);
    const policy = recipes.policies.get('strict') ?? '';
    made.set('cms/index.html', { content: template!.replace('<!-- article -->', article!), policy });
    await expectBadge(await visit(browser, `${origin}/cms/index.html`));
  });
});

describe('a frame', () => {
  it('of another site shows the badge and becomes as tall as that needs, without a way into either site', async () => {
    const { page, complaints, close } = await visit(browser, `${origin}/framing/index.html`);
    const frame = page.frameLocator('iframe');
    await frame.locator('yj-credit-badge', { hasText: expected.asOf }).waitFor();
    const needed = (): Promise<number> =>
      frame.locator('html').evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
    await expect.poll(async () => page.locator('iframe').getAttribute('height')).toBe(String(await needed()));
    expect(await frame.locator('html').evaluate(() => self.origin)).toBe('null');
    expect(complaints).toEqual([]);
    await close();
  });

  it('may not be made by a site that its policy does not name', async () => {
    made.set('other/index.html', {
      content: `<!doctype html><title>Other</title><iframe src="http://ratings.localhost:${new URL(origin).port}/frame/rating.html"></iframe>`,
      policy: '',
    });
    const { page, complaints, close } = await visit(
      browser,
      `${origin.replace('localhost', 'other.localhost')}/other/index.html`,
    );
    await expect.poll(() => complaints.some((complaint) => complaint.includes('frame-ancestors'))).toBe(true);
    expect(await page.frames()[1]?.locator('yj-credit-badge').count()).toBe(0);
    await close();
  });

  it('without scripts shows the card of the reference server', async () => {
    const { page, complaints, foreign, close } = await visit(browser, `${origin}/card/index.html`);
    const text = await page.frameLocator('iframe').locator('article').innerText();
    for (const part of Object.values(expected)) expect(text).toContain(part);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  });
});

describe('a picture', () => {
  it('is drawn where nothing else may be, and has its words in it', async () => {
    const { page, complaints, foreign, close } = await visit(browser, `${origin}/picture/index.html`);
    const image = page.locator('img');
    const { width, height } = await image.evaluate(async (element: HTMLImageElement) => {
      await element.decode();
      return { width: element.naturalWidth, height: element.naturalHeight };
    });
    expect(width).toBeGreaterThan(200);
    expect(height).toBeGreaterThan(50);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
    const alone = await visit(browser, `${origin}/badges/fac-repaired.svg`);
    expect(await alone.page.title()).toBe(await alone.page.locator('svg > title').textContent());
    for (const part of Object.values(expected)) expect(await alone.page.title()).toContain(part);
    expect(alone.complaints).toEqual([]);
    await alone.close();
  });
});

it("a province's portal reads its badges at once, and shows timeline and matrix, in care mode too", async () => {
  const { page, requests, complaints, foreign, close } = await visit(browser, `${origin}/province/index.html`);
  await page.locator('yj-credit-badge', { hasText: expected.asOf }).waitFor();
  await page.locator('yj-inspection-timeline li.event').first().waitFor();
  await page.getByRole('button', { name: /文本不一致/ }).waitFor();
  await page.waitForLoadState('networkidle');
  const reads = requests.filter((request) => request.startsWith('/v1/')).map((request) => request.split('?')[0]);
  expect(reads.sort()).toEqual([
    '/v1/credit-summaries',
    '/v1/facilities/fac-400-events/timeline',
    '/v1/plans/luzhai-2021-7/matrix',
  ]);
  const sizeOf = (): Promise<number> =>
    page
      .locator('yj-credit-badge .yj-root')
      .first()
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const before = await sizeOf();
  await page.getByRole('button', { name: '关怀模式' }).click();
  await expect.poll(async () => (await sizeOf()) / before).toBeCloseTo(1.4, 2);
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  await close();
});

/** Text in GBK, for want of an encoder: by the table that the decoder gives. */
function inGbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from(
    Array.from(text).flatMap((character) =>
      character < '\u0080' ? [character.charCodeAt(0)] : (table.get(character) ?? expect.unreachable(character)),
    ),
  );
}
