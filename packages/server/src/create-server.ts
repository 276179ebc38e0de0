import type { FastifyInstance } from 'fastify';
import { addEmbeds } from './embeds/add-embeds.js';
import { addApi } from './http/api.js';
import { authenticator } from './access/authenticator.js';
import { jwtReader } from './access/jwt-reader.js';
import type { Access } from './access/open-access.js';
import type { AuditLog } from './audit/audit-log.js';
import { watchRequests } from './audit/watch-requests.js';
import { AnswerCache } from './http/answer-cache.js';
import { type AppOptions, createApp } from './http/create-app.js';
import { Cursors } from './http/cursor.js';
import { makeHandlers } from './http/handlers.js';
import { noLimits, type RateLimits, requestCounter } from './http/rate-limits.js';
import type { Db } from './records/record.js';
import { requireTargets } from './resources/targets.js';
import { addSandboxIssuer } from './sandbox/add-sandbox-issuer.js';
import { addDescriptions } from './sites/add-descriptions.js';
import { addSites } from './sites/add-sites.js';
import { sites } from './sites/sites.js';
import type { ChangeSignal } from './store/change-signal.js';
import { databaseSecret } from './store/secret.js';

export interface ServerOptions {
  db: Db;
  /** The server's own token, whose holder may do everything; a county that knows no other callers needs no issuer. */
  token?: string;
  /** Who gives tokens besides. */
  access?: Access;
  limits?: RateLimits;
  /** Origins whose pages may show tokens and write. */
  trustedOrigins?: readonly string[];
  /** Proxies in front, and what browsers are told of TLS. */
  front?: AppOptions;
  audit?: AuditLog;
  now?: () => Date;
  /** Tells when what is kept in memory is old. */
  changes: ChangeSignal;
  /** Most memory for answers that many ask for, in bytes; 0 reads each from the database. 64 MiB unless given. */
  answerMemory?: number;
  /** Whether every answer is checked against the standard before it is sent. */
  checkAnswers?: boolean;
  /** How long shared caches may answer public reads by themselves; not at all unless it is given. */
  sharedCacheSeconds?: number;
  /** Whether the database is a standby: reads are answered, writes refused. */
  standby?: boolean;
  /** Adds hooks that watch the requests, before any route is there. */
  observe?: (app: FastifyInstance) => void | Promise<void>;
}

const ANSWER_MEMORY = 64 * 1024 * 1024;

/** The server over a migrated database, ready to listen. */
export async function createServer({
  db,
  token,
  access = { issuers: [], told: {} },
  limits = noLimits,
  trustedOrigins = [],
  front,
  audit,
  now = () => new Date(),
  changes,
  answerMemory = ANSWER_MEMORY,
  checkAnswers = false,
  sharedCacheSeconds = 0,
  standby = false,
  observe,
}: ServerOptions): Promise<FastifyInstance> {
  requireTargets();
  const app = createApp(front);
  await observe?.(app);
  if (audit) watchRequests(app, audit, now);
  const count = await requestCounter(app, limits);
  const handlers = makeHandlers(new Cursors(await databaseSecret(db, 'cursors')), access.told);
  const authenticate = authenticator(token, jwtReader(access.issuers, now));
  await app.register((api, _options, done) => {
    const answers = new AnswerCache(changes, answerMemory);
    const origins = new Set(trustedOrigins);
    addApi(api, {
      db,
      handlers,
      authenticate,
      count,
      trustedOrigins: origins,
      now,
      changes,
      answers,
      checkAnswers,
      sharedCacheSeconds,
      standby,
    });
    addDescriptions(api);
    done();
  });
  const { sandbox } = access;
  if (sandbox) {
    await app.register((issuing, _options, done) => {
      issuing.addHook('onRequest', (request, reply) => count('writes', request, reply));
      addSandboxIssuer(issuing, sandbox.issuer, sandbox.secret);
      done();
    });
  }
  await app.register((embeds, _options, done) => {
    embeds.addHook('onRequest', (request, reply) => count('reads', request, reply));
    addEmbeds(embeds, { db, now });
    done();
  });
  await addSites(app, sites);
  return app;
}
