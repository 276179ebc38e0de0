import pg from 'pg';

const ANSWER_LIMIT_MS = 2000;
const REST_MS = 1000;

export interface KeptConnectionOptions {
  /** How long the connection rests between two beats. */
  beatMs: number;
  /** Is done on each new connection before it counts as open. */
  begin: (client: pg.Client) => Promise<unknown>;
  /** Shows that the connection still answers, and learns what there is to be learnt. */
  beat: (client: pg.Client) => Promise<unknown>;
}

export interface KeptConnection {
  /** Whether it is open now. */
  isOpen: () => boolean;
  close: () => Promise<void>;
}

/**
 * Keeps one connection to PostgreSQL open beside the pool, and makes a new one whenever it breaks. One that breaks without a word is found out
 * by its beats, which have to answer within two seconds.
 */
export function keepConnected(url: string, { beatMs, begin, beat }: KeptConnectionOptions): KeptConnection {
  let open = false;
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
      open = false;
      // What is broken may not even say good-bye.
      own.end().catch(() => undefined);
      if (!closed) pause = setTimeout(() => void connect(), REST_MS).unref();
    };
    own.on('error', lose);
    own.on('end', lose);
    try {
      await own.connect();
      await begin(own);
    } catch {
      // A database that starts or recovers, a network that is down.
      lose();
      return;
    }
    open = client === own;
    rest(own, lose);
  };

  const rest = (own: pg.Client, lose: () => void): void => {
    if (client !== own) return;
    pause = setTimeout(() => {
      beat(own).then(() => rest(own, lose), lose);
    }, beatMs).unref();
  };

  void connect();
  return {
    isOpen: () => open,
    close: async () => {
      closed = true;
      clearTimeout(pause);
      const last = client;
      client = undefined;
      open = false;
      await last?.end().catch(() => undefined);
    },
  };
}
