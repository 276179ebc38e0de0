import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site with one empty page that has the classic script, and one that has nothing. */
export async function servePages(bundle: string): Promise<{ origin: string; close(): Promise<void> }> {
  const script = await readFile(bundle);
  const page = (head: string): string =>
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">${head}<body><main></main></body></html>`;
  const answers: Record<string, [type: string, body: string | Buffer]> = {
    '/element': ['text/html; charset=utf-8', page('<script src="/yijian.js"></script>')],
    '/floor': ['text/html; charset=utf-8', page('')],
    '/yijian.js': ['text/javascript; charset=utf-8', script],
  };
  const server = createServer((request, response) => {
    const [type, body] = answers[request.url ?? ''] ?? ['text/plain', 'not found'];
    response.writeHead(body === 'not found' ? 404 : 200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
