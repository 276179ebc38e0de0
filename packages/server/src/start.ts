import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { createServer } from './create-server.js';
import { dayInChina } from './reads/today.js';
import { explainListening, requirePort } from './require-port.js';
import { plansPart } from './seed/plans-part.js';
import { profilesPart } from './seed/profiles-part.js';
import { progressLine } from './seed/progress-line.js';
import { sampleRegionPart } from './seed/sample-region-part.js';
import { seed } from './seed/seed.js';
import { storyPart } from './seed/story-part.js';
import type { Settings } from './settings.js';
import { StartProblem } from './start-problem.js';
import { continueFeed } from './sync/continue-feed.js';
import { webhookSender } from './sync/send-webhook.js';
import { ANSWER_LIMIT_MS, startDeliveries } from './sync/start-deliveries.js';
import { openDataFolder } from './store/data-folder.js';
import { explainDatabaseError } from './store/explain-database-error.js';
import { migrate } from './store/migrate.js';
import { openPGlite } from './store/open-pglite.js';
import { openPostgresql } from './store/open-postgresql.js';
import type { Store } from './store/store.js';
import { readOrMakeToken } from './store/token-file.js';
import { deriveDueActions } from './standing/derive-due-actions.js';
import { deriveTimelines } from './timeline/derive-timelines.js';

const GRACE_MS = 5000;

/** A server that listens. */
export interface RunningServer {
  /** Where it listens, without a slash at the end. */
  origin: string;
  /** Answers what is under way, then closes everything. */
  stop: () => Promise<void>;
  /** Resolves, if ever, when the server cannot go on: why, in one sentence. */
  lost: Promise<string>;
}

/**
 * Starts a server: opens its database, brings the tables up to date, fills a new database, and listens.
 *
 * @param output hears where things are and how far they have come
 * @throws StartProblem
 */
export async function start(settings: Settings, output: NodeJS.WriteStream): Promise<RunningServer> {
  const { host, port, databaseUrl } = settings;
  const say = (line: string): void => void output.write(`${line}\n`);
  const now = (): Date => new Date();
  const closers: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    await requirePort(host, port);
    const folder = await openDataFolder(settings.dataFolder, { alone: databaseUrl === undefined });
    closers.push(folder.release);
    const token = settings.token ?? (await readOrMakeToken(folder.tokenFile));
    const store = databaseUrl === undefined ? await openPGlite(folder.database) : await openPostgresql(databaseUrl);
    closers.push(store.close);
    say(`database  ${store.place}`);
    say(`token     ${settings.token === undefined ? folder.tokenFile : 'as YIJIAN_TOKEN says'}`);
    await unlessLost(store, fill(store, settings, now, output));
    const app = await createServer({ db: store.db, token, now, checkAnswers: settings.checkAnswers });
    closers.push(() => closeApp(app));
    try {
      await app.listen({ host, port });
    } catch (error) {
      throw explainListening(host, port, error);
    }
    const deliveries = startDeliveries({
      db: store.db,
      send: webhookSender(settings.webhookPolicy, ANSWER_LIMIT_MS),
      now,
      onError: (error) => app.log.error({ message: (error as Error).message }, 'Webhooks cannot be delivered now.'),
    });
    closers.push(deliveries.stop);
    const { port: actualPort } = app.server.address() as AddressInfo;
    const name = host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? 'localhost' : host;
    return { origin: `http://${name}:${actualPort}`, stop, lost: store.lost };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Lets answers under way be read to their end, but not for ever: a client may never read on. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const deadline = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
  await app.close();
  clearTimeout(deadline);
}

/** Brings the tables up to date, and fills them the first time. */
async function fill(store: Store, settings: Settings, now: () => Date, output: NodeJS.WriteStream): Promise<void> {
  const { seedSize, seedDate = dayInChina(now()) } = settings;
  const samples = seedSize === 0 ? [] : [sampleRegionPart(seedSize, seedDate), storyPart];
  try {
    await migrate(store);
    await continueFeed(store.db);
    await deriveTimelines(store.db);
    await seed(store.db, [profilesPart, plansPart, ...samples], now, progressLine(output));
    await deriveDueActions(store.db, now());
  } catch (error) {
    throw explainDatabaseError(store.place, error);
  }
}

/** Waits for work on a database that may go away under it. */
async function unlessLost({ lost }: Store, work: Promise<void>): Promise<void> {
  const loss = await Promise.race([work, lost]);
  if (loss === undefined) return;
  // It fails too, or never ends; why is known already.
  work.catch(() => undefined);
  throw new StartProblem(loss);
}
