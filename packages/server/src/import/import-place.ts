import { createHash } from 'node:crypto';
import { StartProblem } from '../start-problem.js';
import type { Db, Tx } from '../records/record.js';
import type { Counts } from './store-batch.js';

/** How far an import has come. */
export interface ImportPlace extends Counts {
  /** Lines that are done. */
  lines: number;
  reportBytes: number;
}

/** Bytes of a file by which it is known again. */
export const HEAD_BYTES = 65_536;

const NONE: ImportPlace = { lines: 0, stored: 0, replaced: 0, skipped: 0, faulty: 0, reportBytes: 0 };

/**
 * Where an import goes on: where it was interrupted, otherwise at the beginning.
 *
 * @param source collection and place of the file
 * @param head first bytes of the file
 * @throws StartProblem when another file was interrupted under the same name
 */
export async function beginImport(db: Db, source: string, head: Uint8Array): Promise<ImportPlace> {
  const begun = await db.selectFrom('imports').selectAll().where('source', '=', source).executeTakeFirst();
  if (!begun) {
    const { lines, reportBytes, ...counts } = NONE;
    const row = { source, head: digest(head), head_bytes: head.length, lines, report_bytes: reportBytes, ...counts };
    await db.insertInto('imports').values(row).execute();
    return NONE;
  }
  // What was appended to a file since does not make another of it.
  const isSame = head.length >= begun.head_bytes && digest(head.subarray(0, begun.head_bytes)).equals(begun.head);
  if (!isSame) {
    throw new StartProblem(
      `Another file was being imported as ${source} and was interrupted after line ${begun.lines}: put that file back to go on with it, or import with --restart.`,
    );
  }
  const { lines, stored, replaced, skipped, faulty, report_bytes: reportBytes } = begun;
  return {
    lines: Number(lines),
    stored: Number(stored),
    replaced: Number(replaced),
    skipped: Number(skipped),
    faulty: Number(faulty),
    reportBytes: Number(reportBytes),
  };
}

/** Moves the place on, in the transaction that stores what lies before it. */
export async function moveImport(tx: Tx, source: string, { reportBytes, ...place }: ImportPlace): Promise<void> {
  const { lines, stored, replaced, skipped, faulty } = place;
  await tx
    .updateTable('imports')
    .set({ lines, stored, replaced, skipped, faulty, report_bytes: reportBytes })
    .where('source', '=', source)
    .execute();
}

/** Forgets the places of imports and what waited in them. */
export async function endImports(db: Db, sources: readonly string[]): Promise<void> {
  if (sources.length === 0) return;
  await db.transaction().execute(async (tx) => {
    for (const table of ['imports', 'import_waiting', 'import_promises'] as const)
      await tx.deleteFrom(table).where('source', 'in', sources).execute();
  });
}

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
