import { sql } from 'kysely';
import { type Db, tableOf, type Tx } from '../records/record.js';
import { resources } from '../resources/resources.js';
import { beginFullDerivation, DERIVATION } from './due-derivations.js';
import { deriveSubjects } from './store-due-actions.js';

/** Any number that nothing else on the database locks. */
const LOCK = 7_364_210_854;

/** Subjects that one transaction derives: whoever writes about one of them waits for no more than these. */
const BATCH = 500;

const subjectResources = [resources.facilities, resources.practitioners];

/**
 * Derives anew what is to be done about all subjects when it was derived by other rules than this server's, and about those that a stored rule
 * has touched. Readers see the old ones of a subject until its turn. What was cut short goes on where it was; several servers that call it
 * at once share the work.
 *
 * @param progress hears how many subjects are done
 */
export async function deriveDueActions(
  db: Db,
  now: Date,
  progress: (subjects: number) => void = () => undefined,
): Promise<void> {
  await beginFullDerivation(db);
  let done = 0;
  for (;;) {
    const derived = await deriveNextDue(db, now);
    if (derived === undefined) return;
    progress((done += derived));
  }
}

/** Derives the next subjects of a derivation that is under way, in a transaction of their own; answers how many, undefined when none is under way. */
export async function deriveNextDue(db: Db, now: Date): Promise<number | undefined> {
  if (!(await firstUnderWay(db))) return undefined;
  return db.transaction().execute(async (tx) => {
    // No writer asks for this lock, so whoever holds it may wait for writers. What one server does, no other does as well.
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    const next = await firstUnderWay(tx);
    if (!next) return 0;
    if (next.place === '') await joinOthers(tx, next);
    const { ids, place } = await subjectsAfter(tx, next);
    if (place === undefined) {
      await tx.deleteFrom('derivations').where('name', '=', next.name).execute();
      return 0;
    }
    await deriveSubjects(tx, ids, now);
    await tx.updateTable('derivations').set({ place }).where('name', '=', next.name).execute();
    return ids.length;
  });
}

interface UnderWay {
  name: string;
  division: string;
  place: string;
}

/** The one that is under way, or else that of the largest division. */
async function firstUnderWay(db: Db): Promise<UnderWay | undefined> {
  const row = await db
    .selectFrom('derivations')
    .select(['name', 'division', 'place'])
    .where('name', 'like', `${DERIVATION} %`)
    .orderBy(sql`place = ''`)
    .orderBy(sql`length(division)`)
    .orderBy('name')
    .limit(1)
    .executeTakeFirst();
  return row && { name: row.name, division: row.division ?? '', place: row.place ?? '' };
}

/** Rules that were stored together touch the same subjects: those derivations that have not begun end with one that begins. */
async function joinOthers(tx: Tx, { name, division }: UnderWay): Promise<void> {
  await tx
    .deleteFrom('derivations')
    .where('name', 'like', `${DERIVATION} %`)
    .where('name', '<>', name)
    .where('place', '=', '')
    .where(sql<boolean>`starts_with(division, ${division})`)
    .execute();
}

/** The next subjects, and the place behind them: a collection and an id. */
async function subjectsAfter(tx: Tx, { division, place }: UnderWay): Promise<{ ids: string[]; place?: string }> {
  const [collection = '', after = ''] = place.split(' ');
  const first = Math.max(
    0,
    subjectResources.findIndex(({ name }) => name === collection),
  );
  for (const resource of subjectResources.slice(first)) {
    const rows = await tx
      .selectFrom(tableOf(resource))
      .select('id')
      .where('id', '>', resource.name === collection ? after : '')
      .$if(division !== '', (select) =>
        select.where(sql<boolean>`starts_with(coalesce(document ->> 'regionCode', ''), ${division})`),
      )
      .orderBy('id')
      .limit(BATCH)
      .execute();
    const last = rows.at(-1);
    if (last) return { ids: rows.map(({ id }) => id), place: `${resource.name} ${last.id}` };
  }
  return { ids: [] };
}
