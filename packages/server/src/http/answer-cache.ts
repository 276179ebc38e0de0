import { LRUCache } from 'lru-cache';
import type { ChangeSignal } from '../store/change-signal.js';

/** A read's answer, ready to be sent. */
export interface ReadyAnswer {
  status: number;
  etag: string;
  /** Bytes: to write the same Chinese text as UTF-8 for each reader is a third of an answer's time. */
  body: Buffer;
  /** Value of the header `Link`. */
  link?: string;
}

interface Kept {
  /** State of the data when the reading began. */
  generation: number;
  /** The day in China, counted from 1970: what is public changes with it. */
  day: number;
  answer: Promise<ReadyAnswer>;
}

const DAY_MS = 86_400_000;
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** Whatever goes wrong between the database and its notices, nothing outlives this. */
const LONGEST_MS = 30_000;

/** What one answer takes beside its body. */
const OVERHEAD_BYTES = 512;

/** An answer above this share of the whole would push out too many others. */
const LARGEST_SHARE = 0.05;

/**
 * Keeps what anybody was answered, by the address asked for, until anything is stored or the day changes. Readers who ask for the same at the
 * same time share one reading.
 */
export class AnswerCache {
  readonly #changes: ChangeSignal;
  readonly #largest: number;
  readonly #kept: LRUCache<string, Kept>;

  /** @param maxBytes most memory for bodies; 0 keeps nothing */
  constructor(changes: ChangeSignal, maxBytes: number) {
    this.#changes = changes;
    this.#largest = maxBytes * LARGEST_SHARE;
    this.#kept = new LRUCache({ maxSize: Math.max(maxBytes, 1), ttl: LONGEST_MS, perf: Date });
  }

  /** The answer to an address at an instant, from memory if the data are still those that it was read from. */
  async answer(address: string, now: Date, read: () => Promise<ReadyAnswer>): Promise<ReadyAnswer> {
    const generation = this.#changes.generation();
    if (generation === undefined) return read();
    const day = Math.floor((now.getTime() + CHINA_OFFSET_MS) / DAY_MS);
    const kept = this.#kept.get(address);
    if (kept?.generation === generation && kept.day === day) return kept.answer;
    const entry: Kept = { generation, day, answer: read() };
    this.#keep(address, entry, OVERHEAD_BYTES);
    try {
      const answer = await entry.answer;
      // Its size is known only now; meanwhile another may have taken its place.
      if (this.#kept.peek(address) === entry) this.#keep(address, entry, OVERHEAD_BYTES + answer.body.length);
      return answer;
    } catch (error) {
      if (this.#kept.peek(address) === entry) this.#kept.delete(address);
      throw error;
    }
  }

  #keep(address: string, entry: Kept, size: number): void {
    if (size <= this.#largest) this.#kept.set(address, entry, { size });
    else this.#kept.delete(address);
  }
}
