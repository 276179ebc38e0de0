import { addDays, dueActionOn } from '@yijian/rules';
import type { DueAction } from '@yijian/standard';
import type { CollectionName } from '@yijian/standard/collections';
import { sql } from 'kysely';
import type { Caller } from '../access/caller.js';
import type { Cursors } from '../http/cursor.js';
import { requireDayOrder, requireDayWithin } from '../http/day-order.js';
import type { Reader } from '../http/operation.js';
import { resources } from '../resources/resources.js';
import type { StoredAction } from '../standing/store-due-actions.js';
import { dayInChina } from './today.js';

/** How far ahead deadlines are told of unless the reader says otherwise. */
const DAYS_AHEAD = 30;

/** Far enough for every deadline, and leaves room to count days. */
const LAST_DAY = '9000-12-31';

const LIST = 'listDueActions';

/**
 * The collection whose module deals with what is due, by kind, where that is not the collection of the record that it comes from: these come
 * from the subject itself, or from nothing having been recorded.
 */
const collectionByKind: Readonly<Record<string, CollectionName>> = {
  consequence: 'score-records',
  'self-inspection': 'self-inspections',
  verification: 'verifications',
};

/**
 * Answers `listDueActions`: the earliest due first, to a unit what is due within its region and its modules. What is overdue is judged when
 * it is read.
 */
export const dueActionsReader =
  (cursors: Cursors): Reader =>
  async (db, { query, defaults, caller, now }) => {
    const { cursor, limit: ownLimit, ...ownFilters } = query;
    const position = cursor === undefined ? undefined : cursors.open(cursor as string, LIST, ownFilters);
    const today = dayInChina(now);
    // The days stand in the cursor, so that a list that is read over midnight stays one list.
    const given = { on: today, ...(position?.filters ?? ownFilters) } as Record<string, string>;
    const { on = today, regionCode, unitId, kind, subjectId } = given;
    // Before anything is counted from it: the calendar has an end.
    if (!position) requireDayWithin('on', on, today, LAST_DAY);
    const { until = addDays(on, DAYS_AHEAD) } = given;
    requireDayOrder({ on, until }, 'on', 'until');
    const limit = (ownLimit ?? position?.limit ?? defaults['limit']) as number;
    const [afterDay = '', afterId = ''] = position?.after.split(/ (.*)/s) ?? [];
    const rows = await db
      .selectFrom('due_actions')
      .select(['action', 'due_on', 'action_id'])
      .where('since', '<=', on)
      .where('until', '>=', on)
      .where('due_on', '<=', until)
      .$if(caller.duties !== undefined, (select) => select.where(ofDuties(caller.duties as Duties)))
      .$if(regionCode !== undefined, (select) => select.where(within(regionCode ?? '')))
      .$if(unitId !== undefined, (select) => select.where('unit_id', '=', unitId ?? ''))
      .$if(kind !== undefined, (select) => select.where('kind', '=', kind ?? ''))
      .$if(subjectId !== undefined, (select) => select.where('subject_id', '=', subjectId ?? ''))
      .$if(position !== undefined, (select) =>
        select.where(sql<boolean>`(due_on, action_id) > (${afterDay}, ${afterId})`),
      )
      .orderBy('due_on')
      .orderBy('action_id')
      .limit(limit + 1)
      .execute();
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const filters = { ...given, until };
    const nextCursor = last && cursors.seal({ list: LIST, filters, limit, after: `${last.due_on} ${last.action_id}` });
    const data = rows.slice(0, limit).flatMap(({ action }): DueAction[] => {
      const { pending, about } = action as unknown as StoredAction;
      const told = dueActionOn(pending, about, on);
      return told ? [told] : [];
    });
    return {
      status: 200,
      schema: 'DueActionPage',
      value: { data, page: { limit, ...(nextCursor !== undefined && { nextCursor }) }, on },
      ...(nextCursor !== undefined && { next: { cursor: nextCursor, limit } }),
    };
  };

type Duties = NonNullable<Caller['duties']>;

/** What a unit is in charge of: what is due within its region, of the kinds that its modules deal with. */
function ofDuties({ region, modules }: Duties) {
  const kinds = Object.entries(collectionByKind).flatMap(([kind, collection]) =>
    modules.includes(resources[collection].module) ? [kind] : [],
  );
  const sources = Object.values(resources).flatMap(({ name, module }) => (modules.includes(module) ? [name] : []));
  const ofKind = sql<boolean>`kind = any(${kinds}::text[])`;
  const ofSource = sql<boolean>`kind <> all(${Object.keys(collectionByKind)}::text[])
    and action #>> '{pending,sources,0,collection}' = any(${sources}::text[])`;
  return sql<boolean>`(${within(region)} and (${ofKind} or (${ofSource})))`;
}

/** A division and those below it; the pairs of zeros at the end of its code stand for the levels below it. */
function within(regionCode: string) {
  const division = regionCode.replace(/(?:00)+$/, '');
  switch (division.length) {
    case 6:
      return sql<boolean>`region_code = ${division}`;
    case 4:
      return sql<boolean>`left(region_code, 4) = ${division}`;
    case 2:
      return sql<boolean>`left(region_code, 2) = ${division}`;
    default:
      return sql<boolean>`true`;
  }
}
