import type { YijianError } from './errors/yijian-error.js';

/** One attempt of a call. */
export interface Attempt {
  readonly operationId: string;
  /** Identifier of the request: `X-Request-Id`, the same over all its attempts. */
  readonly requestId: string;
  /** 1 for the first attempt of a call. */
  readonly number: number;
  /** What is sent. A hook may set headers on it, as for tracing; it holds the token, so do not write it to a log. */
  readonly request: Request;
}

/** What became of an attempt. */
export interface Outcome {
  /** The answer, whose body has been read; absent when none came. */
  readonly response?: Response | undefined;
  /** Why the attempt failed; absent when it did not. */
  readonly error?: YijianError | undefined;
  /** Milliseconds that the attempt took. */
  readonly durationMs: number;
  /** Milliseconds until the next attempt; absent when there is none. */
  readonly retryInMs?: number | undefined;
}

/** What is called around each attempt, and awaited. What a hook throws, the call throws, and nothing is repeated. */
export interface Hooks {
  readonly before?: (attempt: Attempt) => void | Promise<void>;
  /** Is not called for an attempt that the caller aborted. */
  readonly after?: (attempt: Attempt, outcome: Outcome) => void | Promise<void>;
}
