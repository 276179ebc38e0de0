import { isDeepStrictEqual } from 'node:util';
import { pointerTo } from '../json-pointer.js';

/** A place at which two documents differ; a side is absent where the document has nothing there. */
export interface ValueChange {
  /** JSON Pointer; empty for the whole document. */
  pointer: string;
  before?: unknown;
  after?: unknown;
}

/**
 * The smallest places at which two values differ, in the order of the first, then what only the second has. Lists of different length differ
 * as a whole, because nobody knows which item is which.
 */
export function changesBetween(before: unknown, after: unknown, pointer = ''): ValueChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [from, to] = [partsOf(before), partsOf(after)];
  const isAlike = from && to && Array.isArray(from) === Array.isArray(to) && !isOfOtherLength(from, to);
  if (!isAlike) return [{ pointer, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names.flatMap((name) => changesBetween(own(from, name), own(to, name), pointerTo(pointer, name)));
}

type Parts = Readonly<Record<string, unknown>>;

const partsOf = (value: unknown): Parts | undefined =>
  typeof value === 'object' && value !== null ? (value as Parts) : undefined;

const own = (parts: Parts, name: string): unknown => (Object.hasOwn(parts, name) ? parts[name] : undefined);

const isOfOtherLength = (before: unknown, after: unknown): boolean =>
  Array.isArray(before) && Array.isArray(after) && before.length !== after.length;
