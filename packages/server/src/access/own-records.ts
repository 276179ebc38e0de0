import { type RawBuilder, sql } from 'kysely';
import { type Db, tableOf } from '../records/record.js';
import type { Resource } from '../resources/resource.js';
import { kindsOf } from '../resources/targets.js';
import { textIn } from '../store/document-sql.js';
import type { JsonObject } from '../store/tables.js';
import type { Caller } from './caller.js';

/**
 * Whether the record in `document` is one of some institutions', by what the standard says of whose it is (`owner`): the place names the
 * institution, or a record whose institution it is.
 */
function ofFacilities({ owner, references }: Resource, facilities: readonly string[]): RawBuilder<boolean> {
  const reference = references.find(({ path }) => path === owner);
  if (!reference) return sql`false`;
  const id = textIn(reference.path);
  const ways = kindsOf(reference).flatMap(({ kind, target }) => {
    if (target.name !== 'facilities' && target.owner === undefined) return [];
    const own =
      target.name === 'facilities'
        ? sql<boolean>`${id} = any(${facilities}::text[])`
        : sql<boolean>`${id} in (select id from ${sql.table(target.table)} where ${ofFacilities(target, facilities)})`;
    return [kind === undefined ? own : sql<boolean>`(${textIn(kind.at)} = ${kind.code} and ${own})`];
  });
  return ways.length === 0 ? sql`false` : sql`(${sql.join(ways, sql` or `)})`;
}

/** Whether institutions keep records of a resource, so that they see their own as authorities do. */
const isKept = ({ writers }: Resource): boolean => writers.includes('institution');

/** Which records in `document` a caller keeps; undefined when it keeps none of the resource. */
function ownCondition({ role, scopes, facilities }: Caller, resource: Resource): RawBuilder<boolean> | undefined {
  const keeps = role === 'institution' && (scopes.has('institution:read') || scopes.has('institution:write'));
  return keeps && isKept(resource) ? ofFacilities(resource, facilities) : undefined;
}

/** Whether a caller may keep records of a resource. */
export const keepsSome = (caller: Caller, resource: Resource): boolean => ownCondition(caller, resource) !== undefined;

/** Whether a caller who does not see a resource's records in general may read those that it keeps. */
export const mayReadOwn = ({ scopes, role }: Caller, resource: Pick<Resource, 'writers'>): boolean =>
  role === 'institution' && scopes.has('institution:read') && resource.writers.includes('institution');

/** Leaves all records out that a caller may not know of because they are others'; undefined where there are none to leave out. */
export const amongOwn = (caller: Caller, resource: Resource): RawBuilder<boolean> | undefined =>
  resource.read === 'government' && caller.audience !== 'government'
    ? (ownCondition(caller, resource) ?? sql`false`)
    : undefined;

/** Which of the records with some ids a caller keeps, and sees as authorities do. */
export async function ownAmong(
  db: Db,
  caller: Caller,
  resource: Resource,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const own = ownCondition(caller, resource);
  if (!own || ids.length === 0) return new Set();
  const rows = await db
    .selectFrom(tableOf(resource))
    .select('id')
    .where(sql<boolean>`id = any(${ids}::text[])`)
    .where(own)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Whether a document, stored or not, is one that a caller keeps. */
export async function isOwn(db: Db, caller: Caller, resource: Resource, document: JsonObject): Promise<boolean> {
  const own = ownCondition(caller, resource);
  if (!own) return false;
  const { rows } = await sql<{ own: boolean | null }>`
    select ${own} as own from (select ${JSON.stringify(document)}::jsonb as document) as sent
  `.execute(db);
  return rows[0]?.own === true;
}
