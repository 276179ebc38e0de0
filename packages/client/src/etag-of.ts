const etags = new WeakMap<object, string>();

/** Notes the version that a body was read as. */
export function rememberEtag(body: object, etag: string | undefined): void {
  if (etag !== undefined) etags.set(body, etag);
}

/**
 * The version that a body was read or stored as, for `ifMatch`: `put(id, changed, { ifMatch: etagOf(facility) })`.
 * `undefined` for an object that did not come from a call of this client, such as a copy.
 */
export function etagOf(body: object): string | undefined {
  return etags.get(body);
}
