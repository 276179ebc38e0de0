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

/** A kind of record, as data: how it is stored, found and checked. */
export interface Resource extends Pick<Collection, 'schema' | 'operations' | 'filters' | 'references' | 'claims'> {
  /** Name of the collection, as in paths. */
  name: string;
  table: RecordTable;
  /** Dates by which the list is cut and sorted, by property. */
  dates: Readonly<Record<string, DateKey>>;
  checks: readonly Check[];
}
