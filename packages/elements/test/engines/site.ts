import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { summaries } from '../credit-summaries.ts';
import { events, timeline } from '../timeline.ts';
import { twoTextPlan } from '../two-text-plan.ts';

/** What the strictest portal sends; a host page of an older kind sends none. */
export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html 'allow-duplicates'",
].join('; ');

/** A page that the site has. */
export interface SitePage {
  /** Attributes of the `html` tag. */
  attributes?: string | undefined;
  /** Style sheets and scripts before ours. */
  head?: string;
  body: string;
  /** Whether our script and `undefined.css` are on it. */
  script?: boolean;
  policy?: string | undefined;
}

/** A file that pages can link, by its path. */
export interface SiteFile {
  type: string;
  text: string;
}

/** A portal on this machine, with the classic script and an API to read from. */
export interface Site {
  origin: string;
  /** Puts a page on the site. @returns its address */
  add: (name: string, page: SitePage) => string;
  /** Puts a file on the site, at `/<name>`. */
  addFile: (name: string, file: SiteFile) => void;
  /** Whether the API is out of order. */
  broken: boolean;
  stop: () => Promise<void>;
}

const builtFolder = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));
const built = (file: string): Promise<string> => readFile(`${builtFolder}${file}`, 'utf8');

/** The classic script and its parts, by path. */
async function scripts(): Promise<[string, SiteFile][]> {
  const names = (await readdir(builtFolder)).filter((name) => name.endsWith('.js'));
  return Promise.all(
    names.map(async (name) => [`/${name}`, { type: 'text/javascript', text: await built(name) }] as [string, SiteFile]),
  );
}

/** The bodies of the API: every kind of event, and a plan with all that a plan can have. */
export const bodies = {
  badge: summaries(),
  timeline: timeline(),
  matrix: twoTextPlan,
  longTimeline: timeline(events(400)),
};

function answer(path: string): unknown {
  if (path === '/v1/credit-summaries') return bodies.badge;
  if (/^\/v1\/facilities\/[^/]+\/timeline$/.test(path)) return bodies.timeline;
  if (/^\/v1\/plans\/[^/]+\/matrix$/.test(path)) return bodies.matrix;
  return undefined;
}

/** Starts the site on a free port. */
export async function startSite(): Promise<Site> {
  const files = new Map<string, SiteFile>([
    ...(await scripts()),
    ['/undefined.css', { type: 'text/css', text: await built('undefined.css') }],
    ['/favicon.ico', { type: 'image/x-icon', text: '' }],
  ]);
  const pages = new Map<string, SitePage>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const send = (status: number, type: string, text: string, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers });
      response.end(text);
    };
    const page = pages.get(pathname);
    if (page) {
      return send(200, 'text/html', written(page), page.policy ? { 'content-security-policy': page.policy } : {});
    }
    const file = files.get(pathname);
    if (file) return send(200, file.type, file.text);
    const body = answer(pathname);
    if (body === undefined) return send(404, 'text/plain', 'not found');
    if (site.broken) {
      const problem = { type: 'about:blank', title: 'Out of order', status: 500, code: 'internal' };
      return send(500, 'application/problem+json', JSON.stringify(problem));
    }
    send(200, 'application/json', JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site has no port.');
  const site: Site = {
    origin: `http://127.0.0.1:${address.port}`,
    broken: false,
    add: (name, page) => {
      pages.set(`/${name}`, page);
      return `${site.origin}/${name}`;
    },
    addFile: (name, file) => void files.set(`/${name}`, file),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return site;
}

function written({ attributes = 'lang="zh-CN"', head = '', body, script = true }: SitePage): string {
  return `<!doctype html>
<html ${attributes}>
<head>
<meta charset="utf-8">
<title>澜溪州卫生健康监督信息网（虚构示例）</title>
${head}
${script ? '<link rel="stylesheet" href="/undefined.css"><script src="/yijian.js" defer></script>' : ''}
</head>
<body>
${body}
</body>
</html>`;
}

/** A body as a JSON child. */
export const jsonChild = (body: unknown): string =>
  `<script type="application/json">${JSON.stringify(body).replace(/</g, '\\u003c')}</script>`;
