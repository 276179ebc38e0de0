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
    const { status, code, detail, title, errors = [] } = problem;
    super(`${status} ${code}: ${detail ?? title}`, origin);
    this.status = status;
    this.code = code;
    this.problem = problem;
    this.pointers = errors.map(({ pointer = '' }) =>
      pointer
        .split('/')
        .slice(1)
        .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~')),
    );
    this.retryAfterMs = retryAfterMs(origin.response?.headers['retry-after']);
  }
}
