import { randomUUID } from 'node:crypto';
import { METHODS } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import { BODY_TIME_MS, limitBodyTime } from './body-time.js';
import { maxBodyBytes } from './limits.js';
import { problemOf, sendProblem } from './problem-answer.js';
import { parseQuery } from './query.js';
import { refuseConnection } from './refuse-connection.js';

/** Longer texts, or other characters, could play tricks with logs. */
const REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

export interface AppOptions {
  /** Addresses and networks of the proxies in front, whose word for who asks is taken. */
  proxies?: readonly string[];
  /** How long browsers are to come by HTTPS only (RFC 6797), where a proxy in front ends TLS. */
  hstsSeconds?: number;
  /** How long a body may take to arrive, in milliseconds. */
  bodyTimeMs?: number;
}

/** The HTTP application without routes: ids, errors, limits and the headers that every answer has. */
export function createApp({
  proxies = [],
  hstsSeconds = 0,
  bodyTimeMs = BODY_TIME_MS,
}: AppOptions = {}): FastifyInstance {
  const app = fastify({
    ...(proxies.length > 0 && { trustProxy: [...proxies] }),
    // Only defects are logged: requests can hold names.
    logger: {
      level: 'error',
      serializers: { req: ({ method }: { method: string }) => ({ method }) },
      stream: process.stderr,
    },
    bodyLimit: maxBodyBytes,
    // Bodies have a limit of their own, which lets imports take as long as they take.
    requestTimeout: 0,
    http: { headersTimeout: BODY_TIME_MS },
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
  // Bodies are read where an operation takes one, and nowhere else: what is sent to a page or to no address at all is not looked at.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  app.setErrorHandler((error, request, reply) => sendProblem(problemOf(error, request), request, reply));
  app.decorateRequest('caller', null);
  app.decorateRequest('problem', null);
  app.decorateRequest('stored', null);
  const hsts = hstsSeconds > 0 ? { 'strict-transport-security': `max-age=${hstsSeconds}; includeSubDomains` } : {};
  app.addHook('onRequest', (request, reply, done) => {
    limitBodyTime(request.raw, bodyTimeMs);
    reply.headers({
      ...hsts,
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
    });
    done();
  });
  return app;
}
