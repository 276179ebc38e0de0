import type { Answer } from './conditional-cache.js';
import { ContractError } from './errors/contract-error.js';
import { rememberEtag } from './etag-of.js';

/**
 * The body of a successful answer: a new object on each call.
 *
 * @throws {ContractError} when the answer is not a JSON object.
 */
export function bodyOf({ contentType, text, etag, requestId }: Answer, operationId: string): object {
  const fault = (message: string, cause?: unknown): ContractError =>
    new ContractError(message, { operationId, requestId, cause });
  if (!/^application\/(.+\+)?json\b/i.test(contentType))
    throw fault(`the server answered ${contentType || 'no content type'} instead of application/json; check baseUrl`);
  if (!text) throw fault('the server answered without a body');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw fault('the server answered what is not JSON', error);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw fault('the server answered JSON that is not an object');
  rememberEtag(body, etag);
  return body;
}
