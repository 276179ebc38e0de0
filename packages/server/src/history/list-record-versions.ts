import type { RecordVersion, RecordVersionPage } from '@yijian/standard';
import type { Caller } from '../access/caller.js';
import type { Cursors } from '../http/cursor.js';
import type { Reader } from '../http/operation.js';
import type { Db } from '../records/record.js';
import { notFound } from '../records/withdrawn.js';
import { planMatrices } from '../resources/plan-matrices.js';
import type { Resource } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import { visibleTo } from '../standard.js';
import { changeOf } from '../sync/change.js';
import { collectionNamed, requireReadable } from '../sync/readable-collections.js';
import { changesBetween } from './changes-between.js';

/** Answers `listRecordVersions`. */
export function recordVersionsReader(cursors: Cursors): Reader {
  return async (db, { query, defaults, caller }) => {
    const { cursor, limit: ownLimit, ...filters } = query as Record<string, string> & { limit?: number };
    const { collection = '', recordId = '' } = filters;
    const resource = resourceNamed(collection, caller);
    const list = 'listRecordVersions';
    const position = cursor === undefined ? undefined : cursors.open(cursor, list, filters);
    const limit = (ownLimit ?? position?.limit ?? defaults['limit']) as number;
    const after = Number(position?.after ?? 0);
    // The one before the page is read as well, to be compared with.
    const rows = await versionsFrom(db, resource, recordId, after, limit + 2);
    if (rows.length === 0) throw notFound(resource, recordId);
    const data = rows.flatMap((row, index): RecordVersion[] => {
      const { version, action, changedAt } = changeOf(row);
      if (version <= after) return [];
      // Taken apart as this reader sees them: what is hidden from him leaves no trace here.
      const see = (of: typeof row | undefined): unknown =>
        !of || of.withdrawn ? undefined : visibleTo(caller.audience, resource.schema, of.document);
      return [
        {
          version,
          action,
          changedAt,
          changedBy: row.stored_by,
          ...(row.reason !== null && { reason: row.reason }),
          changes: changesBetween(see(rows[index - 1]), see(row)).map(({ pointer, before, after: value }) => ({
            pointer,
            ...(before !== undefined && { before: JSON.stringify(before) }),
            ...(value !== undefined && { after: JSON.stringify(value) }),
          })),
          hash: hex(row.hash),
          ...(row.previous_hash && { previousHash: hex(row.previous_hash) }),
        },
      ];
    });
    const last = data.length > limit ? data[limit - 1] : undefined;
    const nextCursor = last && cursors.seal({ list, filters, limit, after: String(last.version) });
    const value: RecordVersionPage = {
      data: data.slice(0, limit),
      page: { limit, ...(nextCursor !== undefined && { nextCursor }) },
    };
    return {
      status: 200,
      schema: 'RecordVersionPage',
      value,
      ...(nextCursor !== undefined && { next: { cursor: nextCursor, limit } }),
    };
  };
}

/** What has versions under a name: a collection, or the matrices of plans, which are stored apart from their plans. */
function resourceNamed(collection: string, caller: Caller): Resource {
  if (collection === planMatrices.name) return planMatrices;
  const { name } = collectionNamed(collection, { parameter: 'collection' });
  requireReadable(name, caller);
  return resources[name];
}

const versionsFrom = (db: Db, { name }: Resource, id: string, version: number, limit: number) =>
  db
    .selectFrom('history')
    .selectAll()
    .where('resource', '=', name)
    .where('record_id', '=', id)
    .where('version', '>=', version)
    .orderBy('version')
    .limit(limit)
    .execute();

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
