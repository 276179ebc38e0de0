import { sql } from 'kysely';
import { valuesAt } from '../json-pointer.js';
import type { Resource } from '../resources/resource.js';
import type { ClaimRow, JsonObject } from '../store/tables.js';
import { insertRows } from './insert-rows.js';
import { type Db, idOf, type Tx } from './record.js';

/** An id that a document claims for itself, and where it says so. */
export interface Claim {
  space: string;
  id: string;
  pointer: string;
}

export function claimsOf(resource: Resource, document: JsonObject): Claim[] {
  return resource.claims.flatMap(({ space, path }) =>
    valuesAt(document, path).map(({ pointer, value }) => ({ space, id: value as string, pointer })),
  );
}

export async function insertClaims(tx: Tx, resource: Resource, documents: readonly JsonObject[]): Promise<void> {
  const rows = documents.flatMap((document) =>
    claimsOf(resource, document).map(({ space, id }): ClaimRow => ({
      space,
      id,
      resource: resource.name,
      record_id: idOf(document),
    })),
  );
  // In one order for all, as the records themselves are stored.
  rows.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  await insertRows(tx, 'claims', rows);
}

const keyOf = ({ space, id }: ClaimRow): string => `${space} ${id}`;

export async function deleteClaims(tx: Tx, resource: Resource, id: string): Promise<void> {
  await tx.deleteFrom('claims').where('resource', '=', resource.name).where('record_id', '=', id).execute();
}

/** Claims of a space that are held, with their holders; looked up as in `recordsById`. */
export async function heldClaims(
  db: Db,
  space: string,
  ids: readonly string[],
): Promise<Map<string, Pick<ClaimRow, 'resource' | 'record_id'>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Pick<ClaimRow, 'id' | 'resource' | 'record_id'>>`
    select found.* from unnest(${ids}::text[]) as wanted(id) cross join lateral (
      select id, resource, record_id from claims where space = ${space} and claims.id = wanted.id offset 0
    ) as found
  `.execute(db);
  return new Map(rows.map(({ id, ...holder }) => [id, holder]));
}
