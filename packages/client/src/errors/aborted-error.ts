import { YijianError } from './yijian-error.js';

/** The caller's signal was aborted; `cause` is its reason. A write may have reached the server all the same. */
export class AbortedError extends YijianError {
  override readonly name = 'AbortedError';
  override readonly kind = 'aborted';

  constructor(signal: AbortSignal | undefined) {
    super('the caller aborted the call', { cause: signal?.reason });
  }
}
