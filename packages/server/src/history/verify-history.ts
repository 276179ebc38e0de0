import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../records/record.js';
import { inSnapshot } from '../reads/snapshot.js';
import { planMatrices } from '../resources/plan-matrices.js';
import type { Resource } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import type { HistorySealRow, JsonObject } from '../store/tables.js';
import { BEGINNING, type Position, positionText } from '../sync/position.js';
import { changesBetween } from './changes-between.js';
import { historyHash } from './history-hash.js';
import { blockLine, sealHash } from './seal.js';

/** Rows that are in memory at a time. */
const PAGE = 1000;

/** What is wrong with a history, by a name that programs can tell apart, each with what it means. */
export const faultMeanings = {
  content: 'it is not what its hash was made of: one of its columns was changed',
  chain: 'it does not rest on the version before: that one was replaced, or this one',
  'missing-version': 'it is not in the history, but later versions are, or the record itself',
  'missing-record': 'the record is gone, and the history says nothing of a withdrawal',
  'missing-history': 'the record has no history',
  record: 'the record is not what the history says',
  'not-withdrawn': 'the history says that the record was withdrawn, and there it is',
  collection: 'there is no such collection',
  seal: 'the seal is not what its hash was made of: one of its columns was changed',
  'seal-chain': 'the seal does not rest on the one before: one between was taken out, or one of the two replaced',
  'sealed-versions':
    'the versions of the block are not those that were sealed: one was changed, moved, added or taken out',
  'kept-seal': 'no seal has the hash that was kept: the history was cut back or made anew since',
} as const;

/** Something that is not as the server left it. */
export interface Finding {
  fault: keyof typeof faultMeanings;
  /** Name of the collection. Absent for what is about a seal. */
  collection?: string;
  recordId?: string;
  version?: number;
  /** JSON Pointers to what differs from the history in the record; `version` and `updatedAt` are members of it. */
  differs?: string[];
  /** Number of the seal, and the places in the change feed that its block lies between. */
  seal?: number;
  from?: string;
  to?: string;
  /** What was expected and found, where it is a number or a hash. */
  expected?: string;
  found?: string;
}

/** What was looked at. */
export interface Verified {
  records: number;
  versions: number;
  withdrawn: number;
  seals: number;
  /** Versions since the last seal; only their own hashes vouch for them. */
  unsealed: number;
  findings: number;
  /** The last seal's hash, in hexadecimal: whoever keeps it elsewhere can tell later that nothing up to it was changed. */
  lastSeal?: string;
}

export interface VerifyOptions {
  /** Hash of a seal that was kept elsewhere, in hexadecimal. */
  keptSeal?: string;
  onFinding: (finding: Finding) => void;
  /** Hears how many of how many versions are done; each is looked at twice. */
  onProgress?: (done: number, of: number) => void;
}

/**
 * Holds the history to its hashes, its chains and its seals, and the records to the history, as all stands at one moment. It needs the memory
 * of some pages only, however long the history is, and changes nothing.
 */
export const verifyHistory = (db: Db, options: VerifyOptions): Promise<Verified> =>
  inSnapshot(db, (snapshot) => new Verification(snapshot, options).run());

class Verification {
  readonly #db: Db;
  readonly #options: VerifyOptions;
  readonly #found: Verified = { records: 0, versions: 0, withdrawn: 0, seals: 0, unsealed: 0, findings: 0 };
  #done = 0;
  #of = 0;

  constructor(db: Db, options: VerifyOptions) {
    this.#db = db;
    this.#options = options;
  }

  async run(): Promise<Verified> {
    const { rows } = await sql<{ count: string }>`select count(*)::text as count from history`.execute(this.#db);
    this.#of = 2 * Number(rows[0]?.count);
    const known = new Map<string, Resource>([...Object.values(resources), planMatrices].map((one) => [one.name, one]));
    for (const name of await this.#namesInHistory()) {
      if (!known.has(name)) await this.#collection(name);
    }
    for (const [name, resource] of known) await this.#collection(name, resource);
    await this.#seals();
    return this.#found;
  }

  #report(finding: Finding): void {
    this.#found.findings += 1;
    this.#options.onFinding(finding);
  }

