import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type Position, positionText } from '../sync/position.js';

/** A closed block of the history. */
export interface Seal {
  /** Counted from 1. */
  number: number;
  /** The block comes after this place in the change feed. */
  from: Position;
  /** The place of its last version. */
  to: Position;
  /** How many versions it has. */
  versions: number;
  /** SHA-256 of the lines of its versions in the order of the feed; see {@link blockLine}. */
  digest: Uint8Array;
  /** Hash of the seal before; none for the first. */
  previousHash: Uint8Array | null;
  /** In whole milliseconds. */
  sealedAt: Date;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** What a block's digest is fed with for a version: its place, so that no two can change places, and its hash. */
export const blockLine = (place: Position, hash: Uint8Array): string => `${positionText(place)} ${hex(hash)}\n`;

/** The hash of a seal: SHA-256 (32 bytes) over its canonical JSON (RFC 8785). It vouches for every version up to the block's end. */
export function sealHash({ number, from, to, versions, digest, previousHash, sealedAt }: Seal): Buffer {
  const sealed = {
    number,
    from: positionText(from),
    to: positionText(to),
    versions,
    digest: hex(digest),
    ...(previousHash && { previousHash: hex(previousHash) }),
    sealedAt: sealedAt.toISOString(),
  };
  return createHash('sha256')
    .update(canonicalize(sealed) as string)
    .digest();
}
