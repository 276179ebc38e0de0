import type pg from 'pg';
import type { ChangeSignal } from './change-signal.js';
import { keepConnected } from './keep-connected.js';

/** How much later than the standby itself this process learns of changes at most. */
const BEAT_MS = 250;

export interface StandbyChanges extends ChangeSignal {
  /** Resolves, if ever, when the database has become a primary. */
  promoted: Promise<void>;
}

/** Looks how far a standby has replayed its primary: on a standby nobody can listen, and nothing calls out. */
export function watchStandby(url: string): StandbyChanges {
  let count = 0;
  let place: string | undefined;
  let promote = (): void => undefined;
  const promoted = new Promise<void>((resolve) => (promote = resolve));
  const look = async (client: pg.Client): Promise<void> => {
    const { rows } = await client.query<{ place: string | null; following: boolean }>(
      'select pg_last_wal_replay_lsn()::text as place, pg_is_in_recovery() as following',
    );
    const [now] = rows;
    if (now?.following === false) promote();
    if (now?.place != null && now.place === place) return;
    place = now?.place ?? undefined;
    count += 1;
  };
  const connection = keepConnected(url, { beatMs: BEAT_MS, begin: look, beat: look });
  return {
    generation: () => (connection.isOpen() ? count : undefined),
    mark: () => void (count += 1),
    close: connection.close,
    promoted,
  };
}
