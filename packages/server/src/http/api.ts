import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { operations, type OperationId } from '@yijian/standard/operations';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticate } from '../access/authenticator.js';
import type { Caller } from '../access/caller.js';
import { requireScopes } from '../access/require-scopes.js';
import type { Db } from '../records/record.js';
import { describeOperation, standardVersion } from '../standard.js';
import type { ChangeSignal } from '../store/change-signal.js';
import type { AnswerCache, ReadyAnswer } from './answer-cache.js';
import { answerChecker } from './answer-check.js';
import { arriving } from './arriving.js';
import { acceptBodies, bodyReader } from './body.js';
import { cacheHeaders } from './cache-control.js';
import { CHANGE_REASON, changeReason } from './change-reason.js';
import { namesEtag } from './conditions.js';
import { corsHeaders } from './cors.js';
import { preferredLanguage } from './language.js';
import { sendLines } from './lines.js';
import { addOtherMethods, refuse } from './other-methods.js';
import { onceOnly, type WrittenAnswer } from './once-only.js';
import type { Answer, Call, Handlers, Intake } from './operation.js';
import { type GivenParameters, parameterReader } from './parameters.js';
import { ProblemError } from './problem.js';
import { unknownPath } from './problem-answer.js';
import type { QueryEntry } from './query.js';
import type { CountRequest } from './rate-limits.js';
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
  authenticate: Authenticate;
  /** Holds callers to their limits. */
  count: CountRequest;
  /** Origins whose pages may show tokens and write. */
  trustedOrigins?: ReadonlySet<string>;
  now: () => Date;
  /** Is told of what is written here. */
  changes: Pick<ChangeSignal, 'mark'>;
  /** Keeps what anybody was answered. */
  answers: AnswerCache;
  /** Whether every answer is checked against the standard before it is sent. */
  checkAnswers: boolean;
  /** How long shared caches may answer public reads by themselves. */
  sharedCacheSeconds: number;
  /** Whether the database can only be read. */
  standby: boolean;
}

/**
 * Adds a route for every operation of the standard, and refusals for the other methods of its paths.
 *
 * @throws Error when an operation has no handler, or a handler no operation
 */
export function addApi(app: FastifyInstance, options: ApiOptions): void {
  requireSame(Object.keys(operations), Object.keys(options.handlers));
  acceptBodies(app);
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
  for (const [path, methods] of methodsByPath)
    for (const url of urlsOf(path)) addOtherMethods(app, url, methods, options.trustedOrigins);
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
  const { path, method } = operations[id];
  const description = describeOperation(path, method);
  const handle = operationHandler(id, options);
  const kind = method !== 'GET' ? 'writes' : 'stream' in (options.handlers[id] ?? {}) ? 'exports' : 'reads';
  const check = options.checkAnswers ? answerChecker(id, description) : undefined;
  for (const url of urlsOf(path)) {
    app.route({
      method,
      url,
      config: { operation: id, takesLines: 'take' in (options.handlers[id] ?? {}) },
      // Before the body is read: nobody without a token can make the server work on one.
      onRequest: async (request, reply) => {
        const { authorization } = request.headers;
        const found = await options.authenticate(authorization).catch((error: unknown) => ({ error }));
        if (!('error' in found)) request.caller = found;
        // Those whose token is refused count too, by their address.
        await options.count(kind, request, reply);
        if ('error' in found) throw found.error;
        requireScopes(found, description.security);
        if (options.standby && kind === 'writes') throw onlyReads();
      },
      onSend: (request, reply, payload, done) => {
        // The lines of a stream are checked as they are written.
        if (check && request.method !== 'HEAD' && !(payload instanceof Readable))
          check(reply.statusCode, typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.toString() : '');
        done(null, payload);
      },
      handler: handle,
    });
  }
}

/** Writes of a caller who reached a copy of the data: soon it may be what is written, or the proxy in front is set up wrongly. */
const onlyReads = (): ProblemError =>
  new ProblemError(
    'unavailable',
    {
      zh: '本服务器读取的是数据副本，不接受写入，未保存任何内容。请将写入发往主服务器，或稍后重试。',
      en: 'This server reads a copy of the data and takes no writes; nothing was stored. Send it to the server of the primary, or try again in a moment.',
    },
    { headers: { 'retry-after': '5' } },
  );

