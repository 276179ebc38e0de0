import type { Caller } from './caller.js';
import { insufficientScope, tokenNeeded } from './refusals.js';

/**
 * Holds a caller to what the description says of an operation.
 *
 * @param security lists of scopes, any of which is enough; an empty list stands for everybody
 * @throws ProblemError `unauthorized` for a caller without a token, `forbidden` for one whose token has too little
 */
export function requireScopes(caller: Caller, security: readonly (readonly string[])[]): void {
  if (security.some((scopes) => scopes.every((scope) => caller.scopes.has(scope)))) return;
  throw caller.identified ? insufficientScope(caller, security) : tokenNeeded();
}
