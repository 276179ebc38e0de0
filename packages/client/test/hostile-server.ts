import { createServer, type AddressInfo, type Socket } from 'node:net';

/** One request as it came: its first line apart, its headers in small letters, and its body. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is done to a caller: bytes are written to the socket as they are. */
export type Mischief = (socket: Socket, request: RawRequest, nth: number) => void;

export interface HostileServer extends AsyncDisposable {
  /** Address of the API, for `baseUrl`. */
  readonly url: string;
  readonly requests: RawRequest[];
  /** Connections that are open now. */
  readonly connections: ReadonlySet<Socket>;
}

/** A server without a library of HTTP between it and the wire, which would not let it lie. */
export async function startHostileServer(mischief: Mischief): Promise<HostileServer> {
  const requests: RawRequest[] = [];
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    let received = '';
    socket.setEncoding('latin1');
    // A caller that goes away while it is written to is no fault here.
    socket.on('error', () => undefined);
    socket.on('close', () => connections.delete(socket));
    socket.on('data', (chunk: string) => {
      received += chunk;
      for (let whole = firstRequest(received); whole; whole = firstRequest(received)) {
        received = whole.rest;
        mischief(socket, whole.request, requests.push(whole.request) - 1);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    connections,
    async [Symbol.asyncDispose]() {
      for (const socket of connections) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The first request of what has come so far, and what came after it; `undefined` while it is not whole. */
function firstRequest(received: string): { request: RawRequest; rest: string } | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = received.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const behind = end + 4 + Number(headers['content-length'] ?? 0);
  if (received.length < behind) return undefined;
  const [method = '', target = ''] = first.split(' ');
  const body = Buffer.from(received.slice(end + 4, behind), 'latin1').toString();
  return { request: { method, path: target.replace(/^\/v1/, ''), headers, body }, rest: received.slice(behind) };
}

/** An answer as bytes, with whatever headers; `content-length` is true unless it is given. */
export function answer(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const all = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Whatever\r\n${lines.join('')}\r\n${text}`;
}
