import type { Stamp, Tx } from '../records/record.js';
import type { JsonObject } from '../store/tables.js';

/** One transaction of a filling. */
export interface SeedStep {
  store: (tx: Tx, stamp: Stamp) => Promise<unknown>;
  /** Records that it stores. */
  records: number;
  /** How much of the part is done behind it, from 0 to 1. */
  share: number;
}

/** Something that a new database is filled with. The same parameters give the same steps, so that a filling cut short can go on. */
export interface SeedPart {
  name: string;
  /** What people read while it runs. */
  title: string;
  parameters: JsonObject;
  steps: (parameters: JsonObject) => Iterable<SeedStep> | AsyncIterable<SeedStep>;
}
