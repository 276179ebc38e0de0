import { Kysely, type Logger, sql } from 'kysely';
import pg from 'pg';
import { StartProblem } from '../start-problem.js';
import { CopyingDialect, letCopy } from './copying.js';
import { listenOnPostgresql } from './postgresql-changes.js';
import { watchStandby } from './standby-changes.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';

const OLDEST_VERSION = 14;
const CONNECT_LIMIT_MS = 10_000;

/** What the connections of a server that serves are called in PostgreSQL's own lists. */
export const SERVING = 'yijian serve';

/**
 * Opens a PostgreSQL database.
 *
 * @param name what the connections are called in PostgreSQL's own lists
 * @param log hears of every statement
 * @throws StartProblem when it cannot be reached, refuses, or is too old or not UTF-8
 */
export async function openPostgresql(
  url: string,
  { name = 'yijian', log = () => undefined }: { name?: string; log?: Logger } = {},
): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    max: 10,
    application_name: name,
  });
  // A connection that breaks while nobody uses it is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    // One that breaks between two statements of whoever holds it fails the next one; nobody else listens to it meanwhile.
    client.on('error', () => undefined);
    letCopy(client);
  });
  const db = new Kysely<Tables>({ dialect: new CopyingDialect({ pool }), log });
  const place = `PostgreSQL ${shown(url)}`;
  let standby: boolean;
  try {
    ({ standby } = await requireUsable(db, place));
  } catch (error) {
    await db.destroy();
    throw error instanceof StartProblem ? error : explain(place, error);
  }
  const watched = standby ? watchStandby(url) : undefined;
  const changes = watched ?? listenOnPostgresql(url);
  return {
    db,
    place,
    standby,
    poolUse: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    changes,
    lost: new Promise((resolve) => {
      void watched?.promoted.then(() => {
        resolve(`${place} is no standby any more: start the server again, and it takes writes.`);
      });
    }),
    close: async () => {
      await changes.close();
      await db.destroy();
    },
  };
}

async function requireUsable(db: Kysely<Tables>, place: string): Promise<{ standby: boolean }> {
  const { rows } = await sql<{ version: string; encoding: string; standby: boolean }>`
    select
      current_setting('server_version_num') as version,
      current_setting('server_encoding') as encoding,
      pg_is_in_recovery() as standby
  `.execute(db);
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  const encoding = rows[0]?.encoding;
  if (major < OLDEST_VERSION) {
    throw new StartProblem(`${place} is version ${major}: Yijian needs ${OLDEST_VERSION} or later.`);
  }
  if (encoding !== 'UTF8') {
    throw new StartProblem(`${place} is encoded as ${encoding}: create the database with ENCODING 'UTF8'.`);
  }
  return { standby: rows[0]?.standby === true };
}

/** A database address for people: without user and password. */
function shown(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  // The folder of a socket comes percent-encoded as the host.
  return `${decodeURIComponent(hostname) || 'on a local socket'}${port && `:${port}`}${pathname}`;
}

/** Why a connection fails, and how to mend it, by the code of the system or of PostgreSQL. */
const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there; start PostgreSQL or correct the address in DATABASE_URL',
  ENOTFOUND: 'there is no machine of that name; correct DATABASE_URL',
  EAI_AGAIN: 'the name of the machine cannot be looked up now; correct DATABASE_URL or mend the name service',
  ETIMEDOUT: 'it does not answer; check the address in DATABASE_URL and the firewall',
  EHOSTUNREACH: 'the machine cannot be reached; check the address in DATABASE_URL and the network',
  ENOENT: 'there is no such socket; start PostgreSQL or correct DATABASE_URL',
  '28P01': 'the password is wrong; correct DATABASE_URL',
  '28000': 'the user may not connect; correct DATABASE_URL or pg_hba.conf',
  '3D000': 'there is no database of that name; create it or correct DATABASE_URL',
  '53300': 'it has no connection left; raise max_connections or stop another client',
  '57P03': 'it is still starting; try again in a moment',
};

function explain(place: string, error: unknown): StartProblem {
  // For a name with several addresses Node reports one error for each.
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const { code, message } = first as { code?: string; message: string };
  const reason = reasons[code ?? ''] ?? (/timeout/.test(message) ? reasons['ETIMEDOUT'] : message);
  return new StartProblem(`${place} cannot be used: ${reason}.`, { cause: error });
}
