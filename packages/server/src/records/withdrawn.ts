import { sql } from 'kysely';
import type { Caller } from '../access/caller.js';
import { amongOwn, isOwn } from '../access/own-records.js';
import { ProblemError } from '../http/problem.js';
import type { Resource } from '../resources/resource.js';
import type { Db, StoredRecord } from './record.js';
import { shownTo } from './shown-to.js';

/** The last version of a record that was withdrawn, and not stored anew since; its document is what was withdrawn. */
export async function findWithdrawn(db: Db, resource: Resource, id: string): Promise<StoredRecord | undefined> {
  const row = await db
    .selectFrom('history')
    .select(['version', 'stored_at', 'document', 'withdrawn'])
    .where('resource', '=', resource.name)
    .where('record_id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.withdrawn === true
    ? { id, version: row.version, updatedAt: row.stored_at, document: row.document }
    : undefined;
}

/** Which of the ids are those of records that were withdrawn at some time. */
export async function withdrawnIds(db: Db, resource: Resource, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('history')
    .select('record_id')
    .distinct()
    .where('resource', '=', resource.name)
    .where(sql<boolean>`record_id = any(${ids}::text[])`)
    .where('withdrawn', '=', true)
    .execute();
  return new Set(rows.map(({ record_id }) => record_id));
}

/**
 * Why there is no record to answer with: it was withdrawn, or there never was one. That it was withdrawn is for those who saw it; to others
 * it would tell that there was something.
 */
export async function absence(
  db: Db,
  resource: Resource,
  id: string,
  { caller, now }: { caller: Caller; now: Date },
): Promise<ProblemError> {
  const withdrawn = await findWithdrawn(db, resource, id);
  if (!withdrawn || !shownTo(resource, caller, now)(withdrawn.document)) return notFound(resource, id);
  if (amongOwn(caller, resource) && !(await isOwn(db, caller, resource, withdrawn.document)))
    return notFound(resource, id);
  const shownId = JSON.stringify(id);
  return new ProblemError('withdrawn', {
    zh: `${resource.name} 中标识为 ${shownId} 的记录已撤回；该标识不再使用，请删去所存副本。有权者可由 /history 读取撤回的时间与理由。`,
    en: `The record ${shownId} in ${resource.name} was withdrawn; its id is not used again, and copies are to be dropped. Authorities read in /history when and why.`,
  });
}

export const notFound = (resource: Resource, id: string): ProblemError =>
  new ProblemError('not-found', {
    zh: `${resource.name} 中没有标识为 ${JSON.stringify(id)} 的记录。`,
    en: `There is no record ${JSON.stringify(id)} in ${resource.name}.`,
  });
