import { isDate, maskText, type Masked } from '@yijian/rules';
import type { RecordReader } from './record-reader.js';

export { FaultList, type BlockedProperty } from './fault-list.js';

/** What kind of personal number was found in a text. */
export type PersonalKind = Masked['kind'];

/** Told of what is wrong in data from outside, and where; and of which kind, where it is a personal number. Never told the value. */
export type Report = (path: string, problem: string, personal?: PersonalKind) => void;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`;

/** Whether a search for identity and telephone numbers is worth while. */
const mayHoldNumber = /[\d０-９][\d０-９\s.\-\u00ad\u200b-\u2015\u2060\u2212－．]{6}/;

/** Half of a character: it cannot be shown, and some engines throw when it is put into an address. */
const loneSurrogate = /[\ud800-\udfff]/gu;

const markup = /<[a-z!/]/i;

/** What a text must hold for any of the three to be in it: nearly all texts hold nothing of it, and one look is cheaper than three. */
const suspect = /[\d０-９][\d０-９\s.\-\u00ad\u200b-\u2015\u2060\u2212－．]{6}|[\ud800-\udfff<]/;

/** Codes of personal certificates have twelve digits and more. */
const longNumber = /[\d０-９]{12,}/g;

/** A text with its personal numbers masked, those that `hidden` finds among them, and the kind of the first. */
function withoutNumbers(text: string, hidden: RegExp | undefined): { text: string; kind: PersonalKind | undefined } {
  if (!mayHoldNumber.test(text)) return { text, kind: undefined };
  const { text: masked, masked: found } = maskText(text);
  const safe = hidden ? masked.replace(hidden, (number) => '*'.repeat(number.length)) : masked;
  return { text: safe, kind: found[0]?.kind ?? (safe === masked ? undefined : 'certificate-code') };
}

/** What is plainly an address to link to, without the cost of parsing it. */
const plainAddress = /^(https?:\/\/[^\s]+|\/[^\s]*)$/;

/** Whether a value is a short text, or absent, that nothing need be done about. */
export function isPlainText(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && value.length <= 60 && !mayHoldNumber.test(value));
}

/** Whether a value is a text of at most `limit` characters with nothing in it that is to be masked, mended or reported. */
export function isCleanText(value: unknown, limit: number): value is string {
  return typeof value === 'string' && value.length <= limit && !suspect.test(value);
}

/**
 * A record that somebody else made. Every reader answers with a value of the right type or with `undefined`, and reports what was wrong; none
 * throws. Texts lose what they must never show: identity and telephone numbers are masked, whatever the server did.
 */
export class UntrustedRecord implements RecordReader {
  private readonly _record: Record<string, unknown>;
  private readonly _path: string;
  private readonly _report: Report;

  private constructor(record: Record<string, unknown>, path: string, report: Report) {
    this._record = record;
    this._path = path;
    this._report = report;
  }

  /** The record at `path`, or `undefined` when the value is no object. */
  static from(value: unknown, path: string, report: Report): UntrustedRecord | undefined {
    if (isObject(value)) {
      // JSON.parse makes a property of it; whoever copies the record on would change every object of the page.
      if (Object.prototype.hasOwnProperty.call(value, '__proto__'))
        report(`${path}/__proto__`, 'is no property of the standard, and is ignored');
      return new UntrustedRecord(value, path, report);
    }
    report(path, `must be an object, not ${kindOf(value)}`);
    return undefined;
  }

  /** A text, cut at `limit` characters. Numbers become texts; an empty text is absent. */
  text(name: string, limit = 300): string | undefined {
    const value = this._record[name];
    return value === undefined || value === '' ? undefined : this._text(name, value, limit).text;
  }

  /**
   * A text of words alone, such as a name or a label, cut at `limit` characters. No name holds a long number: whatever it is, a certificate's or
   * an account's, it is masked too.
   */
  words(name: string, limit = 300): string | undefined {
    const value = this._record[name];
    return value === undefined || value === '' ? undefined : this._text(name, value, limit, longNumber).text;
  }

  /** A date `YYYY-MM-DD`. */
  date(name: string): string | undefined {
    const value = this._record[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && isDate(value)) return value;
    return this._refuse(name, 'must be a date YYYY-MM-DD');
  }

  /** The day `YYYY-MM-DD` of a date or a time. */
  day(name: string): string | undefined {
    const value = this._record[name];
    if (value === undefined) return undefined;
    const day = typeof value === 'string' ? value.slice(0, 10) : '';
    return isDate(day) ? day : this._refuse(name, 'must be a date or a time');
  }

  /** A finite number, from 0 up to `most` where that is given: beyond it nothing is shown, for it may be a telephone number. */
  number(name: string, most?: number): number | undefined {
    const value = this._record[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isFinite(value))
      return this._refuse(name, `must be a number, not ${kindOf(value)}`);
    if (most === undefined || (value >= 0 && value <= most)) return value;
    return this._refuse(name, `must be from 0 to ${most}`);
  }

  /** True or false. */
  flag(name: string): boolean | undefined {
    const value = this._record[name];
    if (value === undefined || typeof value === 'boolean') return value;
    return this._refuse(name, `must be true or false, not ${kindOf(value)}`);
  }

  /** An address to link to: `http:`, `https:`, or relative to the page. */
  url(name: string): string | undefined {
    const given = this._record[name];
    if (given === undefined || given === '') return undefined;
    // An address with something masked in it leads nowhere.
    const { text: value, masked } = this._text(name, given, 2000);
    if (value === undefined || masked) return undefined;
    if (plainAddress.test(value)) return value;
    try {
      const { protocol } = new URL(value, 'https://page.invalid/');
      if (protocol === 'https:' || protocol === 'http:') return value;
    } catch {
      // Reported below.
    }
    return this._refuse(name, 'must be an http or https address');
  }

  /** A record within this one. */
  record(name: string): UntrustedRecord | undefined {
    const value = this._record[name];
    return value === undefined ? undefined : UntrustedRecord.from(value, this._join(name), this._report);
  }

  /** Nothing: what is wrong in a list is said each time that it is read. */
  identity(): undefined {
    return undefined;
  }

  /** Whether a text is under a name, such as an identifier that is looked for. Costs nothing and reports nothing. */
  is(name: string, text: string): boolean {
    const value = this._record[name];
    return value === text || (typeof value === 'number' && String(value) === text);
  }

  /** Whether there is anything under a name. */
  has(name: string): boolean {
    return this._record[name] !== undefined;
  }

  /** The records of a list. */
  records(name: string): UntrustedRecord[] {
    return this.list(name, (record) => record);
  }

  /**
   * The records of a list that `read` makes something of. What it makes nothing of is left out.
   *
   * @param read is told the place in the list, too
   * @param plain makes something at once of an item that has no fault at all, for lists of many thousands; `undefined` leaves it to `read`
   */
  list<T>(
    name: string,
    read: (record: UntrustedRecord, index: number) => T | undefined,
    plain?: (value: Readonly<Record<string, unknown>>, index: number) => T | undefined,
  ): T[] {
    const items: T[] = [];
    const values = this._array(name);
    // Holes, too, are items that are missing.
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index];
      let item = plain && isObject(value) ? plain(value, index) : undefined;
      if (item === undefined) {
        const record = UntrustedRecord.from(value, `${this._join(name)}/${index}`, this._report);
        item = record && read(record, index);
      }
      if (item !== undefined) items.push(item);
    }
    return items;
  }

  /** What `take` makes of a list as it is, for lists of many thousands; undefined when it makes nothing of it, or when there is no list. */
  wholeList<T>(name: string, take: (values: readonly unknown[]) => T | undefined): T | undefined {
    const values = this._record[name];
    return Array.isArray(values) ? take(values) : undefined;
  }

  /** What `read` makes of the first `most` records of a list. Those behind them are not looked at. */
  first<T>(name: string, most: number, read: (record: UntrustedRecord) => T | undefined): T[] {
    const items: T[] = [];
    this._upTo(name, most).forEach((value, index) => {
      const record = UntrustedRecord.from(value, `${this._join(name)}/${index}`, this._report);
      const item = record && read(record);
      if (item !== undefined) items.push(item);
    });
    return items;
  }

  /** The first of the first `most` records of a list that `matches`. Those behind it are not looked at. */
  find(name: string, matches: (record: UntrustedRecord) => boolean, most = Infinity): UntrustedRecord | undefined {
    const values = this._upTo(name, most);
    for (let index = 0; index < values.length; index += 1) {
      const record = UntrustedRecord.from(values[index], `${this._join(name)}/${index}`, this._report);
      if (record && matches(record)) return record;
    }
    return undefined;
  }

  /** Whether a list is under a name. Reports when there is none. */
  isList(name: string): boolean {
    if (this._record[name] === undefined) this.missing(name);
    else if (Array.isArray(this._record[name])) return true;
    else this._array(name);
    return false;
  }

  /** The texts of a list; of the first `most` items. */
  texts(name: string, limit?: number, most = Infinity): string[] {
    if (this._record[name] === undefined) return [];
    const values = this._upTo(name, most);
    const record = new UntrustedRecord(values as unknown as Record<string, unknown>, this._join(name), this._report);
    return values.map((_, index) => record.text(String(index), limit)).filter((text) => text !== undefined);
  }

  /** Whether a list is empty, or is none. */
  isEmpty(name: string): boolean {
    const value = this._record[name];
    return !Array.isArray(value) || value.length === 0;
  }

  /** Reports that what is required is missing, and answers `undefined`. */
  missing<T>(name: string): T | undefined {
    return this._refuse(name, 'is required');
  }

  private _text(
    name: string,
    value: unknown,
    limit: number,
    hidden?: RegExp,
  ): { text: string | undefined; masked: boolean } {
    if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value)))
      return { text: this._refuse(name, `must be a text, not ${kindOf(value)}`), masked: false };
    if (isCleanText(value, limit)) return { text: value, masked: false };
    // Masked before it is cut: half a number is no longer known as one.
    let text = String(value).slice(0, limit + 60);
    const whole = text.replace(loneSurrogate, '\ufffd');
    if (whole !== text) this._fault(name, 'holds half a character');
    if (markup.test(whole)) this._fault(name, 'holds markup, which is shown as text');
    const { text: safe, kind } = withoutNumbers(whole, hidden);
    if (kind)
      this._report(
        this._join(name),
        `holds a personal ${kind}, which is masked here: the server must not send it`,
        kind,
      );
    text = safe;
    if (text.length > limit) {
      this._fault(name, `is longer than ${limit} characters`);
      text = `${text.slice(0, limit).replace(loneSurrogate, '')}…`;
    }
    return { text, masked: kind !== undefined };
  }

  /** The first items of a list. Reports when there are more. */
  private _upTo(name: string, most: number): readonly unknown[] {
    const values = this._array(name);
    if (values.length <= most) return values;
    this._fault(name, `holds ${values.length} items, of which the first ${most} are read`);
    return values.slice(0, most);
  }

  private _array(name: string): readonly unknown[] {
    const value = this._record[name];
    if (value === undefined) return [];
    if (Array.isArray(value)) return value as readonly unknown[];
    this._fault(name, `must be an array, not ${kindOf(value)}`);
    return [];
  }

  private _join(name: string): string {
    return `${this._path}/${name}`;
  }

  private _fault(name: string, problem: string): void {
    this._report(this._join(name), problem);
  }

  private _refuse<T>(name: string, problem: string): T | undefined {
    this._fault(name, problem);
    return undefined;
  }
}
