import type { Kysely, Transaction } from 'kysely';
import type { Resource } from '../resources/resource.js';
import type { JsonObject, RecordRow, Tables } from '../store/tables.js';

/** The database, or a transaction on it. */
export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** When a change is stored, on whose word, and why, where that is said. */
export interface Stamp {
  at: Date;
  by: string;
  reason?: string;
}

/** A record as it is stored. */
export interface StoredRecord {
  id: string;
  version: number;
  updatedAt: Date;
  document: JsonObject;
}

/** All record tables have the shape of this one; the query builder needs one name to type them by. */
export const tableOf = (resource: Resource): 'units' => resource.table as 'units';

export const idOf = (document: JsonObject): string => document['id'] as string;

export const storedRecord = ({
  id,
  version,
  updated_at,
  document,
}: Omit<RecordRow, 'document'> & { document: JsonObject }): StoredRecord => ({
  id,
  version,
  updatedAt: updated_at,
  document,
});

/** The document as it is answered: with the instant of its last change. */
export const answered = ({ document, updatedAt }: StoredRecord): JsonObject => ({
  ...document,
  updatedAt: updatedAt.toISOString(),
});
