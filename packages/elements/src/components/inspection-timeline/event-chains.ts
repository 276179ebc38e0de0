import type { ShownEvent } from './read-timeline.js';

/** What led to an event, and what it led to. */
export interface Chain {
  readonly causes: readonly ShownEvent[];
  readonly effects: readonly ShownEvent[];
  /** Causes that are not among the events at hand. */
  readonly missing: readonly string[];
}

const none: Chain = { causes: [], effects: [], missing: [] };

/** The chains among events. Effects come oldest first, as things happened. Cycles in the data do no harm: no link is followed here. */
export class EventChains {
  private readonly _events: readonly ShownEvent[];
  private _byId: ReadonlyMap<string, ShownEvent> | undefined;
  private _effects: ReadonlyMap<string, readonly ShownEvent[]> | undefined;

  /** @param events newest first */
  constructor(events: readonly ShownEvent[]) {
    this._events = events;
  }

  of(event: ShownEvent): Chain {
    const { causeIds } = event;
    const effects = (this._effects ??= this._findEffects()).get(event.id);
    if (causeIds.length === 0 && !effects) return none;
    const causes = causeIds.map((id) => this.find(id)).filter((cause) => cause !== undefined);
    return { causes, effects: effects ?? [], missing: causeIds.filter((id) => !this.find(id)) };
  }

  /** The event at hand with this identifier. */
  find(id: string): ShownEvent | undefined {
    return (this._byId ??= new Map(this._events.map((event) => [event.id, event]))).get(id);
  }

  /** Orders events as things happened: by day, and within a day causes before what follows from them, as the list has it from its end. */
  compare(a: ShownEvent, b: ShownEvent): number {
    if (a.occurredOn !== b.occurredOn) return a.occurredOn < b.occurredOn ? -1 : 1;
    return this._events.indexOf(b) - this._events.indexOf(a);
  }

  private _findEffects(): ReadonlyMap<string, readonly ShownEvent[]> {
    const effects = new Map<string, ShownEvent[]>();
    for (let index = this._events.length - 1; index >= 0; index -= 1) {
      const event = this._events[index] as ShownEvent;
      for (const cause of event.causeIds) {
        const known = effects.get(cause);
        if (known) known.push(event);
        else effects.set(cause, [event]);
      }
    }
    return effects;
  }
}
