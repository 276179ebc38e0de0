import type { AnswerHead } from './response-of.js';

/** An answer as it came, kept as text so that each caller gets an object of its own. */
export interface Answer {
  readonly head: AnswerHead;
  /** Empty when the body is left as a stream. */
  readonly text: string;
  readonly stream?: ReadableStream<Uint8Array> | null | undefined;
}
