import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../records/record.js';

/** Name of this derivation among all that the database keeps. */
export const DERIVATION = 'due-actions';

/** Counted up when the rules ask for something else of the same records. */
const VERSION = 1;

/** Any number that nothing else on the database locks. */
const LOCK = 7_364_210_853;

/**
 * Whether what is due is kept up with what is stored: since the first derivation of all began, which a start does after the first filling.
 * Who is told no has its transaction ended before that derivation begins, which then finds what it stored.
 */
export async function isKept(tx: Tx): Promise<boolean> {
  if ((await derivedVersion(tx)) !== undefined) return true;
  await sql`select pg_advisory_xact_lock_shared(${sql.lit(LOCK)})`.execute(tx);
  return (await derivedVersion(tx)) !== undefined;
}

/** Lets all subjects be derived when they were derived by other rules than this server's, or never. Several servers may call it at once. */
export async function beginFullDerivation(db: Db): Promise<void> {
  if ((await derivedVersion(db)) === VERSION) return;
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    if ((await derivedVersion(tx)) === VERSION) return;
    await tx
      .insertInto('derivations')
      .values({ name: DERIVATION, version: VERSION })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ version: VERSION }))
      .execute();
    await beginDerivation(tx, ['']);
  });
}

/**
 * Lets the subjects of divisions be derived anew once the caller's transaction has ended. It only adds rows: a writer that changed one would
 * wait for whoever derives.
 */
export async function beginDerivation(tx: Tx, divisions: readonly string[]): Promise<void> {
  await tx
    .insertInto('derivations')
    .values(
      divisions.map((division) => ({
        name: `${DERIVATION} ${randomUUID()}`,
        version: VERSION,
        division,
        place: '',
      })),
    )
    .execute();
}

async function derivedVersion(db: Db): Promise<number | undefined> {
  const row = await db.selectFrom('derivations').select('version').where('name', '=', DERIVATION).executeTakeFirst();
  return row?.version;
}
