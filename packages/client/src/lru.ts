/** What was kept, and when, by the clock of `performance`. */
export interface Kept<Value> {
  readonly value: Value;
  readonly size: number;
  readonly at: number;
}

/** Values by key: the least recently used ones go first when their sizes together pass the limit. */
export class Lru<Value> {
  readonly #kept = new Map<string, Kept<Value>>();
  readonly #limit: number;
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Kept<Value> | undefined {
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
    }
    return kept;
  }

  set(key: string, value: Value, size: number): void {
    this.delete(key);
    if (size > this.#limit) return;
    this.#kept.set(key, { value, size, at: performance.now() });
    this.#size += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#limit) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#size -= this.#kept.get(key)?.size ?? 0;
    this.#kept.delete(key);
  }

  clear(): void {
    this.#kept.clear();
    this.#size = 0;
  }
}
