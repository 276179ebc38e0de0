import { randomUUID } from 'node:crypto';
import { METHODS } from 'node:http';
import type { Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { maxBodyBytes } from './limits.js';
import { ProblemError } from './problem.js';
import { problemOf, sendProblem } from './problem-answer.js';
import { parseQuery } from './query.js';

/** Longer texts, or other characters, could play tricks with logs. */
const REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** The HTTP application without routes: ids, errors, limits and the headers that every answer has. */
export function createApp(): FastifyInstance {
  const app = fastify({
    // Only defects are logged: requests can hold names.
    logger: {
      level: 'error',
      serializers: { req: ({ method }: { method: string }) => ({ method }) },
      stream: process.stderr,
    },
    bodyLimit: maxBodyBytes,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: {
      maxParamLength: 1000,
      querystringParser: parseQuery as unknown as (text: string) => Record<string, unknown>,
    },
    genReqId: ({ headers: { 'x-request-id': given } }) =>
      typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID(),
    frameworkErrors: (error, request, reply) => void sendProblem(problemOf(error, request), request, reply),
    clientErrorHandler: refuseConnection,
  });
  for (const method of METHODS)
    if (method !== 'CONNECT' && !app.supportedMethods.includes(method)) app.addHttpMethod(method);
  app.setErrorHandler((error, request, reply) => sendProblem(problemOf(error, request), request, reply));
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
    });
    done();
  });
  return app;
}

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

function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
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
