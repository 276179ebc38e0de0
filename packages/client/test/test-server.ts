import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * What the server does with a request; `drop` cuts the connection at that point, `never` leaves it open without a
 * word.
 */
export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** A text goes as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly delayMs?: number;
  readonly drop?: 'before answer' | 'in mid-body';
  readonly never?: true;
  /** Sends the body and then nothing, without an end. */
  readonly stall?: boolean;
}

export interface TestServer extends AsyncDisposable {
  /** Address of the API, for `baseUrl`. */
  readonly url: string;
  /** Every request so far. */
  readonly requests: Received[];
  /** Requests whose client went away before the answer. */
  readonly abandoned: Received[];
}

/** A problem document as the standard has it. */
export const problem = (status: number, code: string, more: object = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { type: `urn:yijian:problem:${code}`, title: code, status, code, ...more },
});

/** A server on a free port that answers as `reply` says; `nth` counts the requests from 0. */
export async function startServer(reply: (request: Received, nth: number) => Reply): Promise<TestServer> {
  const requests: Received[] = [];
  const abandoned: Received[] = [];
  const server = createServer((incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://test');
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request: Received = {
        method: incoming.method ?? '',
        path: pathname.replace(/^\/v1/, ''),
        query: searchParams,
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString(),
      };
      outgoing.on('close', () => {
        if (!outgoing.writableFinished) abandoned.push(request);
      });
      void answer(outgoing, reply(request, requests.push(request) - 1));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    abandoned,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(outgoing: ServerResponse, reply: Reply): Promise<void> {
  if (reply.never) return;
  if (reply.delayMs) await pause(reply.delayMs);
  if (reply.drop === 'before answer') {
    outgoing.destroy();
    return;
  }
  const { status = 200, headers = {}, body } = reply;
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const promised = reply.drop ? { 'content-length': String(Buffer.byteLength(text) + 100) } : {};
  outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers, ...promised });
  if (reply.stall) outgoing.write(text);
  else if (reply.drop) outgoing.write(text, () => setTimeout(() => outgoing.destroy(), 5));
  else outgoing.end(text);
}
