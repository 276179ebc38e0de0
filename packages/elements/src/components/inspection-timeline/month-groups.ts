import type { ShownEvent } from './read-timeline.js';

/** A run of events of one month, by the places of its events in the list. */
export interface MonthGroup {
  readonly year: number;
  /** From 1 to 12. */
  readonly month: number;
  /** Place of its first event. */
  readonly from: number;
  readonly count: number;
}

/** The months of events that are in order of date. */
export function monthGroups(events: readonly ShownEvent[]): readonly MonthGroup[] {
  const groups: { year: number; month: number; from: number; count: number }[] = [];
  let current = '';
  for (let index = 0; index < events.length; index += 1) {
    const { occurredOn } = events[index] as ShownEvent;
    if (current === '' || !occurredOn.startsWith(current)) {
      current = occurredOn.slice(0, 7);
      groups.push({ year: Number(current.slice(0, 4)), month: Number(current.slice(5)), from: index, count: 0 });
    }
    (groups[groups.length - 1] as { count: number }).count += 1;
  }
  return groups;
}
