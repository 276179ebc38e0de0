import { type RawBuilder, sql } from 'kysely';

/** A date of a record, by which lists are cut and sorted. */
export interface DateKey {
  /** JSON Pointer into the record. */
  at: string;
  /** Whether it is an instant (RFC 3339) and not a day. */
  isInstant: boolean;
}

/** The steps of a JSON Pointer, as PostgreSQL writes them. They are no parameter: an index serves only the very expression it was made of. */
const stepsOf = (at: string): RawBuilder<string> => sql.lit(`{${at.slice(1).replaceAll('/', ',')}}`);

/** The text at a place of a record's document. It compares byte by byte, so that every database pages in the same order. */
export const textIn = (at: string): RawBuilder<string | null> => sql`(document #>> ${stepsOf(at)}) collate "C"`;

/** A date of a record's document as text that sorts: empty where there is none, an instant by the clock of China. */
export function dateIn({ at, isInstant }: DateKey): RawBuilder<string> {
  const text = sql`(document #>> ${stepsOf(at)})`;
  return sql`coalesce(${isInstant ? sql`china_time(${text})` : text}, '') collate "C"`;
}

/** The array of a record's document on the way of a pointer with `*`. */
export const arrayIn = (at: string): RawBuilder<unknown> =>
  sql`(document #> ${stepsOf(at.slice(0, at.indexOf('/*')))})`;

/** What such an array contains when one of its items has the value where the pointer says. */
export function arrayWith(at: string, value: unknown): unknown {
  return at
    .slice(at.indexOf('/*') + 1)
    .split('/')
    .reduceRight<unknown>((inner, step) => (step === '*' ? [inner] : { [step]: inner }), value);
}
