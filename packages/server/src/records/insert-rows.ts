import { CompiledQuery, type Insertable } from 'kysely';
import { copyText, type CopyValue, isCopyValue } from '../store/copy-text.js';
import { canCopy, CopyData } from '../store/copying.js';
import type { Tables } from '../store/tables.js';
import type { Tx } from './record.js';

/** The wire protocol counts parameters in 16 bits; half of that leaves room. */
const MAX_PARAMETERS = 32_000;

/** Few rows go as quickly in one statement as in the two turns that a copy takes. */
const FEWEST_TO_COPY = 20;

/** Inserts any number of rows that have the same columns: by COPY, where the database takes it. */
export async function insertRows<Name extends keyof Tables>(
  tx: Tx,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  if (rows.length >= FEWEST_TO_COPY && canCopy(tx as never) && Object.values(first).every(isCopyValue)) {
    const columns = Object.keys(first);
    const names = columns.map((name) => `"${name}"`).join(', ');
    const data = new CopyData(copyText(columns, rows as readonly Record<string, CopyValue>[]));
    await tx.executeQuery(CompiledQuery.raw(`copy "${table}" (${names}) from stdin`, [data]));
    return;
  }
  const size = Math.floor(MAX_PARAMETERS / Object.keys(first).length);
  for (let from = 0; from < rows.length; from += size) {
    await tx
      .insertInto<keyof Tables>(table)
      .values(rows.slice(from, from + size))
      .execute();
  }
}
