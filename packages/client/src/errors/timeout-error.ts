import { YijianError, type ErrorOrigin } from './yijian-error.js';

/** The server took longer than `timeoutMs` for an attempt, or `totalTimeoutMs` passed. */
export class TimeoutError extends YijianError {
  override readonly name = 'TimeoutError';
  override readonly kind = 'timeout';

  constructor(origin: ErrorOrigin) {
    super('the server did not answer in time', origin);
  }
}
