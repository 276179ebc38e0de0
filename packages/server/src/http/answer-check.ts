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
    checkValue(`${id} ${status}`, schema, body);
  };
}

/**
 * Checks what is about to be sent against a named schema.
 *
 * @param place where it stands, for the message
 * @throws RangeError that says how it breaks the standard
 */
export function checkValue(place: string, schema: string, json: string): void {
  const validate = answerValidator(schema);
  if (validate(JSON.parse(json))) return;
  const faults = (validate.errors ?? [])
    .slice(0, 5)
    .map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  throw new RangeError(`${place}: the answer is no ${schema}: ${faults.join('; ')}`);
}
