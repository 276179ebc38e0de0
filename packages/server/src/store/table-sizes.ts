import { sql } from 'kysely';
import type { Db } from '../records/record.js';

/** How large a table is. */
export interface TableSize {
  name: string;
  /** As the database estimates them since it last looked. */
  rows: number;
  /** Bytes of the rows, with what is stored aside because it is long. */
  bytes: number;
  /** Bytes of all its indexes. */
  indexBytes: number;
}

/** The tables of the schema that have anything in them, the largest first; partitions count into their table. */
export async function readSizes(db: Db): Promise<TableSize[]> {
  const { rows } = await sql<{ name: string; rows: string; bytes: string; index_bytes: string }>`
    select relname as name, greatest(reltuples, 0)::bigint::text as rows,
      pg_table_size(oid)::text as bytes, pg_indexes_size(oid)::text as index_bytes
    from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace
  `.execute(db);
  return rows
    .map(({ name, rows: count, bytes, index_bytes }) => ({
      name,
      rows: Number(count),
      bytes: Number(bytes),
      indexBytes: Number(index_bytes),
    }))
    .filter((table) => table.rows > 0)
    .sort((a, b) => b.bytes + b.indexBytes - a.bytes - a.indexBytes);
}

/** Smaller tables are told of in the sum alone. */
const LEAST_BYTES = 1_000_000;

/** The sizes of the larger tables as a table for people, with the sum of all below. */
export function sizeLines(sizes: readonly TableSize[]): string[] {
  const sum = sizes.reduce(
    (all, { rows, bytes, indexBytes }) => ({
      name: 'all',
      rows: all.rows + rows,
      bytes: all.bytes + bytes,
      indexBytes: all.indexBytes + indexBytes,
    }),
    { name: 'all', rows: 0, bytes: 0, indexBytes: 0 },
  );
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const large = sizes.filter(({ bytes, indexBytes }) => bytes + indexBytes >= LEAST_BYTES);
  const lines = [...large, sum].map(({ name, rows, bytes, indexBytes }) => [
    name,
    rows.toLocaleString('en'),
    megabytes(bytes),
    megabytes(indexBytes),
  ]);
  const head = ['table', 'rows', 'data', 'indexes'];
  const widths = head.map((title, index) => Math.max(title.length, ...lines.map((cells) => cells[index]?.length ?? 0)));
  return [head, ...lines].map((cells) =>
    cells
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  '),
  );
}
