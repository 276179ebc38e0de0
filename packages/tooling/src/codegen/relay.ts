import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request that went through the relay, and its answer. */
export interface Exchange {
  method: string;
  /** Path and query. */
  target: string;
  /** The JSON that was sent; undefined when there was none. */
  sent: unknown;
  status: number;
  contentType: string;
  /** The JSON that came back, as the client got it. */
  answered: unknown;
}

/** Stands between a client and the server, and keeps what it saw. */
export interface Relay {
  /** Where it listens, without a slash at the end. */
  origin: string;
  exchanges: Exchange[];
  stop: () => Promise<void>;
}

/** What is between two neighbours, not between the client and the server. */
const notPassedOn = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'http2-settings',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Starts a relay.
 *
 * @param server origin that it stands in front of
 * @param change what the client gets instead of the answer
 */
export async function startRelay(
  server: string,
  change: (exchange: Exchange) => unknown = ({ answered }) => answered,
): Promise<Relay> {
  const exchanges: Exchange[] = [];
  const listener = createServer((request, response) => {
    pass(request).then(
      ({ headers, exchange }) => {
        for (const [name, value] of headers) if (!notPassedOn.has(name)) response.setHeader(name, value);
        response
          .writeHead(exchange.status)
          .end(exchange.answered === undefined ? '' : JSON.stringify(exchange.answered));
      },
      (error: unknown) => response.writeHead(502).end(String(error)),
    );
  });

  const pass = async (request: IncomingMessage): Promise<{ headers: Headers; exchange: Exchange }> => {
    const { method = '', url = '' } = request;
    const body = await text(request);
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (name !== 'host' && !notPassedOn.has(name) && value !== undefined) headers.set(name, String(value));
    }
    const answer = await fetch(server + url, { method, headers, ...(body !== '' && { body }), redirect: 'manual' });
    const exchange: Exchange = {
      method,
      target: url,
      sent: parse(body),
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      answered: parse(await answer.text()),
    };
    exchange.answered = change(exchange);
    exchanges.push(exchange);
    return { headers: answer.headers, exchange };
  };

  await new Promise<void>((resolve) => listener.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${(listener.address() as AddressInfo).port}`,
    exchanges,
    stop: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        listener.closeAllConnections();
      }),
  };
}

const parse = (body: string): unknown => (body === '' ? undefined : (JSON.parse(body) as unknown));
