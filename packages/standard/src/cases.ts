import { cases as written } from './generated/cases.js';
import type { components } from './generated/openapi.js';

/** A record of a case. */
export interface CaseRecord {
  readonly schema: keyof components['schemas'];
  /** What is sent, without what only a server sets. */
  readonly value: Readonly<Record<string, unknown>>;
}

/** A case of supervision that is hard to model, and the records that say it. */
export interface ModelledCase {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** In the order in which they can be stored: each names only earlier ones. A record that comes again is replaced. */
  readonly records: readonly CaseRecord[];
}

/** Fictional cases in which the standard is put to the test, by id. Several may name the same unit or officer, which is then the same record. */
export const cases = written as readonly ModelledCase[];
