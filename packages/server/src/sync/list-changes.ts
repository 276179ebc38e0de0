import type { Change, ChangePage } from '@yijian/standard';
import type { Caller } from '../access/caller.js';
import { amongOwn, ownAmong } from '../access/own-records.js';
import type { Cursors } from '../http/cursor.js';
import type { Reader } from '../http/operation.js';
import { ProblemError } from '../http/problem.js';
import { represent } from '../http/representation.js';
import { instantOf } from '../records/instant.js';
import { answered, type Db } from '../records/record.js';
import { shownTo } from '../records/shown-to.js';
import type { Resource } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import { changeOf } from './change.js';
import { BEGINNING, positionOf, positionText } from './position.js';
import { feedSince, readFeed, type StoredChange } from './feed.js';
import { collectionNamed, readableCollections, requireReadable } from './readable-collections.js';

/** Answers `listChanges`. */
export function changesReader(cursors: Cursors): Reader {
  return async (db, { query, defaults, caller, now }) => {
    const { cursor, limit: ownLimit, since, ...ownFilters } = query;
    // Places differ between readers: whoever gets a token later begins anew, and misses nothing.
    const list = ['listChanges', caller.audience, ...caller.facilities].join(' ');
    const position =
      cursor === undefined
        ? undefined
        : cursors.open(cursor as string, list, since === undefined ? ownFilters : { ...ownFilters, since });
    const filters = position?.filters ?? ownFilters;
    const limit = (ownLimit ?? position?.limit ?? defaults['limit']) as number;
    const wanted = filters['collection'] as string[] | undefined;
    wanted?.forEach((name) => requireReadable(collectionNamed(name, { parameter: 'collection' }).name, caller));
    const start = since === undefined ? BEGINNING : await feedSince(db, instantOf('since', since as string));
    const page = await readFeed(db, {
      after: position ? positionOf(position.after) : start,
      collections: wanted ?? readableCollections(caller),
      limit,
    });
    if (!page) throw cursorExpired();
    const nextCursor = cursors.seal({ list, filters, limit, after: positionText(page.end) });
    const value: ChangePage = {
      data: await toldTo(db, caller, page.changes, now),
      page: { limit, nextCursor, caughtUp: page.caughtUp },
    };
    return { status: 200, schema: 'ChangePage', value, next: { cursor: nextCursor, limit } };
  };
}

/** The changes that a caller is told of: of collections that the public does not read, an institution learns of its own records only. */
async function toldTo(db: Db, caller: Caller, changes: readonly StoredChange[], now: Date): Promise<Change[]> {
  const own = new Map<string, ReadonlySet<string>>();
  for (const name of new Set(changes.map(({ resource }) => resource))) {
    const ids = changes.filter(({ resource }) => resource === name).map(({ record_id: id }) => id);
    own.set(name, await ownAmong(db, caller, resourceNamed(name), ids));
  }
  return changes.flatMap((change) => {
    const resource = resourceNamed(change.resource);
    const isOwn = own.get(change.resource)?.has(change.record_id) === true;
    return isOwn || !amongOwn(caller, resource) ? [told(change, caller, isOwn, now)] : [];
  });
}

const resourceNamed = (name: string): Resource => resources[collectionNamed(name).name];

/**
 * A change with the ETag that the reader gets for the record in that version. A record that was withdrawn, or that the reader may not know of any more, has none; the
 * change is told all the same, so that whoever has a copy learns that it is out of date.
 */
function told(stored: StoredChange, caller: Caller, isOwn: boolean, now: Date): Change {
  const resource = resourceNamed(stored.resource);
  const { record_id: id, version, withdrawn, stored_at: updatedAt, document } = stored;
  if (withdrawn || !shownTo(resource, caller, now)(document)) return changeOf(stored);
  const record = answered({ id, version, updatedAt, document });
  return { ...changeOf(stored), etag: represent(isOwn ? 'government' : caller.audience, resource.schema, record).etag };
}

const cursorExpired = (): ProblemError =>
  new ProblemError('cursor-expired', {
    zh: '该游标之后的变更已不在本服务中（数据库曾恢复到较早的状态）。请重新导出所需集合，再从新的游标继续。',
    en: 'What came before this cursor is no longer all here: the database was set back to an earlier state. Export the collections anew, and follow the feed from a new cursor.',
  });
