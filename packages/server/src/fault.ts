import type { Words } from './words.js';

/** One fault of a request: where it is, which rule it breaks, and what is wrong with what would be accepted. */
export interface Fault {
  /** JSON Pointer into the body. */
  pointer?: string;
  /** Name of the query, path or header parameter. */
  parameter?: string;
  /** Keyword of the rule. */
  code: string;
  detail: Words;
}
