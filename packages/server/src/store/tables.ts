import type { ColumnType, GeneratedAlways } from 'kysely';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** A `jsonb` column: read as a value, written as JSON text, because the drivers disagree on how to write arrays. */
type JsonColumn<T> = ColumnType<T, string, string>;

/** What every table of records has; each has indexed columns besides, which its resource defines. */
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
  event: JsonColumn<JsonObject>;
}

/** Every version of every record. Rows are only ever added. */
export interface HistoryRow {
  sequence: GeneratedAlways<string>;
  resource: string;
  record_id: string;
  version: number;
  document: JsonColumn<JsonObject>;
  stored_at: Date;
  stored_by: string;
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

/** Keys of this database that no caller may know. */
export interface SecretRow {
  name: string;
  value: string;
}

export interface Tables {
  claims: ClaimRow;
  credit_ratings: RecordRow;
  credit_schemes: RecordRow;
  facilities: RecordRow;
  history: HistoryRow;
  idempotency_keys: IdempotencyRow;
  inspections: RecordRow;
  penalties: RecordRow;
  plan_matrices: RecordRow;
  plans: RecordRow;
  practitioners: RecordRow;
  score_records: RecordRow;
  score_rule_sets: RecordRow;
  secrets: SecretRow;
  seed_parts: SeedPartRow;
  timeline_events: TimelineEventRow;
  units: RecordRow;
}

/** Tables whose rows are records. */
export type RecordTable = {
  [Name in keyof Tables]: Tables[Name] extends RecordRow ? Name : never;
}[keyof Tables];
