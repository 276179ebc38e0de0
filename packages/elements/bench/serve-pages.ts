import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** What the site has. */
export interface Site {
  /** The folder of the classic script. */
  cdn: string;
  /** The folder of the bundled pages. */
  pages: string;
  /** Bodies by name. */
  data: Readonly<Record<string, unknown>>;
}

/**
 * A site with a page for each candidate at `/show/<page>`, the classic script on those that begin with `pages/our-`, and the
 * bodies at `/data/<name>`.
 *
 * Its pages are isolated from other origins: that is what a browser asks before it tells how much memory they use.
 */
export async function servePages({ cdn, pages, data }: Site): Promise<{ origin: string; close(): Promise<void> }> {
  const answer = async (url: string): Promise<{ type: string; body: string | Buffer } | undefined> => {
    const [, area = '', ...rest] = decodeURIComponent(new URL(url, 'http://site.invalid').pathname).split('/');
    const name = rest.join('/');
    if (area === 'show') return { type: 'text/html', body: pageOf(name) };
    if (area === 'data' && name in data) return { type: 'application/json', body: JSON.stringify(data[name]) };
    const folder = area === 'cdn' ? cdn : area === 'bundle' ? pages : undefined;
    const file = folder && path.join(folder, name);
    if (!file || !existsSync(file)) return undefined;
    return { type: types[path.extname(file)] ?? 'application/octet-stream', body: await readFile(file) };
  };
  const server = createServer((request, response) => {
    void answer(request.url ?? '/').then((found) => {
      response.writeHead(found ? 200 : 404, {
        'content-type': `${found?.type ?? 'text/plain'}; charset=utf-8`,
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      });
      Readable.from([found?.body ?? 'not found']).pipe(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Loading is not measured: what the script would load for the first tag of a large element is there before. */
const largeElements: Readonly<Record<string, string>> = {
  'pages/our-matrix': 'task-matrix',
  'pages/our-timeline': 'inspection-timeline',
};

function pageOf(page: string): string {
  const large = largeElements[page] ?? '';
  const ours = page.startsWith('pages/our-') ? `<script src="/cdn/yijian.js" data-load="${large}"></script>` : '';
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${page}</title><link rel="icon" href="data:,">${ours}<body><main></main><script type="module" src="/bundle/${page}.js"></script></body></html>`;
}
