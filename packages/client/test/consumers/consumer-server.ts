import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { examples } from '@yijian/standard/story';

/** As strict as a portal can be: scripts of its own only, none made of text. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
].join('; ');
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.html': 'text/html',
  '.json': 'application/json',
};

const facility = (n: number): object => ({ ...examples.facilities, id: `fac-${n}`, name: `虚构医院${n}` });
const notFound = { type: 'urn:yijian:problem:not-found', title: 'Not found', status: 404, code: 'not-found' };

/** The API that the consumers read; its units lack what the standard asks for. */
function apiAnswer(url: URL): object {
  const [, , collection = '', id] = url.pathname.split('/');
  if (id === 'missing') return notFound;
  if (collection === 'credit-summaries')
    return {
      data: url.searchParams.getAll('subject').map((subject) => ({
        subject: { kind: 'facility', id: subject, name: '虚构医院' },
        status: 'unrated',
      })),
      schemes: [],
      generatedAt: '2026-01-01T00:00:00+08:00',
    };
  if (collection === 'units') return { data: [{ id: 'u-1' }], page: { limit: 50 } };
  const isFirst = url.searchParams.get('cursor') === null;
  return { data: [facility(isFirst ? 1 : 2)], page: { limit: 1, ...(isFirst && { nextCursor: 'more' }) } };
}

export interface ConsumerServer extends AsyncDisposable {
  readonly origin: string;
}

/** Serves the API under `/v1`, and what consumers built under the rest of the folder. */
export async function startConsumerServer(folder: string): Promise<ConsumerServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://consumer');
    if (url.pathname.startsWith('/v1/')) {
      const body = apiAnswer(url);
      const isProblem = body === notFound;
      response.writeHead(isProblem ? 404 : 200, {
        'content-type': isProblem ? 'application/problem+json' : 'application/json',
      });
      response.end(JSON.stringify(body));
      return;
    }
    readFile(path.join(folder, path.normalize(url.pathname))).then(
      (content) => {
        response.writeHead(200, {
          'content-type': types[path.extname(url.pathname)] ?? 'application/octet-stream',
          'content-security-policy': policy,
        });
        response.end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
