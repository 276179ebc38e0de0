/** A value of a row: what the text format of COPY can say. A `Date` is an instant, bytes are `bytea`. */
export type CopyValue = string | number | bigint | boolean | Date | Uint8Array | null | undefined;

/** What has a meaning of its own in the format. */
const SPECIAL = /[\\\n\r\t]/;
const SPECIALS = /[\\\n\r\t]/g;
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Characters of rows that are written at a time: enough that a piece costs little, few enough that the database soon has the first. */
const PIECE_LENGTH = 32 * 1024;

/**
 * Writes rows in the text format of PostgreSQL's COPY, in pieces of whole lines that are made when they are asked for.
 *
 * @param columns names of the values, in their order in the line
 */
export function* copyText<Name extends string>(
  columns: readonly Name[],
  rows: Iterable<Readonly<Partial<Record<Name, CopyValue>>>>,
): Generator<string, void, undefined> {
  let text = '';
  for (const row of rows) {
    let separator = '';
    for (const column of columns) {
      text += separator + written(row[column]);
      separator = '\t';
    }
    text += '\n';
    if (text.length < PIECE_LENGTH) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

function written(value: CopyValue): string {
  if (typeof value === 'string')
    return SPECIAL.test(value) ? value.replaceAll(SPECIALS, (character) => escapes[character] ?? '') : value;
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`;
  return String(value);
}

/** Whether a value can be written so; an expression of SQL cannot. */
export const isCopyValue = (value: unknown): value is CopyValue =>
  typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array;
