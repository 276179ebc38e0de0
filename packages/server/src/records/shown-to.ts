import type { Caller } from '../access/caller.js';
import { dayInChina } from '../reads/today.js';
import type { Resource } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';

/** Prepares to tell which records of a resource a caller may know of. What properties the caller sees of them is another matter. */
export function shownTo(
  { publicTerm }: Resource,
  { audience }: Pick<Caller, 'audience'>,
  now: Date,
): (document: JsonObject) => boolean {
  if (!publicTerm || audience !== 'public') return () => true;
  const today = dayInChina(now);
  return (document) => {
    const { from = today, until = today } = publicTerm(document);
    return from <= today && today <= until;
  };
}
