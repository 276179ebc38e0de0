import { isDate } from '@yijian/rules';
import type { RecordReader } from './record-reader.js';

/** What a text may not hold: what may be a personal number, markup, half a character. */
const oddInText = /[\d０-９][\d０-９\s.\-\u00ad\u200b-\u2015\u2060\u2212－．]{6}|<[a-z!/]|[\ud800-\udfff]/i;

/** Addresses are full of numbers. None of up to nine digits is a telephone or identity number; a certificate's is told by its name. */
const oddInAddress = /[\d０-９][\d０-９ -]{9}|[证<\ud800-\udfff]/;
const address = /^(https?:\/\/\S+|\/\S*)$/;

type Fields = Readonly<Record<string, unknown>>;

const odd = Symbol('odd');

function refuse(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- no error: a way out, of which nobody ever hears
  throw odd;
}

/**
 * What `read` makes of a record, as long as there is nothing odd about it; `undefined` at the first thing that needs a closer look. Nearly every
 * record is plain, and is read in a fraction of the time, by a fraction of the code, that `UntrustedRecord` needs to tell what is wrong.
 */
export function readPlainly<T>(value: unknown, read: (record: RecordReader) => T): T | undefined {
  try {
    return read(plainRecord(value));
  } catch {
    // Odd, too: an object of the page that throws when it is asked for something.
    return undefined;
  }
}

function plainRecord(value: unknown): PlainRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse();
  if (Object.prototype.hasOwnProperty.call(value, '__proto__')) refuse();
  return new PlainRecord(value as Fields);
}

class PlainRecord implements RecordReader {
  private readonly _fields: Fields;

  constructor(fields: Fields) {
    this._fields = fields;
  }

  text(name: string, limit = 300): string | undefined {
    const value = this._fields[name];
    if (value === undefined || value === '') return undefined;
    return typeof value === 'string' && value.length <= limit && !oddInText.test(value) ? value : refuse();
  }

  words(name: string, limit?: number): string | undefined {
    return this.text(name, limit);
  }

  date(name: string): string | undefined {
    const value = this._fields[name];
    return value === undefined || (typeof value === 'string' && isDate(value)) ? value : refuse();
  }

  day(name: string): string | undefined {
    const value = this._fields[name];
    if (value === undefined) return undefined;
    const day = typeof value === 'string' ? value.slice(0, 10) : '';
    return isDate(day) ? day : refuse();
  }

  number(name: string, most = Infinity): number | undefined {
    const value = this._fields[name];
    if (value === undefined) return undefined;
    return typeof value === 'number' && value >= 0 && value <= most && value < Infinity ? value : refuse();
  }

  url(name: string): string | undefined {
    const value = this._fields[name];
    if (value === undefined || value === '') return undefined;
    return typeof value === 'string' && value.length <= 2000 && address.test(value) && !oddInAddress.test(value)
      ? value
      : refuse();
  }

  texts(name: string, limit?: number, most = Infinity): string[] {
    const items = this._items(name, most);
    const list = new PlainRecord(items as unknown as Fields);
    return items.map((_, index) => list.text(String(index), limit) ?? refuse());
  }

  record(name: string): PlainRecord | undefined {
    const value = this._fields[name];
    return value === undefined ? undefined : plainRecord(value);
  }

  find(name: string, matches: (record: PlainRecord) => boolean, most = Infinity): PlainRecord | undefined {
    for (const value of this._items(name, most)) {
      const record = plainRecord(value);
      if (matches(record)) return record;
    }
    return undefined;
  }

  first<T>(name: string, most: number, read: (record: PlainRecord) => T | undefined): T[] {
    return this._items(name, most).map((value) => read(plainRecord(value)) ?? refuse());
  }

  identity(name: string): object | undefined {
    const value = this._fields[name];
    return Array.isArray(value) ? value : undefined;
  }

  is(name: string, text: string): boolean {
    const value = this._fields[name];
    return typeof value === 'string' || value === undefined ? value === text : refuse();
  }

  isList(name: string): boolean {
    return Array.isArray(this._fields[name]) || refuse();
  }

  isEmpty(name: string): boolean {
    return this._items(name, Infinity).length === 0;
  }

  missing(): never {
    return refuse();
  }

  private _items(name: string, most: number): readonly unknown[] {
    const value = this._fields[name];
    if (value === undefined) return [];
    return Array.isArray(value) && value.length <= most ? (value as unknown[]) : refuse();
  }
}
