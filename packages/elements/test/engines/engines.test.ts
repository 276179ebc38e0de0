import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chosenEngines, installEngine, startEngine, type Engine } from '@yijian/tooling/engines';
import { calm, ours } from './calm.ts';
import { differences, drawingOf, type Part } from './drawing.ts';
import { installedBrowser } from './installed-browser.ts';
import { scenes, type Scene } from './scenes.ts';
import { bodies, jsonChild, startSite, strictPolicy, type Site } from './site.ts';

/** Where pictures of what looks wrong are left. */
const pictures = fileURLToPath(new URL('../../../../.yijian/reports/engines/', import.meta.url));

let site: Site;
let current: Engine;

beforeAll(async () => {
  site = await startSite();
  current = await startEngine(installedBrowser());
});
afterAll(async () => {
  await current?.stop();
  await site?.stop();
});

/** A scene as an engine shows it. */
interface Shown {
  parts: Part[];
  complaints: string[];
  picture: Buffer;
}

async function show(engine: Engine, { name, attributes, body, css, look, broken = false, act }: Scene): Promise<Shown> {
  const sheet = `${encodeURIComponent(name)}.css`;
  if (css !== undefined) site.addFile(sheet, { type: 'text/css', text: css });
  const head = css === undefined ? '' : `<link rel="stylesheet" href="/${sheet}">`;
  const address = site.add(encodeURIComponent(name), { attributes, head, body, policy: strictPolicy });
  site.broken = broken;
  const page = await engine.open(address, look);
  try {
    await calm(page);
    await act?.(page, () => (site.broken = false));
    await calm(page);
    return { parts: await drawingOf(page, ours), complaints: page.takeComplaints(), picture: await page.picture() };
  } finally {
    site.broken = false;
    await page.close();
  }
}

const shownNow = new Map<Scene, Promise<Shown>>();
/** A scene as the installed browser shows it, which the others are held against. */
function reference(scene: Scene): Promise<Shown> {
  const shown = shownNow.get(scene) ?? show(current, scene);
  shownNow.set(scene, shown);
  return shown;
}

/** What may be complained about: an API that is out of order, and data that is no data. */
const expected = (scene: Scene): RegExp | undefined =>
  scene.broken
    ? /^error: Failed to load resource: .* 500 /
    : scene.name === 'malformed'
      ? /^warning: .*<yj-/
      : undefined;

function unexpected(scene: Scene, { complaints }: Shown): string[] {
  return complaints.filter((complaint) => expected(scene)?.test(complaint) !== true);
}

async function keep(scene: Scene, version: string, { picture }: Shown): Promise<void> {
  await mkdir(pictures, { recursive: true });
  await writeFile(`${pictures}${scene.name.replace(/\W+/g, '-')}-${version}.png`, picture);
}

describe('the installed Chromium', () => {
  it.each(scenes)('shows without a complaint under the strictest policy: $name', async (scene) => {
    const shown = await reference(scene);
    expect(shown.parts.length).toBeGreaterThan(3);
    expect(unexpected(scene, shown)).toEqual([]);
  });
});

/** What `yijian.diagnose()` finds, which is a script that is loaded then. */
async function diagnosed(engine: Engine): Promise<string[]> {
  const page = await engine.open(
    site.add('diagnosed', {
      body: '<yj-credit-badge grade="A"></yj-credit-badge><yj-credit-bage></yj-credit-bage>',
      policy: strictPolicy,
    }),
  );
  try {
    await calm(page);
    return await page.run(async () => {
      const { yijian } = window as unknown as { yijian: { diagnose(): Promise<{ code: string }[]> } };
      return (await yijian.diagnose()).map(({ code }) => code);
    });
  } finally {
    await page.close();
  }
}

/** Dates in the ledger of a printed timeline that stand in more than one line, with how far it reaches beyond the paper in pixels. */
async function printedDates(
  engine: Engine,
  attributes: string,
): Promise<{ dates: number; broken: string[]; beyond: number }> {
  const body = `<yj-inspection-timeline today="2026-02-01">${jsonChild(bodies.timeline)}</yj-inspection-timeline>`;
  // A4 upright between the usual margins.
  const page = await engine.open(site.add('printed-dates', { attributes, body, policy: strictPolicy }), { width: 718 });
  try {
    await calm(page);
    await page.medium('print');
    await calm(page);
    return await page.run(() => {
      const root = document.querySelector('yj-inspection-timeline')?.shadowRoot;
      const ledger = root?.querySelector('.ledger');
      if (!ledger) throw new Error('There is no ledger.');
      const broken: string[] = [];
      let dates = 0;
      const texts = document.createTreeWalker(ledger, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode as Text;
        const pattern = /\d{4}-\d{2}-\d{2}/g;
        for (let found = pattern.exec(text.data); found; found = pattern.exec(text.data)) {
          const range = document.createRange();
          range.setStart(text, found.index);
          range.setEnd(text, found.index + found[0].length);
          const [first, ...others] = Array.from(range.getClientRects());
          if (others.some(({ top }) => Math.abs(top - (first?.top ?? 0)) > 1)) broken.push(text.data);
          dates += 1;
        }
      }
      return { dates, broken, beyond: Math.max(0, ledger.getBoundingClientRect().right - innerWidth) };
    });
  } finally {
    await page.close();
  }
}

describe.each(chosenEngines())('Chromium $chromium', (release) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine(await installEngine(release));
  });
  afterAll(() => engine?.stop());

  it('is the one it is taken for', () => {
    expect(engine.version).toMatch(new RegExp(`^${release.chromium}\\.`));
  });

  it('loads a part of the script as the installed one does', async () => {
    const [found, wanted] = [await diagnosed(engine), await diagnosed(current)];
    expect(wanted.length).toBeGreaterThan(0);
    expect(found).toEqual(wanted);
  });

  it.each(['lang="zh-CN"', 'lang="zh-CN" data-yj-care', 'lang="en"'])(
    'prints every date of a ledger in one line, and nothing beyond the paper: %s',
    async (attributes) => {
      const { dates, broken, beyond } = await printedDates(engine, attributes);
      expect(dates).toBeGreaterThan(10);
      expect(broken).toEqual([]);
      expect(beyond).toBe(0);
    },
  );

  it.each(scenes)('looks and behaves as the installed one: $name', async (scene) => {
    const [shown, wanted] = [await show(engine, scene), await reference(scene)];
    const different = differences(shown.parts, wanted.parts);
    if (different.length > 0) {
      await keep(scene, String(release.chromium), shown);
      await keep(scene, 'current', wanted);
    }
    expect(unexpected(scene, shown)).toEqual([]);
    expect(different).toEqual([]);
  });
});
