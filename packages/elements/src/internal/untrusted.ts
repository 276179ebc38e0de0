import { isDate, maskText } from '@yijian/rules';

/** Told of what is wrong in data from outside, and where. */
export type Report = (path: string, problem: string) => void;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`;

/** Whether a search for identity and telephone numbers is worth while. */
const mayHoldNumber = /\d[\d -]{6}/;

/** What is plainly an address to link to, without the cost of parsing it. */
const plainAddress = /^(https?:\/\/[^\s]+|\/[^\s]*)$/;

/** Whether a value is a short text, or absent, that nothing need be done about. */
export function isPlainText(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && value.length <= 60 && !mayHoldNumber.test(value));
}

/**
 * A record that somebody else made. Every reader answers with a value of the right type or with `undefined`, and reports what was wrong; none
 * throws. Texts lose what they must never show: identity and telephone numbers are masked, whatever the server did.
 */
export class UntrustedRecord {
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
    if (isObject(value)) return new UntrustedRecord(value, path, report);
    report(path, `must be an object, not ${kindOf(value)}`);
    return undefined;
  }

  /** A text, cut at `limit` characters. Numbers become texts; an empty text is absent. */
  text(name: string, limit = 300): string | undefined {
    const value = this._record[name];
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    if (typeof value !== 'string') return this._refuse(name, `must be a text, not ${kindOf(value)}`);
    // Masked before it is cut: half a number is no longer known as one.
    const { text, masked } = mayHoldNumber.test(value)
      ? maskText(value.slice(0, limit + 60))
      : { text: value, masked: [] };
    if (masked[0])
      this._fault(name, `holds a personal ${masked[0].kind}, which is masked here: the server must not send it`);
    if (text.length <= limit) return text;
    this._fault(name, `is longer than ${limit} characters`);
    return `${text.slice(0, limit)}…`;
  }

  /** A date `YYYY-MM-DD`. */
  date(name: string): string | undefined {
    const value = this._record[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && isDate(value)) return value;
    return this._refuse(name, 'must be a date YYYY-MM-DD');
  }

  /** A finite number. */
  number(name: string): number | undefined {
    const value = this._record[name];
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    return this._refuse(name, `must be a number, not ${kindOf(value)}`);
  }

  /** True or false. */
  flag(name: string): boolean | undefined {
    const value = this._record[name];
    if (value === undefined || typeof value === 'boolean') return value;
    return this._refuse(name, `must be true or false, not ${kindOf(value)}`);
  }

  /** An address to link to: `http:`, `https:`, or relative to the page. */
  url(name: string): string | undefined {
    const value = this.text(name, 2000);
    if (value === undefined || plainAddress.test(value)) return value;
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
   * @param plain makes something at once of an item that has no fault at all, for lists of many thousands; `undefined` leaves it to `read`
   */
  list<T>(
    name: string,
    read: (record: UntrustedRecord) => T | undefined,
    plain?: (value: Readonly<Record<string, unknown>>) => T | undefined,
  ): T[] {
    const items: T[] = [];
    this._array(name).forEach((value, index) => {
      const quick = plain && isObject(value) ? plain(value) : undefined;
      if (quick !== undefined) {
        items.push(quick);
        return;
      }
      const record = UntrustedRecord.from(value, `${this._join(name)}/${index}`, this._report);
      const item = record && read(record);
      if (item !== undefined) items.push(item);
    });
    return items;
  }

  /** The texts of a list. */
  texts(name: string, limit?: number): string[] {
    const values = this._array(name);
    const record = new UntrustedRecord(values as unknown as Record<string, unknown>, this._join(name), this._report);
    return values.map((_, index) => record.text(String(index), limit)).filter((text) => text !== undefined);
  }

  /** Reports that what is required is missing, and answers `undefined`. */
  missing<T>(name: string): T | undefined {
    return this._refuse(name, 'is required');
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

/** Collects faults for one warning: the first few in full, the rest as a number. */
export class FaultList {
  private readonly _first: string[] = [];
  private _count = 0;

  readonly report: Report = (path, problem) => {
    this._count += 1;
    if (this._first.length < 3) this._first.push(`${path || '/'} ${problem}`);
  };

  /** The faults in one sentence, or `undefined` when there are none. */
  get summary(): string | undefined {
    if (this._count === 0) return undefined;
    const rest = this._count - this._first.length;
    return `faulty data: ${this._first.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
  }
}
