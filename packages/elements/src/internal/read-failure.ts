import { own } from './own.js';

/** Why a read gave nothing, as far as a reader of the page can be told. */
export interface ReadFailure {
  readonly kind: 'network' | 'timeout' | 'server' | 'data' | 'source' | 'unauthorised' | 'not-found' | 'withdrawn';
  /** Identifier of the request, for a call to the operator. */
  readonly requestId?: string;
  /** What a developer should know. */
  readonly detail: string;
}

const byStatus: Readonly<Record<number, ReadFailure['kind']>> = {
  401: 'unauthorised',
  403: 'unauthorised',
  404: 'not-found',
  410: 'withdrawn',
};

const byName: Readonly<Record<string, ReadFailure['kind']>> = {
  NetworkError: 'network',
  TimeoutError: 'timeout',
  ContractError: 'data',
};

/** Whether an error only says that the read was called off. */
export function isAbort(error: unknown): boolean {
  const name = (error as Error | undefined)?.name;
  return name === 'AbortError' || name === 'AbortedError';
}

/**
 * Sorts an error of the client. By name and status, not by class: a page may hold two copies of the SDK, and a class of one is no class of the
 * other.
 */
export function readFailure(error: unknown): ReadFailure {
  const { name, status, requestId, message } = (typeof error === 'object' && error !== null ? error : {}) as Partial<
    Record<'name' | 'status' | 'requestId' | 'message', unknown>
  >;
  const kind = byStatus[Number(status)] ?? (typeof name === 'string' ? own(byName, name) : undefined) ?? 'server';
  return {
    kind,
    detail: typeof message === 'string' ? message : String(error),
    ...(typeof requestId === 'string' ? { requestId } : {}),
  };
}
