import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BODY_TIME_MS, limitBodyTime } from '../http/body-time.js';
import { namesHost, refuseConnection, refuseExpectation, refuseHostless } from '../http/refuse-connection.js';

/** How long answers under way may take once the server ends: a client may never read on. */
const GRACE_MS = 5000;
/** Longer than the minute after which common proxies drop a connection that nobody uses, so that it is never this side that is faster. */
const KEEP_ALIVE_MS = 72_000;

/** What the process listens with. It listens before there is a database to answer from, and while the application closes. */
export interface Front {
  /** The port that it listens on. */
  port: number;
  /** Hands requests to another listener from now on. */
  answerWith: (listener: RequestListener) => void;
  /** Answers on, and tells each client to take another connection next time. */
  drain: (pauseMs: number) => Promise<void>;
  /** Takes no more connections, and waits until what is under way is answered, but not for ever. */
  close: () => Promise<void>;
}

export interface FrontOptions {
  host: string;
  port: number;
  /** What answers a path by itself, whatever the state of the application. */
  always: Readonly<Record<string, RequestListener>>;
  /** What answers everything else to begin with. */
  first: RequestListener;
}

/**
 * Listens on every address of a host, such as both of `localhost`.
 *
 * @throws the system's error for the first address that cannot be listened on
 */
export async function openFront({ host, port, always, first }: FrontOptions): Promise<Front> {
  let current = first;
  let draining = false;
  const answer: RequestListener = (request, response) => {
    limitBodyTime(request);
    if (draining) response.setHeader('connection', 'close');
    const [path = ''] = (request.url ?? '').split('?');
    const own = Object.hasOwn(always, path) ? always[path] : undefined;
    const allowed = own && /^(GET|HEAD)$/.test(request.method ?? '') ? own : current;
    (namesHost(request) ? allowed : refuseHostless)(request, response);
  };
  const addresses = isIP(host) ? [host] : (await lookup(host, { all: true })).map(({ address }) => address);
  const servers: Server[] = [];
  let actualPort = port;
  const close = async (): Promise<void> => {
    draining = true;
    const deadline = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), GRACE_MS);
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve).closeIdleConnections())));
    clearTimeout(deadline);
  };
  try {
    for (const address of new Set(addresses)) {
      const server = createServer(
        { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0, headersTimeout: BODY_TIME_MS, requireHostHeader: false },
        answer,
      );
      server.on('clientError', refuseConnection);
      server.on('checkExpectation', refuseExpectation);
      server.listen(actualPort, address);
      await once(server, 'listening');
      servers.push(server);
      actualPort = (server.address() as AddressInfo).port;
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    port: actualPort,
    answerWith: (listener) => void (current = listener),
    drain: async (pauseMs) => {
      draining = true;
      await sleep(pauseMs);
    },
    close,
  };
}
