import type { components } from '@yijian/standard';
import type { Collection, CollectionName } from '@yijian/standard/collections';
import type { Fault } from '../fault.js';
import type { DateKey } from '../store/document-sql.js';
import type { JsonObject, RecordTable } from '../store/tables.js';

export type SchemaName = keyof components['schemas'];

/** Finds a stored document, within the transaction of the write that asks. */
export type LookUp = (collection: CollectionName, id: string) => Promise<JsonObject | undefined>;

/** A rule that a schema cannot say. */
export type Check = (document: JsonObject, lookUp: LookUp) => Promise<Fault[]> | Fault[];

/** Works out the values of a document that only a server sets. */
export type Derive = (document: JsonObject, lookUp: LookUp) => Promise<JsonObject>;

/** First and last day on which the public sees a record, `YYYY-MM-DD`; an empty `until` is before every day. */
export interface PublicTerm {
  from?: string;
  until?: string;
}

/** A place whose value authorities set, by `x-yijian-set-by`. */
export interface SetByAuthorities {
  /** JSON Pointer; `*` stands for every item of an array. */
  path: string;
  /** Codes that an institution may put in place of others, by the code that stands there; `absent` stands for none. */
  moves: Readonly<Record<string, readonly string[]>>;
}

/** A kind of record, as data: how it is stored, found and checked. */
export interface Resource extends Pick<
  Collection,
  'schema' | 'module' | 'read' | 'writers' | 'owner' | 'operations' | 'filters' | 'decided' | 'references' | 'claims'
> {
  /** Name of the collection, as in paths. */
  name: string;
  table: RecordTable;
  /** Dates by which the list is cut and sorted, by property; with the names of the parameters for the first and the last day. */
  dates: Readonly<Record<string, DateKey & { from: string; to: string }>>;
  /** Places of the divisions (GB/T 2260) that a record names itself, as JSON Pointers, the one that it is about first. */
  regions: readonly string[];
  checks: readonly Check[];
  /** Places whose values authorities set, even where institutions write the record. */
  setByAuthorities: readonly SetByAuthorities[];
  /** Properties that only a server sets: `updatedAt`, and what `derive` works out. */
  readOnly: readonly string[];
  derive?: Derive;
  /** Absent: the public always sees every record, if it sees the collection. */
  publicTerm?: (document: JsonObject) => PublicTerm;
}
