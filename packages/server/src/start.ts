import { openAccess, requireAccess } from './access/open-access.js';
import { openAuditLog } from './audit/audit-log.js';
import { controlSocket, openControlSocket } from './backup/control-socket.js';
import { createServer } from './create-server.js';
import { startSealing } from './history/start-sealing.js';
import { dayInChina } from './reads/today.js';
import { explainListening, type ListeningVariables } from './explain-listening.js';
import { type Front, type FrontOptions, openFront } from './operations/front.js';
import { healthAnswers } from './operations/health.js';
import { nothingHere } from './operations/nothing-here.js';
import { notYet } from './operations/not-yet.js';
import { ServerState } from './operations/server-state.js';
import type { Db } from './records/record.js';
import { plansPart } from './seed/plans-part.js';
import { profilesPart } from './seed/profiles-part.js';
import { progressLine } from './seed/progress-line.js';
import { sampleRegionPart } from './seed/sample-region-part.js';
import { type Progress, seed } from './seed/seed.js';
import { storyPart } from './seed/story-part.js';
import { type Settings, settingTable } from './settings.js';
import { StartProblem } from './start-problem.js';
import { continueFeed } from './sync/continue-feed.js';
import { type SendWebhook, webhookSender } from './sync/send-webhook.js';
import { ANSWER_LIMIT_MS, startDeliveries } from './sync/start-deliveries.js';
import { openDataFolder } from './store/data-folder.js';
import { explainDatabaseError } from './store/explain-database-error.js';
import { migrate } from './store/migrate.js';
import { openPGlite } from './store/open-pglite.js';
import { openPostgresql, SERVING } from './store/open-postgresql.js';
import { requireMigrated } from './store/require-migrated.js';
import type { Store } from './store/store.js';
import { readOrMakeToken } from './store/token-file.js';
import { deriveDueActions } from './standing/derive-due-actions.js';
import { startDeriving } from './standing/start-deriving.js';
import { deriveTimelines } from './timeline/derive-timelines.js';

const MEGABYTE = 1024 * 1024;

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
 * Starts a server: listens, opens its database, brings the tables up to date, fills a new database, and answers from then on. Until then
 * requests are told to come again, and `/readyz` says how far it has come.
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
  const state = new ServerState();
  let store: Store | undefined;
  const health = healthAnswers({ state, db: () => store?.db });
  try {
    await requireAccess(settings, !settings.checkAnswers);
    const audit =
      settings.audit === undefined
        ? undefined
        : openAuditLog(settings.audit, (message) => void process.stderr.write(`${message}\n`));
    if (audit) {
      closers.push(() => {
        audit.close();
        return Promise.resolve();
      });
    }
    const front = await listening(
      { host, port, always: health, first: notYet },
      { host: settingTable.host.variable, port: settingTable.port.variable },
    );
    closers.push(front.close);
    const { metricsHost, metricsPort } = settings;
    const { Metrics, databaseMetrics } = metricsPort === undefined ? {} : await import('./operations/all-metrics.js');
    const metrics = Metrics && new Metrics();
    if (metrics && metricsPort !== undefined) {
      const own = { ...health, '/metrics': metrics.answer };
      const behind = await listening(
        { host: metricsHost, port: metricsPort, always: own, first: nothingHere },
        { host: settingTable.metricsHost.variable, port: settingTable.metricsPort.variable },
      );
      closers.unshift(behind.close);
      say(`metrics   http://${nameOf(metricsHost)}:${behind.port}/metrics`);
    }
    const tracing =
      settings.tracesEndpoint === undefined
        ? undefined
        : (await import('./tracing/tracing.js')).startTracing(settings.tracesEndpoint);
    if (tracing) closers.unshift(tracing.stop);
    const log = tracing?.logQuery;
    const folder = await openDataFolder(settings.dataFolder, { alone: databaseUrl === undefined });
    closers.push(folder.release);
    const token = settings.token === 'none' ? undefined : (settings.token ?? (await readOrMakeToken(folder.tokenFile)));
    store =
      databaseUrl === undefined
        ? await openPGlite(folder.database, log)
        : await openPostgresql(databaseUrl, { name: SERVING, ...(log && { log }) });
    closers.push(store.close);
    say(`database  ${store.place}${store.standby ? ', a standby: only reads are answered' : ''}`);
    const said = token === undefined ? 'none of its own' : 'as YIJIAN_TOKEN says';
    say(`token     ${settings.token === undefined ? folder.tokenFile : said}`);
    await unlessLost(
      store,
      store.standby ? requireMigrated(store) : fill(store, settings, now, shownProgress(output, state)),
    );
    const app = await createServer({
      db: store.db,
      changes: store.changes,
      standby: store.standby,
      ...(token !== undefined && { token }),
      access: await openAccess(settings, store.db, now),
      limits: {
        reads: settings.readsPerMinute,
        writes: settings.writesPerMinute,
        exports: settings.exportsPerMinute,
      },
      trustedOrigins: settings.trustedOrigins,
      front: { proxies: settings.proxies, hstsSeconds: settings.hstsSeconds },
      ...(audit && { audit }),
      now,
      checkAnswers: settings.checkAnswers,
      answerMemory: settings.answerMegabytes * MEGABYTE,
      sharedCacheSeconds: settings.sharedCacheSeconds,
      observe: async (created) => {
        await tracing?.observe(created);
        metrics?.observe(created);
      },
    });
    closers.push(() => app.close());
    await app.ready();
    if (!store.standby) {
      const send = webhookSender(settings.webhookPolicy, ANSWER_LIMIT_MS);
      closers.push(
        ...startJobs({
          db: store.db,
          send: tracing?.watchWebhooks(send) ?? send,
          now,
          failed: (job, error) => app.log.error({ message: (error as Error).message }, job),
        }),
      );
    }
    const socket = databaseUrl === undefined ? controlSocket(folder.path) : undefined;
    if (socket !== undefined) closers.push(await openControlSocket(socket, store.db, now));
    if (metrics) databaseMetrics?.(metrics, store);
    front.answerWith(app.routing.bind(app));
    state.ready();
    // Ends in this order: others hear of it, nobody new is taken on, and only then goes what answers need.
    closers.push(front.close, async () => {
      state.draining();
      await front.drain(settings.drainSeconds * 1000);
    });
    return { origin: `http://${nameOf(host)}:${front.port}`, stop, lost: store.lost };
  } catch (error) {
    await stop();
    throw store ? explainDatabaseError(store.place, error) : error;
  }
}

