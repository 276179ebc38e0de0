/** What a body came with. */
export interface AnswerHead {
  /** HTTP status of the answer that brought the body; 200 also when the server confirmed it by 304. */
  readonly status: number;
  readonly headers: Headers;
  /** Identifier of the request that the body was read or confirmed by. */
  readonly requestId: string;
}

const heads = new WeakMap<object, AnswerHead>();

/** Notes what a body came with. */
export function rememberHead(body: object, head: AnswerHead): void {
  heads.set(body, head);
}

/**
 * Status and headers that a body was read or stored with. `undefined` for an object that did not come from a call of
 * this client, such as a copy.
 */
export const responseOf = (body: object): AnswerHead | undefined => heads.get(body);

/**
 * The version that a body was read or stored as, for `ifMatch`: `put(id, changed, { ifMatch: etagOf(facility) })`.
 * `undefined` for an object that did not come from a call of this client, such as a copy.
 */
export const etagOf = (body: object): string | undefined => heads.get(body)?.headers.get('etag') ?? undefined;
