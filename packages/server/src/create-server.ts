import type { FastifyInstance } from 'fastify';
import { addEmbeds } from './embeds/add-embeds.js';
import { addApi } from './http/api.js';
import { authenticator } from './http/authentication.js';
import { createApp } from './http/create-app.js';
import { Cursors } from './http/cursor.js';
import { makeHandlers } from './http/handlers.js';
import type { Db } from './records/record.js';
import { requireTargets } from './resources/targets.js';
import { addDescriptions } from './sites/add-descriptions.js';
import { addSites } from './sites/add-sites.js';
import { sites } from './sites/sites.js';
import { databaseSecret } from './store/secret.js';

export interface ServerOptions {
  db: Db;
  /** Token that writes need. */
  token: string;
  now?: () => Date;
  /** Whether every answer is checked against the standard before it is sent. */
  checkAnswers?: boolean;
  /** How long shared caches may answer public reads by themselves; not at all unless it is given. */
  sharedCacheSeconds?: number;
  /** Adds hooks that watch the requests, before any route is there. */
  observe?: (app: FastifyInstance) => void | Promise<void>;
}

/** The server over a migrated database, ready to listen. */
export async function createServer({
  db,
  token,
  now = () => new Date(),
  checkAnswers = false,
  sharedCacheSeconds = 0,
  observe,
}: ServerOptions): Promise<FastifyInstance> {
  requireTargets();
  const app = createApp();
  await observe?.(app);
  const handlers = makeHandlers(new Cursors(await databaseSecret(db, 'cursors')));
  await app.register((api, _options, done) => {
    addApi(api, { db, handlers, authenticate: authenticator(token), now, checkAnswers, sharedCacheSeconds });
    addDescriptions(api);
    done();
  });
  addEmbeds(app, { db, now });
  await addSites(app, sites);
  return app;
}
