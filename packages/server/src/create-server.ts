import type { FastifyInstance } from 'fastify';
import { addEmbeds } from './embeds/add-embeds.js';
import { addApi } from './http/api.js';
import { authenticator } from './access/authenticator.js';
import { jwtReader, type TrustedIssuer } from './access/jwt-reader.js';
import { AnswerCache } from './http/answer-cache.js';
import { createApp } from './http/create-app.js';
import { Cursors } from './http/cursor.js';
import { makeHandlers } from './http/handlers.js';
import type { Db } from './records/record.js';
import { requireTargets } from './resources/targets.js';
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
  issuers?: readonly TrustedIssuer[];
  now?: () => Date;
  /** Tells when what is kept in memory is old. */
  changes: ChangeSignal;
  /** Most memory for answers that many ask for, in bytes; 0 reads each from the database. */
  answerMemory?: number;
  /** Whether every answer is checked against the standard before it is sent. */
  checkAnswers?: boolean;
  /** Adds hooks that watch the requests, before any route is there. */
  observe?: (app: FastifyInstance) => void;
}

const ANSWER_MEMORY = 64 * 1024 * 1024;

/** The server over a migrated database, ready to listen. */
export async function createServer({
  db,
  token,
  issuers = [],
  now = () => new Date(),
  changes,
  answerMemory = ANSWER_MEMORY,
  checkAnswers = false,
  observe,
}: ServerOptions): Promise<FastifyInstance> {
  requireTargets();
  const app = createApp();
  observe?.(app);
  const handlers = makeHandlers(new Cursors(await databaseSecret(db, 'cursors')));
  await app.register((api, _options, done) => {
    const answers = new AnswerCache(changes, answerMemory);
    const authenticate = authenticator(token, jwtReader(issuers, now));
    addApi(api, { db, handlers, authenticate, now, changes, answers, checkAnswers });
    addDescriptions(api);
    done();
  });
  addEmbeds(app, { db, now });
  await addSites(app, sites);
  return app;
}
