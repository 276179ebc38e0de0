import { amongOwn, keepsSome } from '../access/own-records.js';
import type { Streamer } from '../http/operation.js';
import { instantOf } from '../records/instant.js';
import { listRecords } from '../records/list-records.js';
import type { StoredRecord } from '../records/record.js';
import { shownRecords } from '../records/shown-records.js';
import { shownTo } from '../records/shown-to.js';
import { resources } from '../resources/resources.js';
import { collectionNamed, requireReadable } from './readable-collections.js';

/** Records that are in memory at a time. */
const PAGE = 200;

/**
 * Answers `exportCollection`. Each page is a query of its own: a reader who takes hours holds no connection and no snapshot, and the change
 * feed has what changed meanwhile.
 */
export const exportCollection: Streamer = async (db, { id, query, caller, now }) => {
  const { name, schema } = collectionNamed(id);
  requireReadable(name, caller);
  const { afterId, updatedSince } = query as Record<string, string | undefined>;
  const since = updatedSince === undefined ? {} : { updatedSince: instantOf('updatedSince', updatedSince) };
  const pageAfter = (after: string | undefined): Promise<StoredRecord[]> =>
    listRecords(db, resources[name], {
      among: amongOwn(caller, resources[name]),
      shows: shownTo(resources[name], caller, now),
      filters: {},
      ...since,
      ...(after !== undefined && { after }),
      limit: PAGE,
    });
  // Before the answer begins, so that a database that fails is a problem and no broken stream.
  const first = await pageAfter(afterId);
  return {
    schema,
    ...(keepsSome(caller, resources[name]) && { audience: 'government' as const }),
    pages: pagesFrom(
      first,
      pageAfter,
      async (records) => (await shownRecords(db, caller, resources[name], records)).values,
    ),
  };
};

async function* pagesFrom(
  first: StoredRecord[],
  pageAfter: (after: string | undefined) => Promise<StoredRecord[]>,
  shown: (records: StoredRecord[]) => Promise<unknown[]>,
): AsyncGenerator<unknown[]> {
  for (let page = first; page.length > 0; page = await pageAfter(page.at(-1)?.id)) {
    yield await shown(page);
    if (page.length < PAGE) return;
  }
}
