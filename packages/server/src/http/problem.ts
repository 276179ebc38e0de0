import type { components } from '@yijian/standard';
import { codeLabel } from '@yijian/standard/codes';
import type { Fault } from '../fault.js';
import type { Language, Words } from '../words.js';
import { clipped } from './clipped.js';
import { toldFault } from './told-fault.js';

type Problem = components['schemas']['Problem'];
const statuses = {
  'bad-request': 400,
  'bad-json': 400,
  'bad-cursor': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'idempotency-conflict': 409,
  'cursor-expired': 410,
  withdrawn: 410,
  'precondition-failed': 412,
  'payload-too-large': 413,
  'uri-too-long': 414,
  'unsupported-media-type': 415,
  unprocessable: 422,
  'unknown-reference': 422,
  'reason-required': 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const;

/** Codes of `problem-code` that this server answers with. */
export type ProblemCode = keyof typeof statuses;

/** More faults than a reader will mend at once only make the answer large. */
const MAX_FAULTS = 50;

/** What the standard has room for. What a caller sent is repeated in it, and that may be of any length. */
const LONGEST_DETAIL = 4000;

/** A request that cannot be answered as it wishes: thrown anywhere, answered as `application/problem+json`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly status: number;
  /** What the answer's headers must say besides, such as `Allow`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly #detail: Words;
  readonly #faults: readonly Fault[];

  /**
   * @param detail what is wrong with this request and how to mend it
   * @param more the faults with their places; headers that the answer needs; a status other than the code's own
   */
  constructor(
    code: ProblemCode,
    detail: Words,
    more: { faults?: readonly Fault[]; headers?: Readonly<Record<string, string>>; status?: number } = {},
  ) {
    super(detail.en);
    this.code = code;
    this.status = more.status ?? statuses[code];
    this.headers = more.headers ?? {};
    this.#detail = detail;
    this.#faults = more.faults ?? [];
  }

  /** The body of the answer, in the language of the reader. */
  body(language: Language, requestId: string): Problem {
    const faults = this.#faults;
    return {
      type: `urn:yijian:problem:${this.code}`,
      title: codeLabel('problem-code', this.code, language),
      status: this.status,
      code: this.code,
      detail: clipped(this.#detail[language], LONGEST_DETAIL),
      instance: requestId,
      ...(faults.length > 0 && {
        errors: faults.slice(0, MAX_FAULTS).map((fault) => toldFault(fault, language)),
      }),
    };
  }
}

/** A problem whose faults say all there is to say. */
export function faultyRequest(
  code: 'bad-request' | 'unprocessable' | 'unknown-reference',
  faults: readonly Fault[],
): ProblemError {
  const [first] = faults;
  const rest = faults.length - 1;
  const detail = first?.detail ?? { zh: '', en: '' };
  return new ProblemError(
    code,
    rest > 0
      ? {
          zh: `${detail.zh}另有 ${rest} 处错误，见 errors。`,
          en: `${detail.en} There are ${rest} more faults, see errors.`,
        }
      : detail,
    { faults },
  );
}
