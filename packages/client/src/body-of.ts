import type { Answer } from './answer.js';
import { ContractError } from './errors/contract-error.js';
import { rememberHead } from './response-of.js';

/**
 * The body of a successful answer: a new object on each call.
 *
 * @throws {ContractError} when the answer is not a JSON object.
 */
export function bodyOf(answer: Answer, operationId: string): object {
  const { headers, text, requestId, status } = answer;
  const fault = (message: string, cause?: unknown): ContractError =>
    new ContractError(`the server answered ${message}`, { operationId, requestId, cause });
  const type = headers.get('content-type');
  if (!type || !/^application\/(.+\+)?json\b/i.test(type))
    throw fault(`${type ?? 'no content type'} instead of application/json; check baseUrl`);
  if (!text) throw fault('without a body');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw fault('what is not JSON', error);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw fault('JSON that is not an object');
  rememberHead(body, { status, headers, requestId });
  return body;
}
