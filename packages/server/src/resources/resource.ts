import type { components } from '@yijian/standard';
import type { Fault } from '../fault.js';
import type { JsonObject, RecordTable } from '../store/tables.js';

export type SchemaName = keyof components['schemas'];

/** Names that one record claims for itself: ids of subjects, of findings and of rectifications. */
export type ClaimSpace = 'subject' | 'finding' | 'rectification';

/** Where the record that a reference means may be: a collection, or among the findings of inspections. */
export type Target = Resource | 'finding';

/** A place in a document that names another record. */
export interface Reference {
  /** A JSON Pointer, with `*` for the items of an array. */
  path: string;
  to: (document: JsonObject) => readonly Target[];
}

export interface Filter {
  column: string;
  /** How the value of the query parameter is compared with the column. */
  match: 'equals' | 'startsWith' | 'contains';
}

/** Finds the stored document of a resource, within the transaction of the write that asks. */
export type LookUp = (resource: Resource, id: string) => Promise<JsonObject | undefined>;

/** A kind of record, as data: how it is stored, found, checked, and what is derived from it. */
export interface Resource {
  /** Name of the collection, as in paths. */
  name: string;
  table: RecordTable;
  schema: SchemaName;
  /** Indexed columns: where in the document their value is. */
  columns?: Record<string, string>;
  /** Filters of the list by name of the query parameter. */
  filters?: Record<string, Filter>;
  references?: readonly Reference[];
  claims?: readonly { space: ClaimSpace; path: string }[];
  /** Rules that a schema cannot say. */
  check?: (document: JsonObject, lookUp: LookUp) => Promise<Fault[]> | Fault[];
}
