import type { AbortedError } from './aborted-error.js';
import type { ContractError } from './contract-error.js';
import type { NetworkError } from './network-error.js';
import type { ProblemError } from './problem-error.js';
import type { TimeoutError } from './timeout-error.js';
import { errorBrand } from './yijian-error.js';

/** Any error of this package: `switch (error.kind)` tells them apart. */
export type AnyYijianError = ProblemError | NetworkError | TimeoutError | AbortedError | ContractError;

/** Whether an error is one of this package's, from whichever copy of it on the page. */
export function isYijianError(error: unknown): error is AnyYijianError {
  return typeof error === 'object' && error !== null && errorBrand in error;
}
