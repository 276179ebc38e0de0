import type { Problem } from '@yijian/standard';
import { retryAfterMs } from '../retry-after-ms.js';
import { YijianError, type ErrorOrigin } from './yijian-error.js';

/** The server understood and refused, or failed: branch on `code`, or on `status`. */
export class ProblemError extends YijianError {
  override readonly name = 'ProblemError';
  override readonly kind = 'problem';
  /** HTTP status. */
  readonly status: number;
  /**
   * Stable code of the table `problem-code`; `http-<status>` when the answer was not a problem document, as from a
   * gateway.
   */
  readonly code: string;
  /** The problem document. */
  readonly problem: Problem;
  /**
   * Place of each fault of `problem.errors` in the request body, in the same order: keys from the outside in, as JSON
   * Pointer (RFC 6901) says them. Empty for a fault elsewhere, such as in a parameter.
   */
  readonly pointers: readonly (readonly string[])[];
  /** Milliseconds that the server asks to wait, by `Retry-After`. */
  readonly retryAfterMs: number | undefined;

  constructor(problem: Problem, origin: ErrorOrigin = {}) {
    super(`${problem.status} ${problem.code}: ${problem.detail ?? problem.title}`, origin);
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
    this.pointers = (problem.errors ?? []).map(({ pointer }) => parsePointer(pointer));
    this.retryAfterMs = retryAfterMs(origin.response?.headers['retry-after']);
  }
}

const parsePointer = (pointer = ''): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
