import type { Timeline, TimelineEvent, TimelineOverview } from '@yijian/standard';
import { FolderProblem } from './folder-problem.js';

/** A timeline as its file has it: all events, newest first. */
export type WholeTimeline = Pick<Timeline, 'subject' | 'data'> & { readonly overview: TimelineOverview };

const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The events of a timeline that a query asks for by `kind`, which may be repeated, and by the days `from` and `to`; with their overview, as a
 * server counts it.
 *
 * @throws {FolderProblem} 400, when it asks by anything else, or for no days
 */
export function matchingEvents(
  whole: WholeTimeline,
  filters: readonly (readonly [name: string, value: string])[],
): WholeTimeline {
  if (filters.length === 0) return whole;
  const kinds = new Set<string>();
  let [from, to] = ['', '9999-12-31'];
  for (const [name, value] of filters) {
    if (name === 'kind') kinds.add(value);
    else if (name !== 'from' && name !== 'to')
      throw new FolderProblem(400, 'bad-request', `A folder of files cannot answer a timeline by "${name}".`, name);
    else if (!day.test(value))
      throw new FolderProblem(400, 'bad-request', `"${name}" must be a day, YYYY-MM-DD, not "${value}".`, name);
    else if (name === 'from') from = value;
    else to = value;
  }
  if (from > to)
    throw new FolderProblem(
      400,
      'bad-request',
      `The first day (${from}) is after the last (${to}): swap them.`,
      'from',
    );
  const data = whole.data.filter(
    ({ kind, occurredOn }) => (kinds.size === 0 || kinds.has(kind)) && occurredOn >= from && occurredOn <= to,
  );
  return { ...whole, data, overview: overviewOf(data) };
}

function overviewOf(events: readonly TimelineEvent[]): TimelineOverview {
  const counted = (keyOf: (event: TimelineEvent) => string): [key: string, count: number][] => {
    const counts = new Map<string, number>();
    for (const event of events) counts.set(keyOf(event), (counts.get(keyOf(event)) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  };
  const days = events.map(({ occurredOn }) => occurredOn).sort();
  const [firstOn, lastOn] = [days[0], days[days.length - 1]];
  return {
    total: events.length,
    ...(firstOn !== undefined && lastOn !== undefined && { firstOn, lastOn }),
    kinds: counted(({ kind }) => kind)
      .map(([kind, count]) => ({ kind, count }))
      .sort((a, b) => b.count - a.count),
    months: counted(({ occurredOn }) => occurredOn.slice(0, 7)).map(([month, count]) => ({ month, count })),
  };
}
