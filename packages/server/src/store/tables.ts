import type { CollectionName } from '@yijian/standard/collections';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface JsonObject {
  [key: string]: unknown;
}

/** A `jsonb` column: read as a value, written as JSON text, because the drivers disagree on how to write arrays. */
type JsonColumn<T> = ColumnType<T, string, string>;

/** What every table of records has. */
export interface RecordRow {
  id: string;
  /** Counts the changes of the record, from 1. */
  version: number;
  updated_at: Date;
  document: JsonColumn<JsonObject>;
}

/** Names that only one record may have, such as a subject's id over facilities and practitioners. */
export interface ClaimRow {
  space: string;
  id: string;
  resource: string;
  record_id: string;
}

/** Events derived from records, for reading one subject's timeline. */
export interface TimelineEventRow {
  subject_id: string;
  /** Date, rank and id of the event: the order of the timeline, oldest first. */
  sort_key: string;
  occurred_on: string;
  kind: string;
  /** The record that tells of the event. */
  resource: string;
  record_id: string;
  /** First and last day on which the public sees it: `''` is before every day, `'~'` behind every day. */
  shown_from: string;
  shown_until: string;
  event: JsonColumn<JsonObject>;
}

/** Something to be done about a subject, derived from its records and the rules; see the rules' `PendingAction`. */
export interface DueActionRow {
  subject_id: string;
  action_id: string;
  kind: string;
  /** Division of the subject, empty when it is not known. */
  region_code: string;
  /** Unit that is to act, empty when it is not known. */
  unit_id: string;
  /** First and last day on which it is asked for; the last day of the calendar when nothing ends it. */
  since: string;
  until: string;
  /** Its deadline, or `since` when it has none: the order of the list. */
  due_on: string;
  action: JsonColumn<JsonObject>;
}

/** That a record was about a subject in a version before the present one. */
export interface FormerSubjectRow {
  resource: string;
  record_id: string;
  subject_id: string;
}

/** By which version of the rules something was derived, or a derivation of many subjects that is under way. */
export interface DerivationRow {
  name: string;
  version: number;
  /** Of one under way: the division of the subjects, without the zeros at its end; empty for all. */
  division: Generated<string | null>;
  /** Of one under way: the subject after which it goes on, empty before the first. */
  place: Generated<string | null>;
}

/** Every version of every record. Rows are only ever added; the database refuses anything else. */
export interface HistoryRow {
  sequence: GeneratedAlways<string>;
  /** Number of the transaction that stored it; see the migration of the change feed. */
  moment: Generated<string>;
  resource: string;
  record_id: string;
  version: number;
  document: JsonColumn<JsonObject>;
  stored_at: Date;
  stored_by: string;
  reason: string | null;
  /** Whether this version withdraws the record, whose document it repeats. */
  withdrawn: Generated<boolean>;
  /** Hash of the version before; none for the first. */
  previous_hash: Uint8Array | null;
  /** See `historyHash`. */
  hash: Uint8Array;
}

/** A block of the history that is closed: its versions in the order of the change feed, chained to the block before. Rows are only ever added. */
export interface HistorySealRow {
  /** Counted from 1. */
  number: string;
  /** The block comes after this place in the change feed. */
  from_moment: string;
  from_sequence: string;
  /** The place of its last version. */
  to_moment: string;
  to_sequence: string;
  /** How many versions it has. */
  versions: number;
  /** Digest of their places and hashes; see `BlockDigest`. */
  digest: Uint8Array;
  /** Hash of the seal before; none for the first. */
  previous_hash: Uint8Array | null;
  sealed_at: Date;
  /** See `sealHash`. */
  hash: Uint8Array;
}

/** Answers to writes that carried an `Idempotency-Key`. */
export interface IdempotencyRow {
  caller: string;
  key: string;
  /** Digest of what was asked. */
  request: string;
  /** The answer as it was sent. Absent while the write is under way in its transaction. */
  answer: JsonColumn<JsonObject> | null;
  stored_at: Date;
}

/** How far the first filling has come. */
export interface SeedPartRow {
  part: string;
  /** What the part was made with, so that it can go on the same way. */
  parameters: JsonColumn<JsonObject>;
  /** Records stored so far. */
  stored: number;
  finished: boolean;
}

/** How far the import of a file has come. */
export interface ImportRow {
  /** Collection and place of the file. */
  source: string;
  /** SHA-256 of the file's first bytes, and how many they are: another file under the name does not go on where this one stopped. */
  head: Uint8Array;
  head_bytes: number;
  /** Lines that are done, and what became of their records. */
  lines: string | number;
  stored: string | number;
  replaced: string | number;
  skipped: string | number;
  faulty: string | number;
  /** Length of the report when they were done. */
  report_bytes: string | number;
}

/** A record of an import that names others which are not stored yet. */
export interface ImportWaitingRow {
  source: string;
  line: string | number;
  collection: string;
  document: JsonColumn<JsonObject>;
}

/** What a waiting record will bring: an id of a collection, which has a slash before its name, or of a space of claims. */
export interface ImportPromiseRow {
  source: string;
  line: string | number;
  target: string;
  id: string;
}

/** Keys of this database that no caller may know. */
export interface SecretRow {
  name: string;
  value: string;
}

/** How far a webhook subscription has come in the change feed. */
export interface WebhookDeliveryRow {
  subscription_id: string;
  /** Version of the subscription that the failures are of. */
  subscription_version: number;
  /** Everything up to this place was delivered. */
  moment: string;
  sequence: string;
  /** The end of the message that is under way or has failed. */
  batch_moment: string | null;
  batch_sequence: string | null;
  /** Who delivers now, and until when the others leave it alone. */
  lease: string | null;
  leased_until: Date | null;
  due_at: Date;
  failure_count: number;
  failing_since: Date | null;
  /** A code of `webhook-failure`. */
  last_failure: string | null;
  last_status_code: number | null;
  last_delivered_at: Date | null;
}

type Underscored<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Name;

/** Tables whose rows are records: one for each collection, and one for what a matrix has besides its plan. */
export type RecordTable = Underscored<CollectionName> | 'plan_matrices';

/** Tables that hold no records, made by migrations. */
export interface ServerTables {
  claims: ClaimRow;
  derivations: DerivationRow;
  due_actions: DueActionRow;
  former_subjects: FormerSubjectRow;
  history: HistoryRow;
  history_seals: HistorySealRow;
  idempotency_keys: IdempotencyRow;
  import_promises: ImportPromiseRow;
  import_waiting: ImportWaitingRow;
  imports: ImportRow;
  secrets: SecretRow;
  seed_parts: SeedPartRow;
  timeline_events: TimelineEventRow;
  webhook_deliveries: WebhookDeliveryRow;
}

export type Tables = ServerTables & Record<RecordTable, RecordRow>;
