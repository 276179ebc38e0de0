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

/** What a look at each of many events finds. */
export interface EventIndex {
  /** Whether they are in order of date, newest first. */
  readonly inOrder: boolean;
  readonly groups: readonly MonthGroup[];
  /** How many events each kind has. */
  readonly kinds: ReadonlyMap<string, number>;
}

const known = new WeakMap<readonly ShownEvent[], EventIndex>();

/** Looks at every event once, because there may be tens of thousands. The same list is not looked at again. */
export function indexOf(events: readonly ShownEvent[]): EventIndex {
  let index = known.get(events);
  if (!index) known.set(events, (index = makeIndex(events)));
  return index;
}

function makeIndex(events: readonly ShownEvent[]): EventIndex {
  const groups: { year: number; month: number; from: number; count: number }[] = [];
  const kinds = new Map<string, number>();
  let inOrder = true;
  let day = '\uffff';
  let month = '-';
  let monthFrom = 0;
  let kind = '';
  let kindFrom = 0;
  const { length } = events;
  // One place too many, which ends the last run.
  for (let place = 0; place <= length; place += 1) {
    const event = events[place];
    if (event?.kind !== kind) {
      if (place > kindFrom) kinds.set(kind, (kinds.get(kind) ?? 0) + place - kindFrom);
      kind = event?.kind ?? '';
      kindFrom = place;
    }
    if (event?.occurredOn === day) continue;
    if (!event?.occurredOn.startsWith(month)) {
      if (place > monthFrom) {
        groups.push({
          year: Number(month.slice(0, 4)),
          month: Number(month.slice(5)),
          from: monthFrom,
          count: place - monthFrom,
        });
      }
      month = event?.occurredOn.slice(0, 7) ?? '';
      monthFrom = place;
    }
    if (!event) break;
    if (event.occurredOn > day) inOrder = false;
    day = event.occurredOn;
  }
  return { inOrder, groups, kinds };
}
