import { loadAnswerValidator } from '@yijian/standard/validators';
import type { AnswerCheck, ReceivedAnswer } from '../check-answer.js';
import { answerFault } from './answer-fault.js';
import { InvalidAnswerError } from './invalid-answer-error.js';

/** Most faults that are put into words: a list of a thousand records may have one fault in each. */
const mostFaults = 100;

export interface ValidateOptions {
  /**
   * - `throw`: the call rejects with `InvalidAnswerError`.
   * - `warn`: the caller gets the answer as it came and at once, and `warn` is told afterwards.
   * - `off`: nothing is looked at, and no validator is loaded.
   */
  readonly mode: 'off' | 'warn' | 'throw';
  /** Told in mode `warn`; by default the console. */
  readonly warn?: ((error: unknown) => void) | undefined;
}

/**
 * Checks what a server answers against the standard: `createClient({ baseUrl, checkAnswer: validateAnswers({ mode:
 * 'warn' }) })`. Validators were compiled when the package was built, and each module of the standard is loaded once it
 * is needed. Properties that the standard does not know and unknown codes of open lists pass: a server of a later version
 * breaks nothing.
 */
export function validateAnswers({ mode, warn = toConsole }: ValidateOptions): AnswerCheck | undefined {
  switch (mode) {
    case 'off':
      return undefined;
    case 'throw':
      return check;
    case 'warn':
      // Neither a fault nor a validator that cannot be loaded may hold the answer up.
      return (answer) => void check(answer).catch(warn);
    default:
      throw new TypeError(`mode must be "off", "warn" or "throw", not ${String(mode)}.`);
  }
}

async function check({ operationId, body, requestId }: ReceivedAnswer): Promise<void> {
  const validate = await loadAnswerValidator(operationId);
  if (!validate || validate(body)) return;
  const found = validate.errors ?? [];
  const faults = found.slice(0, mostFaults).map((fault) => answerFault(body, fault));
  throw new InvalidAnswerError(faults, found.length, { operationId, requestId });
}

const toConsole = (error: unknown): void => console.warn(error);
