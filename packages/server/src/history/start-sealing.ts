import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../records/record.js';
import { sealHistory } from './seal-history.js';

/** What is stored is sealed within this time; much more often would make a seal for each change. */
const PAUSE_MS = 60_000;

export interface SealingOptions {
  db: Db;
  now: () => Date;
  /** Hears of what keeps seals from being made; it is tried again after the pause. */
  onError: (error: unknown) => void;
}

/** Seals that are made in the background. */
export interface Sealing {
  /** Ends the block that is under way. */
  stop: () => Promise<void>;
}

/** Seals the history now and then until it is stopped. Any number of processes may do so on one database. */
export function startSealing({ db, now, onError }: SealingOptions): Sealing {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await sealHistory(db, now).catch(onError);
      await sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
