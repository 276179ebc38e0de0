import type { StoredRecord } from '../records/record.js';

/** In which version each record was that something was derived from. */
export class Versions {
  readonly #versions = new Map<string, number>();

  add(collection: string, records: readonly Pick<StoredRecord, 'id' | 'version'>[]): void {
    for (const { id, version } of records) this.#versions.set(`${collection} ${id}`, version);
  }

  addAll(others: Versions): void {
    for (const [key, version] of others.#versions) this.#versions.set(key, version);
  }

  /** A copy of a value in which every record that is named by collection and id has its version beside it. */
  in<T>(value: T): T {
    if (Array.isArray(value)) return value.map((item: unknown) => this.in(item)) as T;
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, inner]) => [name, this.in(inner as unknown)] as const);
    const copy = Object.fromEntries(entries) as Record<string, unknown>;
    const { collection, id } = copy;
    const version =
      typeof collection === 'string' && typeof id === 'string' ? this.#versions.get(`${collection} ${id}`) : undefined;
    return (version === undefined ? copy : { ...copy, version }) as T;
  }
}
