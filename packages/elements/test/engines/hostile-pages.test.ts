import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chosenEngines, installEngine, startEngine, type Engine, type EnginePage } from '@yijian/tooling/engines';
import { calm, ours } from './calm.ts';
import { differences, drawingOf, type Part } from './drawing.ts';
import { hostileFiles, hostilePages, type HostilePage } from './hostile-pages.ts';
import { installedBrowser } from './installed-browser.ts';
import { bodies, jsonChild, startSite, strictPolicy, type Site } from './site.ts';

const read = (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../../../${path}`, import.meta.url)), 'utf8');

/** The page's own things: one of each that a portal is made of, before and after ours. */
const hostParts = (id: string): string => `<div id="${id}" class="container">
  <h1>澜溪州卫生健康监督信息网（虚构示例）</h1>
  <ul class="nav nav-tabs"><li class="active"><a href="#a">首页</a></li><li><a href="#b">公示</a></li></ul>
  <div class="panel panel-default"><div class="panel-heading"><h3 class="panel-title">机构信用公示</h3></div>
    <table class="table table-bordered"><thead><tr><th>机构名称</th><th>等级</th></tr></thead>
    <tbody><tr><td>云渡县示例口腔诊所（虚构）</td><td><span class="badge label">B</span></td></tr></tbody></table></div>
  <form><label>名称 <input class="form-control" value="示例"></label> <select><option>全部</option></select>
    <button type="button" class="btn btn-primary">查询</button></form>
  <p>通知 <em>公告</em> <code>yj</code><svg viewBox="0 0 8 8" width="8" height="8"><path d="M0 0h8v8z"/></svg></p>
</div>`;

/** Ours stand in a box of a fixed size: what is below moves if anything but their own content grows. */
const withData = `<p><yj-credit-badge>${jsonChild(bodies.badge)}</yj-credit-badge></p>
  <yj-credit-badge size="card">${jsonChild(bodies.badge)}</yj-credit-badge>
  <yj-inspection-timeline today="2026-02-01">${jsonChild(bodies.timeline)}</yj-inspection-timeline>
  <yj-task-matrix>${jsonChild(bodies.matrix)}</yj-task-matrix>`;
const bodyWith = (inside: string): string =>
  `${hostParts('top')}\n<div id="slot">\n  ${inside}\n</div>\n${hostParts('bottom')}`;

const slotStyle = `#slot { width: 900px; height: 3500px; overflow: hidden; margin: 0 !important; padding: 0 !important; }
#slot > p { margin: 0 !important; padding: 0 !important; text-indent: 0 !important; text-align: left !important; direction: ltr; }`;

/** Where each of the page's own elements stands and every computed style of it. */
function hostDrawing(page: EnginePage): Promise<Record<string, string>[]> {
  return page.run(() =>
    Array.from(document.querySelectorAll('html, body, #slot, #top, #top *, #bottom, #bottom *')).map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const values: Record<string, string> = {
        element: element.localName,
        box: [left + scrollX, top + scrollY, width, height].join(' '),
      };
      const style = getComputedStyle(element);
      for (let index = 0; index < style.length; index += 1) {
        const name = style.item(index);
        values[name] = style.getPropertyValue(name);
      }
      return values;
    }),
  );
}

/** How many pixels of the window one of the page's is. */
function scaleOf(page: EnginePage): Promise<number> {
  return page.run(() => {
    const slot = document.getElementById('slot');
    return slot ? slot.getBoundingClientRect().width / 900 : 1;
  });
}

const nowhere = { across: 0, down: 0, width: 0, height: 0 };

/** Parts in the page's pixels. Chromium 83 cannot say where the lines of a drawing are on a page with zoom. */
const unscaled = (parts: readonly Part[], scale: number): Part[] =>
  parts.map((part) => {
    if (/ svg\S* /.test(part.path)) return { ...part, box: nowhere };
    const { across, down, width, height } = part.box;
    return {
      ...part,
      box: { across: across / scale, down: down / scale, width: width / scale, height: height / scale },
    };
  });

let site: Site;
beforeAll(async () => {
  site = await startSite();
  for (const [name, file] of Object.entries(await hostileFiles(read))) site.addFile(name, file);
});
afterAll(() => site?.stop());

/** The page's own things once they move no longer: Bootstrap lets its fields fade in. */
async function restingHost(page: EnginePage): Promise<Record<string, string>[]> {
  let before = await hostDrawing(page);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const now = await hostDrawing(page);
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
}

/** Puts a page on the site, with ours or without. */
function address(
  { name, attributes, policy, css = '', sheets = [], scripts = [], script, inside }: HostilePage,
  withOurs: boolean,
): string {
  const path = `${encodeURIComponent(name)}-${withOurs ? 'with' : 'without'}`;
  const own = encodeURIComponent(name);
  site.addFile(`${own}.css`, { type: 'text/css', text: `${css}\n${slotStyle}` });
  site.addFile(`${own}.js`, { type: 'text/javascript', text: script ?? '' });
  // An older version of ours is ours too.
  const before = scripts.filter((file) => withOurs || file !== 'older.js');
  return site.add(path, {
    attributes,
    policy,
    script: withOurs,
    body: bodyWith(inside?.given ?? withData),
    head: [
      ...[...sheets, `${own}.css`].map((file) => `<link rel="stylesheet" href="/${file}">`),
      ...before.map((file) => `<script src="/${file}"></script>`),
      ...(script !== undefined && withOurs ? [`<script src="/${own}.js" defer></script>`] : []),
    ].join('\n'),
  });
}

const installed = { chromium: 'as installed', program: () => Promise.resolve(installedBrowser()) };
const old = chosenEngines().map((release) => ({
  chromium: String(release.chromium),
  program: () => installEngine(release),
}));

describe.each([installed, ...old])('a hostile page in Chromium $chromium', ({ program }) => {
  let engine: Engine;
  let clean: Part[];
  const look = { width: 2000, height: 9000 };

  /** What ours look like on a page that does nothing to them. */
  const drawnOnCleanPage = async (given: string): Promise<Part[]> => {
    const clean = { name: 'clean', policy: strictPolicy, inside: { given, like: given } };
    const page = await engine.open(address(clean, true), look);
    try {
      await calm(page);
      return unscaled(await drawingOf(page, ours), 1);
    } finally {
      await page.close();
    }
  };

  beforeAll(async () => {
    engine = await startEngine(await program());
    clean = await drawnOnCleanPage(withData);
  });
  afterAll(() => engine?.stop());

  it.each(hostilePages)('neither changes nor is changed: $name', async (hostile) => {
    const without = await engine.open(address(hostile, false), look);
    const before = await restingHost(without);
    await without.close();

    const page = await engine.open(address(hostile, true), look);
    try {
      await calm(page);
      expect(before.length).toBeGreaterThan(50);
      expect(await restingHost(page)).toEqual(before);
      const drawn = unscaled(await drawingOf(page, ours), await scaleOf(page));
      const wanted = hostile.inside ? await drawnOnCleanPage(hostile.inside.like) : clean;
      expect(differences(drawn, wanted, hostile.pixels)).toEqual([]);
      expect(page.takeComplaints().filter((complaint) => hostile.expects?.test(complaint) !== true)).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
