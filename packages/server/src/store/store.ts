import type { Kysely } from 'kysely';
import type { ChangeSignal } from './change-signal.js';
import type { Tables } from './tables.js';

/** An open database. */
export interface Store {
  db: Kysely<Tables>;
  /** Where the data are, for people; without any password. */
  place: string;
  /** Resolves, if ever, when the database is gone for good while the server runs: why, in one sentence. */
  lost: Promise<string>;
  /** Tells of what this process and others store. */
  changes: ChangeSignal;
  close: () => Promise<void>;
}
