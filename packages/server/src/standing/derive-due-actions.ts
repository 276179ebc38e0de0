import { sql } from 'kysely';
import type { Db } from '../records/record.js';
import { resources } from '../resources/resources.js';
import { DERIVATION, deriveSubjects, subjectsIn } from './store-due-actions.js';

/** Counted up when the rules ask for something else of the same records. */
const VERSION = 1;

/** Any number that nothing else on the database locks. */
const LOCK = 7_364_210_853;

/**
 * Derives anew what is to be done about all subjects when it was derived by other rules than this server's. All in one transaction: readers see
 * the old ones until then. Several servers may call it at once.
 *
 * @param progress hears how many subjects are done
 */
export async function deriveDueActions(
  db: Db,
  now: Date,
  progress: (subjects: number) => void = () => undefined,
): Promise<void> {
  if (await isDerived(db)) return;
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    if (await isDerived(tx)) return;
    let done = 0;
    for (const resource of [resources.facilities, resources.practitioners])
      for await (const ids of subjectsIn(tx, resource, [''])) {
        await deriveSubjects(tx, ids, now);
        progress((done += ids.length));
      }
    await tx
      .insertInto('derivations')
      .values({ name: DERIVATION, version: VERSION })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ version: VERSION }))
      .execute();
  });
}

async function isDerived(db: Db): Promise<boolean> {
  const row = await db.selectFrom('derivations').select('version').where('name', '=', DERIVATION).executeTakeFirst();
  return row?.version === VERSION;
}
