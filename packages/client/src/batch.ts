import { afterTurn } from './after-turn.js';
import { AbortedError } from './errors/aborted-error.js';
import { SharedTask } from './shared-task.js';

interface Waiting<Answer> {
  readonly key: string;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (answer: Promise<Answer>) => void;
}

/**
 * Gathers the keys asked for in one turn of the event loop, or while a page is parsed, and loads them together, at
 * most `size` at a time. Each asker gets the answer that holds its key; one that aborts leaves without harm to the
 * others, and the load is aborted when the last one has left.
 */
export class Batch<Answer> {
  readonly #size: number;
  readonly #load: (keys: string[], signal: AbortSignal) => Promise<Answer>;
  #waiting: Waiting<Answer>[] = [];

  constructor(size: number, load: (keys: string[], signal: AbortSignal) => Promise<Answer>) {
    this.#size = size;
    this.#load = load;
  }

  /** The answer of the load that `key` goes into. */
  add(key: string, signal?: AbortSignal): Promise<Answer> {
    return new Promise((resolve) => {
      this.#waiting.push({ key, signal, resolve });
      if (this.#waiting.length === 1) afterTurn(() => this.#flush());
    });
  }

  #flush(): void {
    const byKey = new Map<string, Waiting<Answer>[]>();
    for (const waiting of this.#waiting) {
      const { key, signal, resolve } = waiting;
      if (signal?.aborted) resolve(Promise.reject(new AbortedError(signal)));
      else {
        const same = byKey.get(key);
        if (same) same.push(waiting);
        else byKey.set(key, [waiting]);
      }
    }
    this.#waiting = [];
    const all = [...byKey];
    for (let from = 0; from < all.length; from += this.#size) {
      const together = all.slice(from, from + this.#size);
      const keys = together.map(([key]) => key);
      const load = new SharedTask((signal) => this.#load(keys, signal));
      for (const [, waiters] of together) for (const { signal, resolve } of waiters) resolve(load.join(signal));
    }
  }
}
