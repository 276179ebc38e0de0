/** What the remedy depends on. */
export type ErrorKind = 'problem' | 'network' | 'timeout' | 'aborted' | 'contract';

/** Where an error came from. */
export interface ErrorOrigin {
  /** Operation of the standard that was called. */
  readonly operationId?: string | undefined;
  /** Identifier of the request: `X-Request-Id`, the same over all its attempts. */
  readonly requestId?: string | undefined;
  /** What was sent, without its headers and body. */
  readonly request?: { readonly method: string; readonly url: string } | undefined;
  /** The answer; absent when none came. Without cookies, and with the token taken out. */
  readonly response?: ErrorResponse | undefined;
  readonly cause?: unknown;
}

/** The head of the answer that an error came from. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Shared by every copy of this package on a page, so that guards work between a classic script and a bundled one. */
export const errorBrand = Symbol.for('@yijian/client/error');

/** What every error of this package has. Messages never hold a token, a header or an address. */
export abstract class YijianError extends Error {
  abstract readonly kind: ErrorKind;
  readonly operationId: string | undefined;
  readonly requestId: string | undefined;
  readonly request: ErrorOrigin['request'];
  readonly response: ErrorOrigin['response'];

  constructor(message: string, { cause, operationId, requestId, request, response }: ErrorOrigin = {}) {
    super(
      `${operationId ? `${operationId}: ` : ''}${message}${requestId ? ` [request ${requestId}]` : ''}`,
      cause === undefined ? undefined : { cause },
    );
    this.operationId = operationId;
    this.requestId = requestId;
    this.request = request;
    this.response = response;
  }

  get [errorBrand](): true {
    return true;
  }
}
