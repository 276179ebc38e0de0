import type { Answer } from './answer.js';
import { ContractError } from './errors/contract-error.js';
import { rememberHead } from './response-of.js';

/**
 * The body of a successful answer: a new object on each call.
 *
 * @throws {ContractError} when the answer is not a JSON object.
 */
export function bodyOf({ head, text }: Answer, operationId: string): object {
  const type = head.headers.get('content-type');
  let fault = 'JSON that is not an object';
  if (!type || !/^application\/(.+\+)?json\b/i.test(type))
    fault = `${type ?? 'no content type'} instead of application/json; check baseUrl`;
  else if (!text) fault = 'without a body';
  else
    try {
      const body: unknown = JSON.parse(text);
      if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
        rememberHead(body, head);
        return body;
      }
    } catch {
      // Without the parser's own error, which quotes the body: that may be personal, or repeat the token.
      fault = 'what is not JSON';
    }
  throw new ContractError(`the server answered ${fault}`, { operationId, requestId: head.requestId });
}