interface JobOptions {
  db: Db;
  send: SendWebhook;
  now: () => Date;
  /** Hears of a job that cannot be done now, in one sentence; it is tried again. */
  failed: (sentence: string, error: unknown) => void;
}

/**
 * Starts what a server does beside answering. Every server on one database may: they share the work.
 *
 * @returns what ends each job
 */
function startJobs({ db, send, now, failed }: JobOptions): (() => Promise<void>)[] {
  const onError = (sentence: string) => (error: unknown) => failed(sentence, error);
  return [
    startDeliveries({ db, send, now, onError: onError('Webhooks cannot be delivered now.') }),
    startSealing({ db, now, onError: onError('The history cannot be sealed now.') }),
    startDeriving({ db, now, onError: onError('Due actions cannot be derived now.') }),
  ].map(({ stop }) => stop);
}

/** Opens a front; variables are those by which the operator says where. */
async function listening(options: FrontOptions, variables: ListeningVariables): Promise<Front> {
  try {
    return await openFront(options);
  } catch (error) {
    throw explainListening(options.host, options.port, variables, error);
  }
}

/** A host as it stands in an address. */
const nameOf = (host: string): string => (host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? 'localhost' : host);

/** Shows how far a filling has come, to people and to whoever asks `/readyz`. */
function shownProgress(output: NodeJS.WriteStream, state: ServerState): Progress {
  const show = progressLine(output);
  return (part, share, records) => {
    state.filling(part.title, share);
    show(part, share, records);
  };
}

/** Brings the tables up to date, and fills them the first time. */
async function fill(store: Store, settings: Settings, now: () => Date, progress: Progress): Promise<void> {
  const { seedSize, seedDate = dayInChina(now()) } = settings;
  const samples = seedSize === 0 ? [] : [sampleRegionPart(seedSize, seedDate), storyPart];
  await migrate(store);
  await continueFeed(store.db);
  await deriveTimelines(store.db);
  await seed(store.db, [profilesPart, plansPart, ...samples], now, progress);
  await deriveDueActions(store.db, now());
}

/** Waits for work on a database that may go away under it. */
async function unlessLost({ lost }: Store, work: Promise<void>): Promise<void> {
  const loss = await Promise.race([work, lost]);
  if (loss === undefined) return;
  // It fails too, or never ends; why is known already.
  work.catch(() => undefined);
  throw new StartProblem(loss);
}