  #advance(versions: number): void {
    if (versions === 0) return;
    this.#done += versions;
    this.#options.onProgress?.(this.#done, this.#of);
  }

  /** Asked one by one, because the index answers each at once. */
  async #namesInHistory(): Promise<string[]> {
    const names: string[] = [];
    for (;;) {
      const next = await this.#db
        .selectFrom('history')
        .select('resource')
        .where('resource', '>', names.at(-1) ?? '')
        .orderBy('resource')
        .limit(1)
        .executeTakeFirst();
      if (!next) return names;
      names.push(next.resource);
    }
  }

  /** The histories of a collection's records in the order of ids and versions, beside the records. */
  async #collection(name: string, resource?: Resource): Promise<void> {
    let last: HistoryRow | undefined;
    let present = 0;
    for await (const row of this.#versions(name, resource)) {
      this.#found.versions += 1;
      const before = last?.id === row.id ? last : undefined;
      if (before === undefined) {
        if (last) this.#lastVersion(last);
        this.#found.records += 1;
        present += row.live ? 1 : 0;
        if (resource === undefined) this.#report({ fault: 'collection', collection: name, recordId: row.id });
      }
      this.#version(row, before);
      last = row;
    }
    if (last) this.#lastVersion(last);
    if (resource) await this.#withoutHistory(resource, present);
  }

  #version(row: HistoryRow, before: HistoryRow | undefined): void {
    const place = { collection: row.resource, recordId: row.id, version: row.version };
    this.#missing(place, (before?.version ?? 0) + 1, row.version - 1);
    if (!hasOwnHash(row)) this.#report({ fault: 'content', ...place });
    // After a gap there is nothing to compare with: the gap is told.
    const follows = row.version === (before?.version ?? 0) + 1;
    if (follows && !sameBytes(row.previousHash, before?.hash ?? null)) this.#report({ fault: 'chain', ...place });
  }

  #missing(place: { collection: string; recordId: string }, first: number, last: number): void {
    for (let version = first; version <= Math.min(last, first + MAX_TOLD - 1); version += 1)
      this.#report({ fault: 'missing-version', ...place, version });
  }

  #lastVersion({ resource, id, version, withdrawn, storedAt, document, live }: HistoryRow): void {
    const place = { collection: resource, recordId: id, version };
    if (withdrawn) {
      this.#found.withdrawn += 1;
      if (live) this.#report({ fault: 'not-withdrawn', ...place });
      return;
    }
    if (!live) return this.#report({ fault: 'missing-record', ...place });
    if (live.version > version) return this.#missing(place, version + 1, live.version);
    const differs = [
      ...(live.version === version ? [] : ['/version']),
      ...(live.updatedAt === storedAt ? [] : ['/updatedAt']),
      ...changesBetween(document, live.document).map(({ pointer }) => pointer),
    ];
    if (differs.length > 0) this.#report({ fault: 'record', ...place, differs });
  }

  /** @param present how many of the records were met already */
  async #withoutHistory({ name, table }: Resource, present: number): Promise<void> {
    const { rows } = await sql<{ count: string }>`select count(*)::text as count from ${sql.table(table)}`.execute(
      this.#db,
    );
    if (Number(rows[0]?.count) === present) return;
    for (let after = ''; ;) {
      const strays = await sql<{ id: string }>`
        select id from ${sql.table(table)} where id > ${after}
          and not exists (select from history where resource = ${name} and record_id = id)
        order by id limit ${PAGE}
      `.execute(this.#db);
      for (const { id } of strays.rows) this.#report({ fault: 'missing-history', collection: name, recordId: id });
      const last = strays.rows.at(-1);
      if (!last) return;
      after = last.id;
    }
  }

  async *#versions(name: string, resource: Resource | undefined): AsyncGenerator<HistoryRow> {
    const live = resource
      ? sql`live.id is not null as is_live, live.version as live_version, ${instant(sql`live.updated_at`)} as live_updated_at,
          case when live.version <= history.version then live.document end as live_document`
      : sql`false as is_live, null::integer as live_version, null as live_updated_at, null::jsonb as live_document`;
    const join = resource ? sql`left join ${sql.table(resource.table)} live on live.id = history.record_id` : sql``;
    for (let after = { id: '', version: -1 }; ;) {
      const { rows } = await sql<VersionRow>`
        select history.resource, history.record_id, history.version, history.document,
          ${instant(sql`history.stored_at`)} as stored_at, history.stored_by, history.reason, history.withdrawn,
          history.previous_hash, history.hash, ${live}
        from history ${join}
        where history.resource = ${name}
          and (history.record_id, history.version) > (${after.id}, ${after.version}::integer)
        order by history.record_id, history.version limit ${PAGE}
      `.execute(this.#db);
      for (const row of rows) yield historyRow(row);
      this.#advance(rows.length);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = { id: last.record_id, version: last.version };
    }
  }

  async #seals(): Promise<void> {
    let last: SealRow | undefined;
    let kept = this.#options.keptSeal === undefined;
    for await (const seal of this.#sealRows()) {
      this.#found.seals += 1;
      const hash = hex(seal.hash);
      const place = { seal: seal.number, from: positionText(seal.from), to: positionText(seal.to) };
      if (seal.sealedAt === undefined || !sealHash({ ...seal, sealedAt: seal.sealedAt }).equals(seal.hash))
        this.#report({ fault: 'seal', ...place });
      const follows =
        seal.number === (last?.number ?? 0) + 1 &&
        sameBytes(seal.previousHash, last?.hash ?? null) &&
        positionText(seal.from) === positionText(last?.to ?? BEGINNING);
      if (!follows) this.#report({ fault: 'seal-chain', ...place });
      const block = await this.#block(seal.from, seal.to);
      if (block.versions !== seal.versions || !block.digest.equals(seal.digest)) {
        this.#report({
          fault: 'sealed-versions',
          ...place,
          ...(block.versions !== seal.versions && {
            expected: `${seal.versions} versions`,
            found: `${block.versions} versions`,
          }),
        });
      }
      kept ||= hash === this.#options.keptSeal;
      this.#found.lastSeal = hash;
      last = seal;
    }
    if (!kept) this.#report({ fault: 'kept-seal', expected: this.#options.keptSeal ?? '' });
    this.#found.unsealed = (await this.#block(last?.to ?? BEGINNING)).versions;
  }

  /** Count and digest of the versions between two places of the feed. */
  async #block(from: Position, to?: Position): Promise<{ versions: number; digest: Buffer }> {
    const digest = createHash('sha256');
    let versions = 0;
    const until = to ? sql`and (moment, sequence) <= (${to.moment}::bigint, ${to.sequence}::bigint)` : sql``;
    for (let after = from; ;) {
      const { rows } = await sql<Position & { hash: Uint8Array }>`
        select moment::text, sequence::text, hash from history
        where (moment, sequence) > (${after.moment}::bigint, ${after.sequence}::bigint) ${until}
        order by history.moment, history.sequence limit ${PAGE}
      `.execute(this.#db);
      for (const { hash, ...place } of rows) digest.update(blockLine(place, hash));
      versions += rows.length;
      this.#advance(rows.length);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return { versions, digest: digest.digest() };
      after = { moment: last.moment, sequence: last.sequence };
    }
  }

  async *#sealRows(): AsyncGenerator<SealRow> {
    for (let after = '-1'; ;) {
      const { rows } = await sql<StoredSeal>`
        select number::text, from_moment::text, from_sequence::text, to_moment::text, to_sequence::text, versions,
          digest, previous_hash, ${instant(sql`sealed_at`)} as sealed_at, hash
        from history_seals where number > ${after}::bigint order by history_seals.number limit ${PAGE}
      `.execute(this.#db);
      for (const row of rows) yield sealRow(row);
      const last = rows.at(-1);
      if (!last) return;
      after = last.number;
    }
  }
}

