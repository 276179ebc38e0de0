import { CHANGE_CHANNEL, type ChangeSignal } from './change-signal.js';
import { keepConnected } from './keep-connected.js';

const BEAT_MS = 5000;

/** Hears of changes on a connection of its own. Until a new one listens after one has broken there is no generation. */
export function listenOnPostgresql(url: string): ChangeSignal {
  let count = 0;
  const connection = keepConnected(url, {
    beatMs: BEAT_MS,
    begin: async (client) => {
      client.on('notification', () => (count += 1));
      await client.query(`listen ${CHANGE_CHANNEL}`);
      // What was kept before is from a time in which nobody listened.
      count += 1;
    },
    beat: (client) => client.query('select 1'),
  });
  return {
    generation: () => (connection.isOpen() ? count : undefined),
    mark: () => void (count += 1),
    close: connection.close,
  };
}
