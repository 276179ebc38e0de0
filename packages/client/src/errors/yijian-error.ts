/** What the remedy depends on. */
export type ErrorKind = 'problem' | 'network' | 'timeout' | 'aborted' | 'contract';

/** Where an error came from. */
export interface ErrorOrigin {
  /** Operation of the standard that was called. */
  readonly operationId?: string | undefined;
  /** Identifier of the request: `X-Request-Id`, the same over all its attempts. */
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/** Shared by every copy of this package on a page, so that guards work between a classic script and a bundled one. */
export const errorBrand = Symbol.for('@yijian/client/error');

/** What every error of this package has. Messages never hold a token, a header or an address. */
export abstract class YijianError extends Error {
  abstract readonly kind: ErrorKind;
  readonly operationId: string | undefined;
  readonly requestId: string | undefined;

  constructor(message: string, { operationId, requestId, cause }: ErrorOrigin = {}) {
    super(
      [operationId && `${operationId}:`, message, requestId && `[request ${requestId}]`].filter(Boolean).join(' '),
      cause === undefined ? undefined : { cause },
    );
    this.operationId = operationId;
    this.requestId = requestId;
  }

  get [errorBrand](): true {
    return true;
  }
}