function operationHandler(id: OperationId, options: ApiOptions) {
  const { db, handlers, now, changes, answers, checkAnswers, sharedCacheSeconds } = options;
  const { path, method, pathParameters } = operations[id];
  const description = describeOperation(path, method);
  const { read, defaults } = parameterReader(description);
  const readBody =
    description.body === undefined || 'take' in (handlers[id] ?? {}) ? () => ({}) : bodyReader(description.body);
  const [idName] = pathParameters;
  const handler = handlers[id];
  if (!handler) throw new Error(`No handler for ${id}.`);
  const callOf = (request: FastifyRequest, at: Date): { call: Call; key: string | undefined } => {
    const given = read({
      query: request.query as QueryEntry[],
      path: request.params as Record<string, string>,
      headers: request.headers,
    });
    const call: Call = {
      ...saidInHeaders(given),
      id: idName === undefined ? '' : (given.path[idName] as string),
      query: given.query,
      defaults,
      body: readBody(request.body),
      caller: request.caller as Caller,
      now: at,
    };
    return { call, key: given.header['Idempotency-Key'] as string | undefined };
  };
  if ('read' in handler) {
    const caching = cacheHeaders(id, sharedCacheSeconds);
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const at = now();
      const find = async (): Promise<ReadyAnswer> =>
        readyAnswer(request, await handler.read(db, callOf(request, at).call));
      // Whoever shows a token may be answered something else than the next one who does.
      const shared = !(request.caller as Caller).identified && handler.unsettled !== true;
      const ready = shared ? await answers.answer(request.url, at, find) : await find();
      return sendRead(request, reply, ready, caching(!(request.caller as Caller).identified));
    };
  }
  if ('stream' in handler) {
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const { call } = callOf(request, now());
      const lines = await handler.stream(db, call);
      return sendLines(request, reply, lines, { audience: lines.audience ?? call.caller.audience, checkAnswers });
    };
  }
  if ('take' in handler) {
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const { call } = callOf(request, now());
      const intake: Intake = {
        chunks: arriving(request),
        language: preferredLanguage(request.headers['accept-language']),
        now,
        stored: () => {
          request.stored = call.id;
          changes.mark();
        },
      };
      const answer = await handler.take(db, call, intake).catch((error: unknown) => {
        // The rest of the body is not waited for.
        reply.header('connection', 'close');
        throw error;
      });
      return reply
        .code(answer.status)
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(represent('government', answer.schema, answer.value).body);
    };
  }
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { call, key } = callOf(request, now());
    const { caller } = call;
    const answer = await db.transaction().execute((tx) => {
      const perform = async (): Promise<WrittenAnswer> => writtenAnswer(await handler.write(tx, call));
      return key === undefined
        ? perform()
        : onceOnly(tx, { caller: caller.name, key, digest: digestOf(request, call) }, call.now, perform);
    });
    request.stored = (answer.headers['location'] ?? path.replace(/\{\w+\}/, call.id)).replace(/^(\/v1)?\//, '');
    changes.mark();
    return reply
      .code(answer.status)
      .headers({ ...answer.headers, 'cache-control': 'no-store' })
      .type('application/json; charset=utf-8')
      .send(answer.body);
  };
}

function saidInHeaders({ header }: GivenParameters): Pick<Call, 'ifMatch' | 'ifNoneMatch' | 'reason'> {
  const { 'If-Match': ifMatch, 'If-None-Match': ifNoneMatch } = header as Record<string, string | undefined>;
  const reason = header[CHANGE_REASON];
  return {
    ...(ifMatch !== undefined && { ifMatch }),
    ...(ifNoneMatch !== undefined && { ifNoneMatch }),
    ...(reason !== undefined && { reason: changeReason(reason as string) }),
  };
}

function readyAnswer(request: FastifyRequest, answer: Answer): ReadyAnswer {
  const { status, schema, value, next, audience = (request.caller as Caller).audience } = answer;
  const { body, etag } = represent(audience, schema, value);
  const ready = { status, etag, body: Buffer.from(body) };
  if (!next) return ready;
  const [path = ''] = request.url.split('?');
  const query = new URLSearchParams({ cursor: next.cursor, limit: String(next.limit) });
  return { ...ready, link: `<${path}?${query.toString()}>; rel="next"` };
}

function sendRead(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, etag, body, link }: ReadyAnswer,
  caching: Readonly<Record<string, string>>,
): FastifyReply {
  reply.headers({
    etag,
    ...caching,
    vary: 'Authorization',
  });
  if (link !== undefined) reply.header('link', link);
  const known = request.headers['if-none-match'];
  if (known !== undefined && namesEtag(known, [etag])) return reply.code(304).send();
  return reply.code(status).type('application/json; charset=utf-8').send(body);
}

/** Whoever may write a record sees it whole: nobody else can replace it without losing what they do not see. */
function writtenAnswer(answer: Answer): WrittenAnswer {
  const { body, etag } = represent('government', answer.schema, answer.value);
  const location = answer.location === undefined ? {} : { location: PREFIX + answer.location };
  return { status: answer.status, headers: { etag, ...location }, body };
}

/** A digest of all that a write asks for. */
function digestOf({ method, url }: FastifyRequest, { body, ifMatch = '', ifNoneMatch = '', reason }: Call): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, ifMatch, ifNoneMatch, body, ...(reason === undefined ? [] : [reason])]))
    .digest('base64url');
}
