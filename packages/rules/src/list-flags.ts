import { addDays } from './calendar.js';

/** What counts here of a record of `list-entries`. */
export interface ListedSubject {
  readonly id: string;
  readonly subject: { readonly id: string };
  /** A code of `list-kind`. */
  readonly kind: string;
  /** A code of `list-entry-status`. */
  readonly status: string;
  readonly enteredOn: string;
  readonly validTo?: string;
  readonly leftOn?: string;
}

/** That a subject stands on a list, as a badge shows it: the schema `ListFlag`. */
export interface ListFlag {
  kind: string;
  listEntryId: string;
  enteredOn: string;
}

/**
 * Whether an entry in a list was in force on a day. The public sees an entry only while it is. An entry that was annulled never was, and one
 * that was left on a day that nobody wrote down is not taken to be.
 */
export function listEntryInForce(entry: ListedSubject, on: string): boolean {
  const { from, until } = listEntryTerm(entry);
  return from <= on && (until === undefined || on <= until);
}

/** First and last day on which an entry in a list is in force, and public. `until` is absent when nothing ends it, and empty when there is no such day. */
export function listEntryTerm({ status, enteredOn, validTo, leftOn }: ListedSubject): { from: string; until?: string } {
  if (status === 'annulled' || (status === 'left' && leftOn === undefined)) return { from: enteredOn, until: '' };
  const days = [validTo, leftOn === undefined ? undefined : addDays(leftOn, -1)].filter((day) => day !== undefined);
  const [until] = days.sort();
  return { from: enteredOn, ...(until !== undefined && { until }) };
}

/** The lists on which a subject stood on a day, in the order of entry; absent when it stood on none. */
export function listFlags(entries: Iterable<ListedSubject>, subjectId: string, on: string): ListFlag[] | undefined {
  const flags = [...entries]
    .filter((entry) => entry.subject.id === subjectId && listEntryInForce(entry, on))
    .sort((a, b) => (`${a.enteredOn} ${a.id}` < `${b.enteredOn} ${b.id}` ? -1 : 1))
    .map(({ id, kind, enteredOn }) => ({ kind, listEntryId: id, enteredOn }));
  return flags.length === 0 ? undefined : flags;
}
