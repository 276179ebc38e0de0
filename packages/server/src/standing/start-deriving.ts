import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../records/record.js';
import { deriveNextDue } from './derive-due-actions.js';

/** How often it is looked for rules that touch many subjects; what is due follows such a rule after this and its derivation. */
const PAUSE_MS = 1000;

export interface DerivingOptions {
  db: Db;
  now: () => Date;
  /** Hears of what keeps it from being derived; it is tried again after the pause. */
  onError: (error: unknown) => void;
}

/** Due actions that are derived in the background. */
export interface Deriving {
  /** Ends the batch that is under way; the next start goes on behind it. */
  stop: () => Promise<void>;
}

/** Derives what stored rules have touched, until it is stopped. Any number of processes may do so on one database. */
export function startDeriving({ db, now, onError }: DerivingOptions): Deriving {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const derived = await deriveNextDue(db, now()).catch((error: unknown) => {
        onError(error);
        return undefined;
      });
      if (derived === undefined) await sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
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
