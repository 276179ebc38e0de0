import { sql } from 'kysely';
import { RECORD_COLUMNS } from '../records/read-records.js';
import { type Db, storedRecord, tableOf } from '../records/record.js';
import type { Resource } from '../resources/resource.js';
import { deriveAgain, timelineResources } from './store-timeline-events.js';

/** Counted up when `timelineEvents` tells something else of the same record, or another kind of record tells of events. */
const VERSION = 2;

const NAME = 'timelines';

/** Any number that nothing else on the database locks. */
const LOCK = 7_364_210_852;

/** Records derived in one go; few enough for the memory, enough for the database. */
const BATCH = 500;

/**
 * Derives all timelines anew when they were derived by other rules than this server's. All in one transaction: readers see the old ones until
 * then. Several servers may call it at once.
 *
 * @param progress hears how many records are done
 */
export async function deriveTimelines(db: Db, progress: (records: number) => void = () => undefined): Promise<void> {
  if (await isDerived(db)) return;
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    if (await isDerived(tx)) return;
    let done = 0;
    for (const resource of timelineResources) {
      for await (const documents of batches(tx, resource)) {
        await deriveAgain(tx, resource, documents);
        progress((done += documents.length));
      }
    }
    await tx
      .insertInto('derivations')
      .values({ name: NAME, version: VERSION })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ version: VERSION }))
      .execute();
  });
}

async function isDerived(db: Db): Promise<boolean> {
  const row = await db.selectFrom('derivations').select('version').where('name', '=', NAME).executeTakeFirst();
  return row?.version === VERSION;
}

async function* batches(db: Db, resource: Resource) {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom(tableOf(resource))
      .select(RECORD_COLUMNS)
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => storedRecord(row).document);
    after = last.id;
  }
}
