/** An answer as it came, kept as text so that each caller gets an object of its own. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly etag: string | undefined;
  readonly requestId: string;
  readonly text: string;
}

/**
 * Answers by key, to be shown again when the server says 304: never without asking it. The least recently used ones
 * go first when their texts together pass the limit.
 */
export class ConditionalCache {
  readonly #answers = new Map<string, Answer & { readonly etag: string }>();
  readonly #limit: number;
  #size = 0;

  /** @param limit characters of all texts together; a character takes up to two bytes. */
  constructor(limit = 4_000_000) {
    this.#limit = limit;
  }

  get(key: string): (Answer & { readonly etag: string }) | undefined {
    const answer = this.#answers.get(key);
    if (answer) {
      this.#answers.delete(key);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  /** Keeps an answer that has an ETag. */
  set(key: string, answer: Answer): void {
    const { etag, text } = answer;
    this.delete(key);
    if (etag === undefined || text.length > this.#limit) return;
    this.#answers.set(key, { ...answer, etag });
    this.#size += text.length;
    for (const oldest of this.#answers.keys()) {
      if (this.#size <= this.#limit) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#size -= this.#answers.get(key)?.text.length ?? 0;
    this.#answers.delete(key);
  }

  clear(): void {
    this.#answers.clear();
    this.#size = 0;
  }
}
