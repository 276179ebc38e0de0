import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { operations, type OperationId } from '@yijian/standard/operations';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../records/record.js';
import { describeOperation, standardVersion } from '../standard.js';
import { answerChecker } from './answer-check.js';
import type { Caller } from './authentication.js';
import { acceptJsonBodies, bodyReader } from './body.js';
import { cacheHeaders } from './cache-control.js';
import { namesEtag } from './conditions.js';
import { corsHeaders } from './cors.js';
import { sendLines } from './lines.js';
import { addOtherMethods, refuse } from './other-methods.js';
import { onceOnly, type WrittenAnswer } from './once-only.js';
import type { Answer, Call, Handlers } from './operation.js';
import { type GivenParameters, parameterReader } from './parameters.js';
import { unknownPath } from './problem-answer.js';
import type { QueryEntry } from './query.js';
import { represent } from './representation.js';

const PREFIX = '/v1';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks an operation of the standard. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** What the route does, for metrics and traces: an operation of the standard, or a word of the server's own. */
    operation?: string;
  }
}

export interface ApiOptions {
  db: Db;
  handlers: Handlers;
  /** Tells who asks by the `Authorization` header. */
  authenticate: (authorization: string | undefined, secured: boolean) => Caller;
  now: () => Date;
  /** Whether every answer is checked against the standard before it is sent. */
  checkAnswers: boolean;
  /** How long shared caches may answer public reads by themselves. */
  sharedCacheSeconds: number;
}

/**
 * Adds a route for every operation of the standard, and refusals for the other methods of its paths.
 *
 * @throws Error when an operation has no handler, or a handler no operation
 */
export function addApi(app: FastifyInstance, options: ApiOptions): void {
  requireSame(Object.keys(operations), Object.keys(options.handlers));
  acceptJsonBodies(app);
  app.decorateRequest('caller', null);
  app.addHook('onRequest', (request, reply, done) => {
    // Data are no page: whoever opens them as one gets nothing that could run or be framed.
    reply.headers({
      ...corsHeaders,
      'yijian-version': standardVersion,
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    done();
  });
  const methodsByPath = new Map<string, string[]>();
  for (const [id, { path, method }] of Object.entries(operations)) {
    methodsByPath.set(path, [...(methodsByPath.get(path) ?? []), method]);
    addOperation(app, id as OperationId, options);
  }
  for (const [path, methods] of methodsByPath) for (const url of urlsOf(path)) addOtherMethods(app, url, methods);
  refuse(app, `${PREFIX}/*`, app.supportedMethods, ({ url }) => unknownPath(url.split('?')[0] ?? ''));
}

function requireSame(operationIds: readonly string[], handled: readonly string[]): void {
  const without = operationIds.filter((id) => !handled.includes(id));
  const strangers = handled.filter((id) => !operationIds.includes(id));
  if (without.length > 0) throw new Error(`Operations without a handler: ${without.join(', ')}.`);
  if (strangers.length > 0) throw new Error(`Handlers without an operation: ${strangers.join(', ')}.`);
}

/** Fastify's addresses of a path; the root answers with and without its slash. */
const urlsOf = (path: string): string[] =>
  path === '/' ? [PREFIX, `${PREFIX}/`] : [PREFIX + path.replaceAll(/\{(\w+)\}/g, ':$1')];

function addOperation(app: FastifyInstance, id: OperationId, options: ApiOptions): void {
  const { path, method, secured } = operations[id];
  const description = describeOperation(path, method);
  const handle = operationHandler(id, options);
  const check = options.checkAnswers ? answerChecker(id, description) : undefined;
  for (const url of urlsOf(path)) {
    app.route({
      method,
      url,
      config: { operation: id },
      // Before the body is read: nobody without a token can make the server work on one.
      onRequest: (request, _reply, done) => {
        request.caller = options.authenticate(request.headers.authorization, secured);
        done();
      },
      onSend: (request, reply, payload, done) => {
        // The lines of a stream are checked as they are written.
        if (check && request.method !== 'HEAD' && !(payload instanceof Readable))
          check(reply.statusCode, typeof payload === 'string' ? payload : '');
        done(null, payload);
      },
      handler: handle,
    });
  }
}

function operationHandler(id: OperationId, { db, handlers, now, checkAnswers, sharedCacheSeconds }: ApiOptions) {
  const { path, method, pathParameters } = operations[id];
  const description = describeOperation(path, method);
  const { read, defaults } = parameterReader(description);
  const readBody = description.body === undefined ? () => ({}) : bodyReader(description.body);
  const [idName] = pathParameters;
  const handler = handlers[id];
  const caching = cacheHeaders(id, sharedCacheSeconds);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const caller = request.caller as Caller;
    const given = read({
      query: request.query as QueryEntry[],
      path: request.params as Record<string, string>,
      headers: request.headers,
    });
    const call: Call = {
      ...conditionsOf(given),
      id: idName === undefined ? '' : (given.path[idName] as string),
      query: given.query,
      defaults,
      body: readBody(request.body),
      caller,
      now: now(),
    };
    if (!handler) throw new Error(`No handler for ${id}.`);
    if ('read' in handler) return sendRead(request, reply, await handler.read(db, call), call, caching);
    if ('stream' in handler)
      return sendLines(request, reply, await handler.stream(db, call), { audience: caller.audience, checkAnswers });
    const key = given.header['Idempotency-Key'];
    const answer = await db.transaction().execute((tx) => {
      const perform = async (): Promise<WrittenAnswer> => writtenAnswer(await handler.write(tx, call), caller);
      return key === undefined
        ? perform()
        : onceOnly(tx, { caller: caller.name, key: key as string, digest: digestOf(request, call) }, call.now, perform);
    });
    return reply
      .code(answer.status)
      .headers({ ...answer.headers, 'cache-control': 'no-store' })
      .type('application/json; charset=utf-8')
      .send(answer.body);
  };
}

function conditionsOf({ header }: GivenParameters): Pick<Call, 'ifMatch' | 'ifNoneMatch'> {
  const { 'If-Match': ifMatch, 'If-None-Match': ifNoneMatch } = header as Record<string, string | undefined>;
  return { ...(ifMatch !== undefined && { ifMatch }), ...(ifNoneMatch !== undefined && { ifNoneMatch }) };
}

function sendRead(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  { caller, ifNoneMatch }: Call,
  cacheHeadersFor: ReturnType<typeof cacheHeaders>,
): FastifyReply {
  const { body, etag } = represent(caller.audience, answer.schema, answer.value);
  reply.headers({
    etag,
    ...cacheHeadersFor(caller.audience === 'public'),
    vary: 'Authorization',
  });
  if (answer.next) {
    const [path = ''] = request.url.split('?');
    const query = new URLSearchParams({ cursor: answer.next.cursor, limit: String(answer.next.limit) });
    reply.header('link', `<${path}?${query.toString()}>; rel="next"`);
  }
  if (ifNoneMatch !== undefined && namesEtag(ifNoneMatch, [etag])) return reply.code(304).send();
  return reply.code(answer.status).type('application/json; charset=utf-8').send(body);
}

function writtenAnswer(answer: Answer, caller: Caller): WrittenAnswer {
  const { body, etag } = represent(caller.audience, answer.schema, answer.value);
  const location = answer.location === undefined ? {} : { location: PREFIX + answer.location };
  return { status: answer.status, headers: { etag, ...location }, body };
}

/** A digest of all that a write asks for. */
function digestOf({ method, url }: FastifyRequest, { body, ifMatch = '', ifNoneMatch = '' }: Call): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, ifMatch, ifNoneMatch, body]))
    .digest('base64url');
}
