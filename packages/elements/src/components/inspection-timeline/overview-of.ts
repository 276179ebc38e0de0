import type { ShownEvent, ShownOverview } from './read-timeline.js';

function counts<T>(items: readonly T[], key: (item: T) => string): [string, number][] {
  const found = new Map<string, number>();
  for (const item of items) found.set(key(item), (found.get(key(item)) ?? 0) + 1);
  return Array.from(found);
}

/** The overview of events that came without one. */
export function overviewOf(events: readonly ShownEvent[]): ShownOverview {
  return {
    total: events.length,
    kinds: counts(events, ({ kind }) => kind)
      .map(([kind, count]) => ({ kind, count }))
      .sort((a, b) => b.count - a.count),
    months: counts(events, ({ occurredOn }) => occurredOn.slice(0, 7))
      .map(([month, count]) => ({ month, count }))
      .sort((a, b) => (a.month < b.month ? -1 : 1)),
  };
}