/** Of a long gap only the beginning is told. */
const MAX_TOLD = 10;

/** A version as it is stored, with the record beside it. */
interface VersionRow {
  resource: string;
  record_id: string;
  version: number;
  document: JsonObject;
  stored_at: string;
  stored_by: string;
  reason: string | null;
  withdrawn: boolean;
  previous_hash: Uint8Array | null;
  hash: Uint8Array;
  is_live: boolean;
  live_version: number | null;
  live_updated_at: string | null;
  live_document: JsonObject | null;
}

interface HistoryRow {
  resource: string;
  id: string;
  version: number;
  document: JsonObject;
  /** As the database has it, with microseconds. */
  storedAt: string;
  by: string;
  reason: string | null;
  withdrawn: boolean;
  previousHash: Uint8Array | null;
  hash: Uint8Array;
  /** The record; without its document where that is of a later version. */
  live?: { version: number; updatedAt: string; document: JsonObject | null };
}

const historyRow = (row: VersionRow): HistoryRow => ({
  resource: row.resource,
  id: row.record_id,
  version: row.version,
  document: row.document,
  storedAt: row.stored_at,
  by: row.stored_by,
  reason: row.reason,
  withdrawn: row.withdrawn,
  previousHash: row.previous_hash,
  hash: row.hash,
  ...(row.is_live && {
    live: {
      version: row.live_version ?? 0,
      updatedAt: row.live_updated_at ?? '',
      document: row.live_document,
    },
  }),
});

/** A seal as it is read, with its instant as PostgreSQL writes it. */
type StoredSeal = Omit<HistorySealRow, 'sealed_at'> & { sealed_at: string };

interface SealRow {
  number: number;
  from: Position;
  to: Position;
  versions: number;
  digest: Uint8Array;
  previousHash: Uint8Array | null;
  sealedAt: Date | undefined;
  hash: Uint8Array;
}

const sealRow = (row: StoredSeal): SealRow => ({
  number: Number(row.number),
  from: { moment: row.from_moment, sequence: row.from_sequence },
  to: { moment: row.to_moment, sequence: row.to_sequence },
  versions: row.versions,
  digest: row.digest,
  previousHash: row.previous_hash,
  sealedAt: dateOf(row.sealed_at),
  hash: row.hash,
});

/** An instant with the microseconds that JavaScript's dates have not. */
const instant = (column: ReturnType<typeof sql>) =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Undefined for an instant that the server has not written: it writes whole milliseconds. */
function dateOf(text: string): Date | undefined {
  const [, milliseconds] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})000Z$/.exec(text) ?? [];
  const date = new Date(`${milliseconds}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function hasOwnHash({ storedAt: text, hash, ...version }: HistoryRow): boolean {
  const storedAt = dateOf(text);
  try {
    return storedAt !== undefined && historyHash({ ...version, storedAt }).equals(hash);
  } catch {
    // Numbers that the database holds and JSON's readers do not have no canonical form.
    return false;
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const sameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === null || b === null ? a === b : Buffer.compare(a, b) === 0;
