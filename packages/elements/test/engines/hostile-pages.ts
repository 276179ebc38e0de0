import { oldLibraries } from './old-libraries.ts';
import { type SiteFile, type SitePage, strictPolicy } from './site.ts';

/** A page that was not made for guests. */
export interface HostilePage extends Pick<SitePage, 'attributes' | 'policy'> {
  name: string;
  /** Its style sheet. */
  css?: string;
  /** Files of the site that it links before ours. */
  sheets?: readonly string[];
  scripts?: readonly string[];
  /** Its own script, once everything is loaded. */
  script?: string;
  /** By how many pixels ours may differ; 1 where nothing is said. */
  pixels?: number;
  /** What stands in the place of ours, and what it must look like; ours with their data where nothing is said. */
  inside?: { given: string; like: string };
  /** What it makes us say: two versions on a page are told. */
  expects?: RegExp;
}

/** Everything that a rule for every element can say and that a reader would see. */
const everything = `* {
  font: italic bold 11px/1 SimSun, serif !important;
  color: red !important;
  letter-spacing: 2px !important;
  word-spacing: 4px !important;
  text-align: right !important;
  text-indent: 2em !important;
  text-transform: uppercase !important;
  text-shadow: 1px 1px 0 #eee !important;
  white-space: pre !important;
  word-break: break-all !important;
  list-style: square inside !important;
  border-collapse: separate !important;
  border-spacing: 5px !important;
  cursor: help !important;
  quotes: "<" ">" !important;
  tab-size: 3 !important;
}
*, *::before, *::after { box-sizing: content-box !important; }
a { color: #c00 !important; text-decoration: none !important; }
svg { width: 40px !important; height: 40px !important; }
table, td, th { border: 3px dashed lime !important; padding: 9px !important; }
button, input, select { border-radius: 0 !important; font-size: 9px !important; background: yellow !important; }
p, ul, ol, li, dl, dd, h1, h2, h3, h4 { margin: 20px !important; padding: 20px !important; }`;

const read = (element: (name: string, attributes: string, content?: string) => string): string =>
  element(
    'provider',
    'base-url="/v1"',
    [
      element('credit-badge', 'subject="fac-1"', 'A 级（守信），2026-01-15'),
      element('inspection-timeline', 'facility="fac-1" today="2026-02-01"', '监管记录见主管部门公示'),
      element('task-matrix', 'plan="sample-plan"', '任务分工见方案原文'),
    ].join('\n'),
  );

/** Pages of portals, each with one thing that breaks guests. */
export const hostilePages: readonly HostilePage[] = [
  { name: 'root at 62.5 %', css: 'html { font-size: 62.5%; } body { font-size: 1.4rem; }', policy: strictPolicy },
  { name: 'rules for every element', css: everything, policy: strictPolicy },
  // Its icons are a font, which the policy refuses.
  { name: 'Bootstrap 3', sheets: ['bootstrap.css'], policy: strictPolicy, expects: /glyphicons/ },
  { name: 'Bootstrap 3 and jQuery 1', sheets: ['bootstrap.css'], scripts: ['jquery.js'], expects: /glyphicons/ },
  {
    name: 'jQuery 1 puts everything in again, our script too',
    scripts: ['jquery.js'],
    script: `jQuery(function ($) {
      $('#slot').html($('#slot').html());
      $('body').append('<script src="/yijian.js"><\\/script>');
    });`,
    // By asking for it while everything waits.
    expects: /Synchronous XMLHttpRequest/,
  },
  {
    name: 'a CMS that strips the tags that it does not know',
    policy: strictPolicy,
    inside: {
      given: read(
        (name, attributes, content) =>
          `<div data-yj="${name}" ${attributes.replace(/\b([a-z-]+)=/g, 'data-$1=')}>${content}</div>`,
      ),
      like: read((name, attributes, content) => `<yj-${name} ${attributes}>${content}</yj-${name}>`),
    },
  },
  // Lines and letters fall on half pixels.
  { name: 'zoom', css: 'body { zoom: 2; }', policy: strictPolicy, pixels: 3 },
  { name: 'grayscale', css: 'html { filter: grayscale(1); }', policy: strictPolicy },
  { name: 'direction by style sheet', css: 'body { direction: rtl; }', policy: strictPolicy },
  {
    name: 'upright writing around it',
    css: '#top { writing-mode: vertical-rl; height: 300px; }',
    policy: strictPolicy,
  },
  // Sizes in em of a page's own letters would be anything.
  { name: 'letters of no size', css: 'body, body * { font-size: 0; }', policy: strictPolicy },
  {
    name: 'a flex box with letters of its own and everything in motion',
    css: `#slot { display: flex; flex-direction: column; align-items: flex-start; font: 12px/1 Arial; }
      #slot > * { flex: none; width: 100%; } #slot * { transition: all 3s 1s; animation: none; vertical-align: top; }`,
    policy: strictPolicy,
  },
  { name: 'an element with our name', attributes: 'lang="zh-CN" id="yijian"', policy: strictPolicy },
  { name: 'Prototype 1.6', scripts: ['prototype.js'], policy: strictPolicy },
  { name: 'MooTools', scripts: ['mootools.js'], policy: strictPolicy },
  { name: 'more in every object', scripts: ['every-object.js'], policy: strictPolicy },
  { name: 'promises of its own', scripts: ['old-promise.js'], policy: strictPolicy },
  {
    name: 'two versions of ours',
    scripts: ['older.js'],
    policy: strictPolicy,
    expects: /is already defined by version/,
  },
];

/** What the pages link. */
export async function hostileFiles(read: (path: string) => Promise<string>): Promise<Record<string, SiteFile>> {
  const ours = await read('packages/elements/dist/cdn/yijian.js');
  const { version } = JSON.parse(await read('packages/elements/package.json')) as { version: string };
  const older = ours.split(version).join('0.0.1');
  if (older === ours) throw new Error('The classic script does not say its version.');
  return {
    'bootstrap.css': { type: 'text/css', text: await read('node_modules/bootstrap/dist/css/bootstrap.min.css') },
    'jquery.js': { type: 'text/javascript', text: await read('node_modules/jquery/dist/jquery.min.js') },
    'older.js': { type: 'text/javascript', text: older },
    ...Object.fromEntries(
      Object.entries(oldLibraries).map(([name, text]) => [name, { type: 'text/javascript', text }]),
    ),
  };
}
