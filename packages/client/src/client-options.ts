import type { AnswerCheck } from './check-answer.js';
import type { Hooks } from './hooks.js';

/** How a client reaches its server. */
export interface ClientOptions {
  /** Address of the API: absolute, such as `https://example.org/v1`, or on a page relative to it, such as `/v1`. */
  readonly baseUrl: string;
  /** Bearer token, or what gives it. The client keeps no token anywhere but in memory. */
  readonly token?: string | TokenProvider | undefined;
  /** Language of problem texts, such as `zh-CN` or `en`: sent as `Accept-Language`. By default the browser's. */
  readonly language?: string | undefined;
  /** Stands in for the platform's `fetch`, to add a proxy, cookies or a test double. Gets a whole `Request`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Longest time for one attempt with its body, in milliseconds. By default 10,000. */
  readonly timeoutMs?: number | undefined;
  /** Longest time for all attempts of a call and the pauses between them, in milliseconds. By default 30,000. */
  readonly totalTimeoutMs?: number | undefined;
  /** How a failed attempt is repeated; `false` never repeats one. */
  readonly retry?: RetryOptions | false | undefined;
  /**
   * Whether reads are answered from memory when the server says that nothing has changed (ETag, 304), and the same
   * read in flight is shared; or for how long they are answered without asking. By default `true`.
   */
  readonly cache?: CacheOptions | boolean | undefined;
  /**
   * Looks at each body that the server answers with, before any caller gets it, and refuses it by throwing: then the
   * call rejects with what was thrown, and nothing is kept. `validateAnswers` of `@yijian/client/validate` makes one. A
   * body shown again after a 304 is not looked at again, and exports are not looked at.
   */
  readonly checkAnswer?: AnswerCheck | undefined;
  /** What is called before and after each attempt, one after the other; `logAttempts` makes one that writes a log. */
  readonly hooks?: readonly Hooks[] | undefined;
}

/**
 * Gives the current token before each call (`undefined`: an anonymous call). After the server has refused a token with
 * 401 it is called once more with that token, to get a newer one; all calls that were refused wait for the same, and
 * are repeated once. What it throws, the calls throw.
 */
export type TokenProvider = (refused?: string) => string | undefined | Promise<string | undefined>;

/** How long answers are good. A write of this client, and another token, empties the memory. */
export interface CacheOptions {
  /** Milliseconds for which an answer is given again without asking the server. By default 0: the server is asked. */
  readonly freshMs?: number | undefined;
  /**
   * Milliseconds for which an answer is given at once while the server is asked behind it; the next read, and
   * `onNewer`, get what came. By default 0.
   */
  readonly staleMs?: number | undefined;
  /** Most characters to keep; the least recently used answers go first. By default 4,000,000. */
  readonly maxCharacters?: number | undefined;
}

/**
 * When attempts are repeated: after no answer, a time-out, or status 408, 425, 429, 500, 502, 503 and 504. Writes are
 * safe to repeat because each carries an `Idempotency-Key` that stays the same.
 */
export interface RetryOptions {
  /** Most repetitions of a call. By default 2. */
  readonly limit?: number | undefined;
  /**
   * Longest pause before the first repetition, in milliseconds, doubled for each further one and drawn at random
   * below that. By default 500.
   */
  readonly backoffMs?: number | undefined;
  /** Longest pause at all, in milliseconds. By default 8,000. A `Retry-After` of the server comes before it. */
  readonly backoffLimitMs?: number | undefined;
}

/** Options of any call. */
export interface CallOptions {
  /** Ends the call with an `AbortedError`, also in the middle of a pause. */
  readonly signal?: AbortSignal | undefined;
}

/** Options of reading a list. */
export interface ListOptions extends CallOptions {
  /** Asks the server, however fresh what is remembered may be (`cache.freshMs`). By default `false`. */
  readonly reload?: boolean | undefined;
}

/** Options of a read. */
export interface ReadOptions<Result = unknown> extends ListOptions {
  /** Gets the newer answer when an older one was given at once (`cache.staleMs`). Not called when asking failed. */
  readonly onNewer?: ((result: Result) => void) | undefined;
}

/** Options of a write. */
export interface WriteOptions extends CallOptions {
  /** Key that makes repeating the write safe. By default the client makes one for each call. */
  readonly idempotencyKey?: string | undefined;
  /** Why the record is changed, at most 500 characters in any script. The server keeps it in the record's history. */
  readonly reason?: string | undefined;
}

/** Options of a write under a known id. */
export interface PutOptions extends WriteOptions {
  /**
   * Version that the write changes, as `etagOf` gives it. Needed to replace an item; another version is refused with
   * 412.
   */
  readonly ifMatch?: string | undefined;
  /** `*`: only create, never replace. */
  readonly ifNoneMatch?: '*' | undefined;
}
