import type { Insertable } from 'kysely';
import type { Tables } from '../store/tables.js';
import type { Tx } from './record.js';

/** The wire protocol counts parameters in 16 bits; half of that leaves room. */
const MAX_PARAMETERS = 32_000;

/** Inserts any number of rows that have the same columns. */
export async function insertRows<Name extends keyof Tables>(
  tx: Tx,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const size = Math.floor(MAX_PARAMETERS / Object.keys(first).length);
  for (let from = 0; from < rows.length; from += size) {
    await tx
      .insertInto<keyof Tables>(table)
      .values(rows.slice(from, from + size))
      .execute();
  }
}
