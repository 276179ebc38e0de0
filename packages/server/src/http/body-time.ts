import type { IncomingMessage } from 'node:http';
import { refuseConnection } from './refuse-connection.js';

/** How long a body may take to arrive, or a piece of one that has no end in sight, in milliseconds. */
export const BODY_TIME_MS = 60_000;

const running = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Ends the connection of a request whose body does not arrive whole in time. Node's own limit knows no exception for long bodies. */
export function limitBodyTime(request: IncomingMessage, limitMs = BODY_TIME_MS): void {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
  if ((length === '0' && coding === undefined) || running.has(request)) return;
  const timer = setTimeout(() => {
    if (!request.complete) refuseLate(request);
  }, limitMs);
  running.set(request, timer);
  request.once('close', () => clearTimeout(timer));
}

/** Lets the body of a request take as long as it takes. */
export function unlimitBodyTime(request: IncomingMessage): void {
  clearTimeout(running.get(request));
}

/** Tells a client that it is too slow, and leaves it. */
export function refuseLate({ socket }: IncomingMessage): void {
  refuseConnection({ name: 'Error', message: '', code: 'ERR_HTTP_REQUEST_TIMEOUT' }, socket);
  socket.destroySoon();
}
