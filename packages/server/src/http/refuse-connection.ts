import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Words } from '../words.js';
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
  const { headers, body } = refusal({ zh, en }, status);
  const head = [`HTTP/1.1 ${status} ${phrase}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Whether a request says which host it is for, as RFC 9112 asks of HTTP/1.1; one that does not is refused by `refuseHostless`. */
export const namesHost = ({ headers, httpVersion }: IncomingMessage): boolean =>
  headers.host !== undefined || httpVersion === '1.0';

/** Refuses a request of no host. Node would answer it without a word. */
export const refuseHostless = (_request: IncomingMessage, response: ServerResponse): void =>
  end(response, 400, {
    zh: '请求缺少 Host 请求头；HTTP/1.1 要求给出。',
    en: 'The request has no Host header, which HTTP/1.1 asks for.',
  });

/** Refuses a request that expects something else than `100-continue` (RFC 9110, 10.1.1). Node would answer it without a word. */
export const refuseExpectation = (_request: IncomingMessage, response: ServerResponse): void =>
  end(response, 417, {
    zh: '请求头 Expect 只能是 100-continue。',
    en: 'The header Expect may only be 100-continue.',
  });

function end(response: ServerResponse, status: number, words: Words): void {
  const { headers, body } = refusal(words, status);
  response.writeHead(status, headers).end(body);
}

function refusal(words: Words, status: number): { headers: Record<string, string | number>; body: string } {
  const problem = new ProblemError('bad-request', words, { status });
  const body = JSON.stringify(problem.body('zh', randomUUID()));
  return {
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': 'zh-CN',
      'Content-Length': Buffer.byteLength(body),
      Connection: 'close',
    },
    body,
  };
}
