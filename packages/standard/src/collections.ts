import { collections as written } from './generated/collections.js';
import type { components } from './generated/openapi.js';

export { rangeParameters } from './range-parameters.js';

export type CollectionName = (typeof written)[number]['name'];

/** A record of a collection. */
export type RecordOf<Name extends CollectionName> = components['schemas'][Extract<
  (typeof written)[number],
  { name: Name }
>['schema']];

/** How the value of a query parameter is compared with what the record holds. `has` finds a value among the items of an array. */
export type Match = 'equals' | 'startsWith' | 'contains' | 'has';

/** A filter of a list: where in the record its value is, as a JSON Pointer with `*` for every item of an array. */
export interface CollectionFilter {
  readonly at: string;
  readonly zh: string;
  readonly en: string;
  readonly match?: Match;
}

/** A place in a record that names another one. */
export interface CollectionReference {
  readonly path: string;
  /** Collections, or the space `findings`, that the other one may be in. */
  readonly to: readonly string[];
  /** Where the kind stands that decides the collection, and which it decides. */
  readonly byKind?: { readonly path: string; readonly to: Readonly<Record<string, string>> };
}

/** One kind of record: its schema, who may read and write it, how its list is filtered and sorted, what it refers to. */
export interface Collection {
  readonly name: CollectionName;
  readonly schema: keyof components['schemas'];
  readonly one: string;
  readonly zh: string;
  readonly module: string;
  readonly mechanisms: readonly string[];
  readonly read: 'public' | 'government';
  readonly writers: readonly ('government' | 'institution' | 'administration')[];
  /** JSON Pointer to the institution whose record it is, or to the record whose institution is that of this one. */
  readonly owner?: string;
  readonly operations: readonly ('list' | 'create' | 'get' | 'put')[];
  readonly filters: Readonly<Record<string, CollectionFilter>>;
  /** Dates by which the list is cut (`decidedFrom`, `decidedTo` for `decidedOn`) and sorted. */
  readonly dates: readonly string[];
  /** Properties that say what was decided: once the record has its `publishedOn`, changing one is a correction and needs a reason. */
  readonly decided: readonly string[];
  readonly references: readonly CollectionReference[];
  /** Values that only one record of all may have, by space. */
  readonly claims: readonly { readonly path: string; readonly space: string }[];
}

/** Every collection of the standard, by name. */
export const collections: readonly Collection[] = written;
