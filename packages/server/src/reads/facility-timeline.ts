import type { Timeline, TimelineOverview } from '@yijian/standard';
import { codeTables } from '@yijian/standard/codes';
import { sql } from 'kysely';
import type { Cursors } from '../http/cursor.js';
import { requireDayOrder } from '../http/day-order.js';
import type { Reader } from '../http/operation.js';
import type { Parameters } from '../http/parameters.js';
import { findRecord } from '../records/read-records.js';
import type { Db } from '../records/record.js';
import { absence } from '../records/withdrawn.js';
import { resources } from '../resources/resources.js';
import { inSnapshot } from './snapshot.js';
import { dayInChina } from './today.js';

const kinds = new Set(codeTables.find(({ id }) => id === 'event-kind')?.codes.map(({ code }) => code));

/** Which events of a subject are asked for. */
interface Filters {
  kind?: string[];
  /** First day, `YYYY-MM-DD`. */
  from?: string;
  /** Last day. */
  to?: string;
}

/** Answers `getFacilityTimeline`: newest first, with an overview of all matching events on the first page. */
export const timelineReader =
  (cursors: Cursors): Reader =>
  (db, { id, query, defaults, caller, now }) =>
    inSnapshot(db, async (snapshot) => {
      const facility = await findRecord(snapshot, resources.facilities, id);
      if (!facility) throw await absence(snapshot, resources.facilities, id, { caller, now });
      const { cursor, limit: ownLimit, ...asked } = query;
      const ownFilters = withKnownKinds(asked);
      // Places differ between readers.
      const list = `getFacilityTimeline ${id} ${caller.audience}`;
      const position = cursor === undefined ? undefined : cursors.open(cursor as string, list, ownFilters);
      const given = position?.filters ?? ownFilters;
      const filters = given as Filters;
      requireDayOrder(given, 'from', 'to');
      const limit = (ownLimit ?? position?.limit ?? defaults['limit']) as number;
      const matching = eventsOf(snapshot, id, filters, caller.audience === 'public' ? dayInChina(now) : undefined);
      const rows = await matching
        .select(['event', 'sort_key'])
        .$if(position !== undefined, (select) => select.where('sort_key', '<', position?.after ?? ''))
        .orderBy('sort_key', 'desc')
        .limit(limit + 1)
        .execute();
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      const nextCursor = last && cursors.seal({ list, filters: given, limit, after: last.sort_key });
      const timeline: Timeline = {
        subject: { kind: 'facility', id, name: facility.document['name'] as string },
        data: rows.slice(0, limit).map(({ event }) => event as unknown as Timeline['data'][number]),
        page: { limit, ...(nextCursor !== undefined && { nextCursor }) },
        ...(position === undefined && { overview: await readOverview(matching) }),
      };
      return {
        status: 200,
        schema: 'Timeline',
        value: timeline,
        ...(nextCursor !== undefined && { next: { cursor: nextCursor, limit } }),
      };
    });

/** Leaves out kinds that no event here has: they match nothing, and a cursor would have to keep them. */
const withKnownKinds = ({ kind, ...others }: Parameters): Parameters =>
  kind === undefined ? others : { ...others, kind: (kind as string[]).filter((code) => kinds.has(code)) };

/** The events of a subject that match, without those that the public does not see on a day, if there is one. */
function eventsOf(db: Db, subjectId: string, { kind, from, to }: Filters, publicOn: string | undefined) {
  return (
    db
      .selectFrom('timeline_events')
      .where('subject_id', '=', subjectId)
      .$if(publicOn !== undefined, (select) =>
        select.where('shown_from', '<=', publicOn ?? '').where('shown_until', '>=', publicOn ?? ''),
      )
      .$if(kind !== undefined, (select) => select.where(sql<boolean>`kind = any(${kind}::text[])`))
      .$if(from !== undefined, (select) => select.where('sort_key', '>=', from ?? ''))
      // The day stands before a blank, and a tilde sorts behind everything that can follow it.
      .$if(to !== undefined, (select) => select.where('sort_key', '<', `${to}~`))
  );
}

async function readOverview(matching: ReturnType<typeof eventsOf>): Promise<TimelineOverview> {
  const rows = await matching
    .select(({ fn }) => [
      'kind',
      sql<string>`left(occurred_on, 7)`.as('month'),
      fn.countAll<string>().as('count'),
      fn.min('occurred_on').as('first'),
      fn.max('occurred_on').as('last'),
    ])
    .groupBy(['kind', 'month'])
    .execute();
  const byKind = new Map<string, number>();
  const byMonth = new Map<string, number>();
  for (const { kind, month, count } of rows) {
    byKind.set(kind, (byKind.get(kind) ?? 0) + Number(count));
    byMonth.set(month, (byMonth.get(month) ?? 0) + Number(count));
  }
  const days = rows.flatMap(({ first, last }) => [first, last]).sort();
  const [firstOn, lastOn] = [days[0], days.at(-1)];
  return {
    total: rows.reduce((total, { count }) => total + Number(count), 0),
    ...(firstOn !== undefined && lastOn !== undefined && { firstOn, lastOn }),
    kinds: [...byKind]
      .map(([kind, count]) => ({ kind, count }))
      .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1)),
    months: [...byMonth].map(([month, count]) => ({ month, count })).sort((a, b) => (a.month < b.month ? -1 : 1)),
  };
}
