import { sql } from 'kysely';
import type { Promised } from '../records/batch-faults.js';
import { claimsOf } from '../records/claims.js';
import { insertRows } from '../records/insert-rows.js';
import { idOf, type Db, type Tx } from '../records/record.js';
import type { Target } from '../resources/targets.js';
import type { Resource } from '../resources/resource.js';
import type { Entry } from './line.js';

/** Keeps records of an import that name others which are not stored yet, and what they themselves will bring. */
export async function keepWaiting(
  tx: Tx,
  source: string,
  resource: Resource,
  entries: readonly Entry[],
): Promise<void> {
  await insertRows(
    tx,
    'import_waiting',
    entries.map(({ line, document }) => ({
      source,
      line,
      collection: resource.name,
      document: JSON.stringify(document),
    })),
  );
  await insertRows(
    tx,
    'import_promises',
    entries.flatMap(({ line, document }) => [
      { source, line, target: placeOf(resource), id: idOf(document) },
      ...claimsOf(resource, document).map(({ space, id }) => ({ source, line, target: space, id })),
    ]),
  );
}

/** Takes records off that wait no more. */
export async function endWaiting(tx: Tx, source: string, lines: readonly number[]): Promise<void> {
  if (lines.length === 0) return;
  for (const table of ['import_waiting', 'import_promises'] as const) {
    await tx
      .deleteFrom(table)
      .where('source', '=', source)
      .where(sql<boolean>`line = any(${lines}::bigint[])`)
      .execute();
  }
}

/** The records of an import that wait, by their lines, after a line. */
export async function waitingAfter(db: Db, source: string, line: number, limit: number): Promise<Entry[]> {
  const rows = await db
    .selectFrom('import_waiting')
    .select(['line', 'document'])
    .where('source', '=', source)
    .where('line', '>', line)
    .orderBy('line')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ line: Number(row.line), document: row.document }));
}

/** What the waiting records of imports will bring. */
export const promisedBy =
  (sources: readonly string[]): Promised =>
  async (tx, target, ids) => {
    const rows = await tx
      .selectFrom('import_promises')
      .select('id')
      .where('target', '=', placeOf(target))
      .where(sql<boolean>`id = any(${ids}::text[])`)
      .where(sql<boolean>`source = any(${sources}::text[])`)
      .execute();
    return rows.map(({ id }) => id);
  };

/** A collection has a slash before its name, so that it is not taken for a space of claims. */
const placeOf = (target: Target): string => ('space' in target ? target.space : `/${target.name}`);
