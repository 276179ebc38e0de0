import type { Fault } from '../fault.js';
import type { JsonObject } from '../store/tables.js';

/** A line of a file, counted from 1. */
export interface Line {
  number: number;
  text: string;
  /** Why the line cannot be read at all. */
  fault?: Fault;
}

/** A line that holds a record which keeps its schema. */
export interface Entry {
  line: number;
  document: JsonObject;
  /** The document as it will be hashed, where it was made ready beforehand; see `canonicalText`. */
  text?: string;
}

/** A line that cannot be stored, and why. */
export interface FaultyLine {
  line: number;
  /** Id of the record, where it has one. */
  id?: string;
  faults: Fault[];
}
