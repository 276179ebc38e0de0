import type { Audience } from '@yijian/rules';
import type { OperationId } from '@yijian/standard/operations';
import type { Db, Tx } from '../records/record.js';
import type { SchemaName } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';
import type { Caller } from '../access/caller.js';
import type { Language } from '../words.js';
import type { Parameters } from './parameters.js';

/** A request that keeps the description: parameters read, body valid, caller known. */
export interface Call {
  /** The id in the path. Empty for operations that have none. */
  id: string;
  /** Query parameters that were given, by name. */
  query: Parameters;
  /** What those not given stand for. */
  defaults: Parameters;
  /** Conditions of a write. */
  ifMatch?: string;
  ifNoneMatch?: string;
  /** Why a write is made, where it says so. */
  reason?: string;
  /** The body. Empty for operations that have none or take it as it arrives. */
  body: JsonObject;
  caller: Caller;
  now: Date;
}

/** What an operation answers, before it is stripped and written down for its reader. */
export interface Answer {
  status: 200 | 201;
  schema: SchemaName;
  value: unknown;
  /** As whom the caller sees the value, where that is not as it sees records in general. */
  audience?: Audience;
  /** Path of the item that was created, without the version prefix. */
  location?: string;
  /** How the next page is asked for. */
  next?: { cursor: string; limit: number };
}

/** An answer of any length: values of one schema, page by page, each written on a line of its own. */
export interface StreamAnswer {
  schema: SchemaName;
  audience?: Audience;
  pages: AsyncIterable<readonly unknown[]>;
}

/** Reads and streams run on the database; writes within one transaction, which ends before they are answered. */
export type Reader = (db: Db, call: Call) => Promise<Answer>;
export type Streamer = (db: Db, call: Call) => Promise<StreamAnswer>;
export type Writer = (tx: Tx, call: Call) => Promise<Answer>;

/** What a handler reads that takes a body of any length. */
export interface Intake {
  /** The body as it arrives. */
  chunks: AsyncIterable<Uint8Array>;
  /** The language of the reader. */
  language: Language;
  now: () => Date;
  /** To be called after each transaction that stored something. */
  stored: () => void;
}

/** Intakes run on the database, in transactions of their own. */
export type Taker = (db: Db, call: Call, intake: Intake) => Promise<Answer>;

/** A read is `unsettled` whose answer can change without anything being stored. */
export type Handler = { read: Reader; unsettled?: true } | { stream: Streamer } | { write: Writer } | { take: Taker };

export type Handlers = Readonly<Partial<Record<OperationId, Handler>>>;
