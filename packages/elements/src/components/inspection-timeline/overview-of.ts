import { indexOf } from './event-index.js';
import type { ShownEvent, ShownOverview } from './read-timeline.js';

/** The overview of events, newest first, that came without one. */
export function overviewOf(events: readonly ShownEvent[]): ShownOverview {
  const { groups, kinds } = indexOf(events);
  return {
    total: events.length,
    kinds: [...kinds].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count),
    months: groups
      .map(({ year, month, count }) => ({
        month: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`,
        count,
      }))
      .reverse(),
  };
}
