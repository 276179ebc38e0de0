import pg from 'pg';
import { CHANGE_CHANNEL, type ChangeSignal } from './change-signal.js';

const PULSE_MS = 5000;
const ANSWER_LIMIT_MS = 2000;
const REST_MS = 1000;

/**
 * Hears of changes on a connection of its own. A connection that breaks without a word is found out by a pulse: every five seconds it has to
 * answer within two. Until a new one listens there is no generation.
 */
export function listenOnPostgresql(url: string): ChangeSignal {
  let count = 0;
  let listening = false;
  let closed = false;
  let client: pg.Client | undefined;
  let pause: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const own = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: ANSWER_LIMIT_MS,
      query_timeout: ANSWER_LIMIT_MS,
      keepAlive: true,
    });
    client = own;
    const lose = (): void => {
      if (client !== own) return;
      client = undefined;
      listening = false;
      // What is broken may not even say good-bye.
      own.end().catch(() => undefined);
      if (!closed) pause = setTimeout(() => void connect(), REST_MS).unref();
    };
    own.on('error', lose);
    own.on('end', lose);
    own.on('notification', () => (count += 1));
    try {
      await own.connect();
      await own.query(`listen ${CHANGE_CHANNEL}`);
    } catch {
      // A database that recovers, a standby that may not listen, a network that is down: reads go to the database meanwhile.
      lose();
      return;
    }
    // What was kept before is from a time in which nobody listened.
    count += 1;
    listening = client === own;
    beat(own, lose);
  };

  const beat = (own: pg.Client, lose: () => void): void => {
    if (client !== own) return;
    pause = setTimeout(() => {
      own.query('select 1').then(() => beat(own, lose), lose);
    }, PULSE_MS).unref();
  };

  void connect();
  return {
    generation: () => (listening ? count : undefined),
    mark: () => void (count += 1),
    close: async () => {
      closed = true;
      clearTimeout(pause);
      const last = client;
      client = undefined;
      listening = false;
      await last?.end().catch(() => undefined);
    },
  };
}
