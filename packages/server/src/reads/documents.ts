import type { StoredRecord } from '../records/record.js';

/** The documents of records, as their schema types them. */
export const documents = <T>(records: readonly StoredRecord[]): T[] =>
  records.map(({ document }) => document as unknown as T);

export const documentsById = <T>(records: readonly StoredRecord[]): Map<string, T> =>
  new Map(records.map(({ id, document }) => [id, document as unknown as T]));

/** Items in groups by a key, in the order given. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
