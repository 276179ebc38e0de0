import { addDays, dueActionOn } from '@yijian/rules';
import type { DueAction } from '@yijian/standard';
import { sql } from 'kysely';
import type { Cursors } from '../http/cursor.js';
import { requireDayOrder, requireDayWithin } from '../http/day-order.js';
import type { Reader } from '../http/operation.js';
import type { StoredAction } from '../standing/store-due-actions.js';
import { dayInChina } from './today.js';

/** How far ahead deadlines are told of unless the reader says otherwise. */
const DAYS_AHEAD = 30;

/** Far enough for every deadline, and leaves room to count days. */
const LAST_DAY = '9000-12-31';

const LIST = 'listDueActions';

/** Answers `listDueActions`: the earliest due first. What is overdue is judged when it is read. */
export const dueActionsReader =
  (cursors: Cursors): Reader =>
  async (db, { query, defaults, now }) => {
    const { cursor, limit: ownLimit, ...ownFilters } = query;
    const position = cursor === undefined ? undefined : cursors.open(cursor as string, LIST, ownFilters);
    const today = dayInChina(now);
    // The days stand in the cursor, so that a list that is read over midnight stays one list.
    const given = { on: today, ...(position?.filters ?? ownFilters) } as Record<string, string>;
    const { on = today, until = addDays(on, DAYS_AHEAD), regionCode, unitId, kind, subjectId } = given;
    if (!position) requireDayWithin('on', on, today, LAST_DAY);
    requireDayOrder({ on, until }, 'on', 'until');
    const limit = (ownLimit ?? position?.limit ?? defaults['limit']) as number;
    const [afterDay = '', afterId = ''] = position?.after.split(/ (.*)/s) ?? [];
    const rows = await db
      .selectFrom('due_actions')
      .select(['action', 'due_on', 'action_id'])
      .where('since', '<=', on)
      .where('until', '>=', on)
      .where('due_on', '<=', until)
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
