import type { EventRow, Look, RowState } from './event-row.js';
import type { MonthGroup } from './event-index.js';
import type { ShownEvent } from './read-timeline.js';

/** How long after the first drawing rows out of sight are seen to: until then the page has its own to do. Sooner when the reader scrolls. */
export const restAfterMs = 300;

/** The events to draw, and how. */
export interface ListDrawing {
  /** Newest first. */
  readonly events: readonly ShownEvent[];
  readonly groups: readonly MonthGroup[];
  readonly look: Look;
  readonly stateOf: (event: ShownEvent) => RowState;
  /** Level of the headings of years. */
  readonly level: number;
  /** How many events a year has in all; `undefined` while that is not known. */
  readonly yearCount: (year: number) => number | undefined;
}

/** Rows of events on the page: all of them, or those in sight. */
export interface EventList {
  readonly element: HTMLElement;
  render(drawing: ListDrawing): void;
  /** The row at a place, brought into sight if that is needed to draw it. */
  reveal(place: number, block: ScrollLogicalPosition): EventRow | undefined;
}
