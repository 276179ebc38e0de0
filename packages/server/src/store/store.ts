import type { Kysely } from 'kysely';
import type { ChangeSignal } from './change-signal.js';
import type { Tables } from './tables.js';

/** How the connections to a database are used now. */
export interface PoolUse {
  open: number;
  idle: number;
  /** Requests that wait for a connection. */
  waiting: number;
}

/** An open database. */
export interface Store {
  db: Kysely<Tables>;
  /** Where the data are, for people; without any password. */
  place: string;
  /** Whether it is a copy that follows another PostgreSQL and can only be read. */
  standby: boolean;
  /** Absent for the embedded database, which has one connection. */
  poolUse?: () => PoolUse;
  /** Resolves, if ever, when the database is gone for good while the server runs: why, in one sentence. */
  lost: Promise<string>;
  /** Tells of what this process and others store. */
  changes: ChangeSignal;
  close: () => Promise<void>;
}
