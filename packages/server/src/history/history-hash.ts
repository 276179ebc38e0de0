import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { JsonObject } from '../store/tables.js';

/** All of a version of a record that its hash vouches for. Where it stands in the change feed is for the seals to say. */
export interface HashedVersion {
  /** Name of the collection. */
  resource: string;
  id: string;
  /** Counted from 1. */
  version: number;
  /** In whole milliseconds. */
  storedAt: Date;
  /** Who stored it. */
  by: string;
  /** Why, where it was said. */
  reason?: string | null | undefined;
  /** Whether this version withdraws the record. */
  withdrawn?: boolean | undefined;
  document: JsonObject;
  /** Hash of the version before; none for the first. */
  previousHash?: Uint8Array | null | undefined;
}

/** The canonical JSON (RFC 8785) of a document: what of it is hashed. */
export const canonicalText = (document: JsonObject): string => canonicalize(document) as string;

/**
 * The hash of a version: SHA-256 (32 bytes) over its canonical JSON (RFC 8785). What is absent is no member. Each record has a chain of its
 * own, so that many writers need not wait for one another. The form is final: hashes that are stored were made with it.
 *
 * @param text the document's {@link canonicalText}, where it is known
 */
export function historyHash(
  { resource, id, version, storedAt, by, reason, withdrawn, document, previousHash }: HashedVersion,
  text = canonicalText(document),
): Buffer {
  // Members stand in the order of their names: these come before the document, and those after it.
  const before = canonicalText({ by, changedAt: storedAt.toISOString(), collection: resource });
  const after = canonicalText({
    ...(previousHash && { previousHash: Buffer.from(previousHash).toString('hex') }),
    ...(reason !== undefined && reason !== null && { reason }),
    recordId: id,
    version,
    ...(withdrawn === true && { withdrawn }),
  });
  return hash('sha256', `${before.slice(0, -1)},"document":${text},${after.slice(1)}`, 'buffer');
}
