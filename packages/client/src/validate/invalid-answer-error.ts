import { ContractError } from '../errors/contract-error.js';
import type { ErrorOrigin } from '../errors/yijian-error.js';
import type { AnswerFault } from './answer-fault.js';

/** The server answered JSON that is not what the standard says: `faults` tell where, why, and who can mend it. */
export class InvalidAnswerError extends ContractError {
  /** What was found: the first hundred, in the order of the body. */
  readonly faults: readonly AnswerFault[];
  /** How many were found in all. */
  readonly faultCount: number;

  constructor(faults: readonly AnswerFault[], faultCount: number, origin: ErrorOrigin) {
    const more = faultCount > 1 ? ` (and ${faultCount - 1} more)` : '';
    const [said = ''] = faults.map(({ pointer, detail, remedy }) => `"${pointer}" ${detail}${more}. ${remedy}`);
    super(`the answer is not what the standard says: ${said}`, origin);
    this.faults = faults;
    this.faultCount = faultCount;
  }
}
