import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { ProblemError } from './problem.js';

/** What is so broken that it never becomes a request, by Node's code. */
const brokenRequests: Record<string, [status: number, phrase: string, zh: string, en: string]> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'Request Header Fields Too Large',
    '请求行与请求头合计超过 16 KiB。',
    'The request line and headers are longer than 16 KiB.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    408,
    'Request Timeout',
    '请求未在时限内收全。',
    'The request did not arrive whole in time.',
  ],
};

/** Answers what never became a request, and closes its connection. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, phrase, zh, en] = brokenRequests[error.code ?? ''] ?? [
    400,
    'Bad Request',
    '不是合法的 HTTP 请求。',
    'This is not valid HTTP.',
  ];
  const problem = new ProblemError('bad-request', { zh, en }, { status });
  const body = JSON.stringify(problem.body('zh', randomUUID()));
  const head = [
    `HTTP/1.1 ${status} ${phrase}`,
    'Content-Type: application/problem+json; charset=utf-8',
    'Content-Language: zh-CN',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
