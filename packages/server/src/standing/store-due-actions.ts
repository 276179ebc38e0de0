import { setImmediate as turn } from 'node:timers/promises';
import { type PendingAction, pendingActions, type SubjectFacts } from '@yijian/rules';
import type { DueAction } from '@yijian/standard';
import { type Insertable, sql } from 'kysely';
import { textAt } from '../json-pointer.js';
import { dayInChina } from '../reads/today.js';
import { insertRows } from '../records/insert-rows.js';
import { idOf, tableOf, type Tx } from '../records/record.js';
import type { Resource } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import type { DueActionRow, JsonObject } from '../store/tables.js';
import { beginDerivation, isKept } from './due-derivations.js';
import { factsOfNew, type KnownFacts, readFacts, subjectPlaces } from './read-facts.js';
import { readRuleBook, ruleResources } from './rule-book.js';

/** Any number that no other kind of lock on the database has. */
const LOCK = 736_421;

/** Subjects derived in one go; few enough for the memory, enough for the database. */
const BATCH = 500;

/** Subjects that are judged before the database is heard again, which meanwhile stores what else the caller gave it. */
const SUBJECTS_PER_TURN = 50;

/** Facilities, and practitioners, that a rule touches within its own transaction; where there are more, all are derived in the background. */
const MOST_AT_ONCE = 500;

/** After the last day of every calendar. */
const NEVER = '9999-12-31';

/** What a row keeps of an action: all that does not depend on the day on which it is read. */
export interface StoredAction {
  pending: PendingAction;
  about: Pick<DueAction, 'subject' | 'regionCode' | 'unit'>;
}

const rules: ReadonlySet<Resource> = new Set(Object.values(ruleResources));

/**
 * Derives anew what is to be done about the subjects of records that were just stored, in the caller's transaction. With `before`, the records
 * replace that version, and its subject is derived anew as well; without records, it was withdrawn. A rule that is stored touches every subject of its division:
 * where those are many, they follow in the background.
 *
 * @param areNew whether nothing that is stored can name the records: subjects among them have no other facts, and nobody else derives them
 * @param toCome documents of the resource that the caller is going to store in the same transaction: their subjects are locked with the others
 */
export async function storeDueActions(
  tx: Tx,
  resource: Resource,
  documents: readonly JsonObject[],
  {
    at,
    before,
    areNew = false,
    toCome = [],
  }: { at: Date; before?: JsonObject; areNew?: boolean; toCome?: readonly JsonObject[] },
): Promise<void> {
  const isRule = rules.has(resource);
  const place = subjectPlaces.get(resource);
  if (!isRule && place === undefined) return;
  const subjectOf = (document: JsonObject): string => (place === undefined ? '' : (textAt(document, place) ?? ''));
  const touched = [...documents, ...(before ? [before] : [])];
  // A record that was about another subject, or was withdrawn, is found no more by what it says now.
  if (before && !documents.some((document) => subjectOf(document) === subjectOf(before)))
    await tx
      .insertInto('former_subjects')
      .values({ resource: resource.name, record_id: idOf(before), subject_id: subjectOf(before) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  if (!(await isKept(tx))) return;
  if (isRule) return deriveByRules(tx, touched, at);
  const subjectsOf = (some: readonly JsonObject[]): string[] =>
    [...new Set(some.map(subjectOf))].filter((id) => id !== '');
  if (areNewSubjects(resource, areNew)) {
    await lockSubjects(tx, subjectsOf(toCome));
    await insertActions(tx, factsOfNew(resource, documents), at);
  } else {
    const ids = subjectsOf(touched);
    await lockSubjects(tx, [...ids, ...subjectsOf(toCome)]);
    await deriveLocked(tx, ids, at);
  }
}

/** Whether records are subjects that nothing tells of but themselves: what is due about them is derived without looking at what is stored. */
export const areNewSubjects = (resource: Resource, areNew: boolean): boolean =>
  areNew && subjectPlaces.get(resource) === '/id';

/** Derives anew what is to be done about some subjects. */
export async function deriveSubjects(tx: Tx, subjectIds: readonly string[], at: Date): Promise<void> {
  await lockSubjects(tx, subjectIds);
  await deriveLocked(tx, subjectIds, at);
}

async function deriveLocked(tx: Tx, subjectIds: readonly string[], at: Date): Promise<void> {
  if (subjectIds.length === 0) return;
  const book = await readRuleBook(tx);
  for (let from = 0; from < subjectIds.length; from += BATCH) {
    const ids = subjectIds.slice(from, from + BATCH);
    const known = await readFacts(tx, ids);
    await tx
      .deleteFrom('due_actions')
      .where(sql<boolean>`subject_id = any(${ids}::text[])`)
      .execute();
    await insertActions(tx, known, at, book);
  }
}

/** Two writes about one subject would each derive without the other's record. One order of locks for all, so that no two wait for each other. */
async function lockSubjects(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return;
  await sql`
    select pg_advisory_xact_lock(${sql.lit(LOCK)}, lock)
    from (select distinct hashtext(id) as lock from unnest(${subjectIds}::text[]) as id order by 1) as locks
  `.execute(tx);
}

async function insertActions(
  tx: Tx,
  { facts, versions }: KnownFacts,
  at: Date,
  known?: Awaited<ReturnType<typeof readRuleBook>>,
): Promise<void> {
  const book = known ?? (await readRuleBook(tx));
  versions.addAll(book.versions);
  const today = dayInChina(at);
  const rows: Insertable<DueActionRow>[] = [];
  let judged = 0;
  for (const own of facts.values()) {
    for (const pending of pendingActions(own, book.rules, today)) rows.push(rowOf(own, versions.in(pending)));
    if (++judged % SUBJECTS_PER_TURN === 0) await turn();
  }
  await insertRows(tx, 'due_actions', rows);
}

function rowOf({ subject, regionCode, facility }: SubjectFacts, pending: PendingAction): Insertable<DueActionRow> {
  const { id, kind, since, until = NEVER, dueOn = since, unit } = pending;
  const { supervisingUnitId } = facility ?? {};
  const about: StoredAction['about'] = {
    subject,
    ...(regionCode !== '' && { regionCode }),
    ...(supervisingUnitId !== undefined && { unit: { id: supervisingUnitId } }),
  };
  return {
    subject_id: subject.id,
    action_id: id,
    kind,
    region_code: regionCode,
    unit_id: unit?.id ?? supervisingUnitId ?? '',
    since,
    until,
    due_on: dueOn,
    action: JSON.stringify({ pending, about } satisfies StoredAction),
  };
}

async function deriveByRules(tx: Tx, documents: readonly JsonObject[], at: Date): Promise<void> {
  const jurisdictions = new Set(documents.map((document) => textAt(document, '/jurisdiction') ?? ''));
  const divisions = [...jurisdictions].map((code) => code.replace(/(?:00)+$/, ''));
  const ids: string[] = [];
  for (const resource of [resources.facilities, resources.practitioners]) {
    const rows = await tx
      .selectFrom(tableOf(resource))
      .select(['id', sql<string>`coalesce(document ->> 'regionCode', '')`.as('region')])
      .limit(MOST_AT_ONCE + 1)
      .execute();
    if (rows.length > MOST_AT_ONCE) return beginDerivation(tx, divisions);
    for (const { id, region } of rows) if (divisions.some((division) => region.startsWith(division))) ids.push(id);
  }
  await deriveSubjects(tx, ids, at);
}
