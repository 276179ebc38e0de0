import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** The policy that everything of ours must keep. */
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  // Its pages say themselves what they are written in.
  '.htm': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface FileServer {
  readonly port: number;
  stop(): void;
}

/**
 * Serves files under the strict policy, on a free port.
 *
 * @param read gives the content of a path without its leading slash; rejects when there is none
 */
export async function serveFiles(read: (file: string) => Promise<Uint8Array | string>): Promise<FileServer> {
  const server = createServer((request, response) => {
    // Asked for by the browser itself, once a site.
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const file = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname).slice(1);
    read(file).then(
      (content) =>
        response
          .writeHead(200, {
            'content-type': types[path.extname(file)] ?? 'text/plain',
            'content-security-policy': strictPolicy,
          })
          .end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return { port: (server.address() as AddressInfo).port, stop: () => void server.close() };
}
