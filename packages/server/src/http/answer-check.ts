import type { OperationDescription } from '../standard.js';
import { answerValidator } from './validators.js';

/** Checks what an operation is about to send; throws a RangeError that says how it breaks the standard. */
export type AnswerCheck = (status: number, body: string) => void;

/** Prepares to check an operation's answers against the description. */
export function answerChecker(id: string, { answers }: OperationDescription): AnswerCheck {
  return (status, body) => {
    const key = answers.has(String(status)) ? String(status) : 'default';
    const schema = answers.get(key);
    if (schema === undefined) {
      if (body !== '') throw new RangeError(`${id} ${status}: the description has no body for this answer.`);
      return;
    }
    const validate = answerValidator(schema);
    if (validate(JSON.parse(body))) return;
    const faults = (validate.errors ?? [])
      .slice(0, 5)
      .map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
    throw new RangeError(`${id} ${status}: the answer is no ${schema}: ${faults.join('; ')}`);
  };
}
