import type { ShownEvent } from './read-timeline.js';

/** What led to an event, and what it led to. */
export interface Chain {
  readonly causes: readonly ShownEvent[];
  readonly effects: readonly ShownEvent[];
  /** How many causes are not among the events at hand. */
  readonly missing: number;
}

const none: Chain = { causes: [], effects: [], missing: 0 };

/** The chains among events, by event id. Effects come oldest first, as things happened. Cycles in the data do no harm: nothing is followed. */
export function eventChains(events: readonly ShownEvent[]): (id: string) => Chain {
  const byId = new Map(events.map((event) => [event.id, event]));
  const effects = new Map<string, ShownEvent[]>();
  for (const event of [...events].reverse()) {
    for (const cause of new Set(event.causeIds)) {
      if (cause === event.id) continue;
      const known = effects.get(cause);
      if (known) known.push(event);
      else effects.set(cause, [event]);
    }
  }
  return (id) => {
    const event = byId.get(id);
    const after = effects.get(id);
    if (!event || (event.causeIds.length === 0 && !after)) return none;
    const ids = Array.from(new Set(event.causeIds)).filter((cause) => cause !== id);
    const causes = ids.map((cause) => byId.get(cause)).filter((cause) => cause !== undefined);
    return { causes, effects: after ?? [], missing: ids.length - causes.length };
  };
}
