/** Reads a record that somebody else made: every reader answers with a value of the right type, or with `undefined`. */
export interface RecordReader {
  /** A text, cut at `limit` characters. */
  text(name: string, limit?: number): string | undefined;
  /** A text of words alone, such as a name or a label, in which no long number belongs. */
  words(name: string, limit?: number): string | undefined;
  /** A date `YYYY-MM-DD`. */
  date(name: string): string | undefined;
  /** The day `YYYY-MM-DD` of a date or a time. */
  day(name: string): string | undefined;
  /** A finite number, from 0 up to `most` where that is given. */
  number(name: string, most?: number): number | undefined;
  /** An address to link to. */
  url(name: string): string | undefined;
  /** The texts of a list; of the first `most` items. */
  texts(name: string, limit?: number, most?: number): string[];
  /** A record within this one. */
  record(name: string): RecordReader | undefined;
  /** The first of the first `most` records of a list that `matches`. */
  find(name: string, matches: (record: RecordReader) => boolean, most?: number): RecordReader | undefined;
  /** What `read` makes of the first `most` records of a list. */
  first<T>(name: string, most: number, read: (record: RecordReader) => T | undefined): T[];
  /** The list under a name as an object to remember things by, where nothing needs to be said of what is in it. */
  identity(name: string): object | undefined;
  /** Whether a text is under a name. */
  is(name: string, text: string): boolean;
  /** Whether a list is under a name. */
  isList(name: string): boolean;
  /** Whether a list is empty, or is none. */
  isEmpty(name: string): boolean;
  /** Reports that what is required is missing, and answers `undefined`. */
  missing<T>(name: string): T | undefined;
}
