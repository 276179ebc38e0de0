/**
 * How public data lie in a folder of files on a plain web server. What writes such a folder and what reads it both take
 * the names of its files from here.
 */
import type { CollectionFilter } from './collections.js';
import type { CreditScheme, CreditSummary } from './generated/schemas.js';

/** Changes when a reader of today could not read the folder any more. */
export const staticLayout = 1;

/** Records in a page of a list. */
export const staticPageSize = 200;

/** Records of a list that a reader looks through itself when no file answers a filter. */
export const staticScanLimit = 1000;

/**
 * `index.json`: what a publication holds. The one at the top of the folder is replaced last, so that a reader sees the
 * old publication or the new one.
 */
export interface StaticIndex {
  readonly layout: number;
  readonly standardVersion: string;
  /** When the folder was made: an instant. */
  readonly publishedAt: string;
  /** Name of the folder with everything else. Its files never change. */
  readonly publication: string;
  readonly pageSize: number;
  readonly collections: Readonly<Record<string, StaticCollection>>;
  readonly creditSummaries: StaticShards;
}

/** A list of the folder. */
export interface StaticCollection {
  readonly count: number;
  /** Filters that can be answered, because the folder holds what they look at. */
  readonly filters: Readonly<Record<string, Pick<CollectionFilter, 'at' | 'match'>>>;
  /** Filters by which the records lie together in shards. */
  readonly groups: Readonly<Record<string, StaticShards>>;
}

/** Files among which something is spread by {@link staticShard}. */
export interface StaticShards {
  readonly shards: number;
}

/** A shard of the credit summaries: the answers for its subjects put together. */
export interface StaticSummaries {
  readonly data: readonly CreditSummary[];
  readonly schemes: readonly CreditScheme[];
  readonly generatedAt: string;
}

/** A shard of a group: the records that a value finds, in the order of the list, by value. */
export type StaticGroup = Readonly<Record<string, readonly object[]>>;

/** Where a list goes on. */
export interface StaticPosition {
  readonly publication: string;
  /** The list with its filters, as in a request: `/facilities?status=operating`. */
  readonly list: string;
  readonly limit: number;
  /** Items before it. */
  readonly offset: number;
}

/** Files of a publication, by their names within it. */
export const staticFiles = {
  /** Also lies at the top of the folder, where it is that of the newest publication. */
  index: 'index.json',
  root: 'root.json',
  checksums: 'checksums.txt',
  /** A page of a list; the first is 0. */
  page: (collection: string, page: number): string => `${collection}/pages/${page}.json`,
  record: (collection: string, id: string): string => `${collection}/records/${id}.json`,
  group: (collection: string, filter: string, shard: number): string => `${collection}/by/${filter}/${shard}.json`,
  creditSummaries: (shard: number): string => `credit-summaries/${shard}.json`,
  timeline: (facilityId: string): string => `facilities/timelines/${facilityId}.json`,
  matrix: (planId: string): string => `plans/matrices/${planId}.json`,
  load: (planId: string): string => `plans/loads/${planId}.json`,
} as const;

/** The shard that a text lies in: FNV-1a (32 bit) of its UTF-8, divided by the number of shards, what is left. */
export function staticShard(text: string, { shards }: StaticShards): number {
  let hash = 0x811c9dc5;
  // Spelt by the platform's address encoding, because encoders of text are no part of the language.
  for (const [byte] of encodeURIComponent(text).matchAll(/%..|./g)) {
    const value = byte.length === 3 ? parseInt(byte.slice(1), 16) : byte.charCodeAt(0);
    hash = Math.imul(hash ^ value, 0x01000193);
  }
  return (hash >>> 0) % shards;
}

/** The texts that a filter compares, at its place in a record: none when the record lacks it. */
export function staticValues(record: unknown, at: string): string[] {
  const found = at
    .slice(1)
    .split('/')
    .reduce<unknown[]>(
      (nodes, step) =>
        nodes.flatMap((node): unknown[] => {
          if (step === '*') return Array.isArray(node) ? node : [];
          return typeof node === 'object' && node !== null ? [(node as Record<string, unknown>)[step]] : [];
        }),
      [record],
    );
  return found.filter((value) => value !== undefined).map(String);
}

/** A cursor that any reader of the folder can make. */
export const staticCursor = ({ publication, limit, offset, list }: StaticPosition): string =>
  `${publication}.${limit}.${offset}.${list}`;

/** The position that a cursor says; `undefined` when it is none of a folder. */
export function staticPosition(cursor: string): StaticPosition | undefined {
  const [, publication, limit, offset, list] = /^([\w-]+)\.(\d{1,9})\.(\d{1,9})\.(\/.*)$/.exec(cursor) ?? [];
  return publication && list ? { publication, list, limit: Number(limit), offset: Number(offset) } : undefined;
}
