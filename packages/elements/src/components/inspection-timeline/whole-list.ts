import type { EventList, ListDrawing } from './event-list.js';
import { EventRow } from './event-row.js';
import { make } from './make.js';
import type { MonthGroup } from './event-index.js';
import type { ShownEvent } from './read-timeline.js';

interface Block {
  readonly group: MonthGroup;
  readonly heading: HTMLElement;
  readonly yearHeading: HTMLElement;
  readonly months: HTMLElement;
  readonly element: HTMLElement;
  readonly events: HTMLElement;
}

/** About how much room a month takes that has not been drawn: a place kept too large makes the page jump when it is. */
const emForEvent = 5;

/**
 * All events as nested lists of years, months and events, so that the browser finds every word. Months out of sight cost nothing but their
 * elements, by `content-visibility`.
 */
export class WholeList implements EventList {
  readonly element = make('ol', 'years');
  private _events: readonly ShownEvent[] = [];
  private _rows: EventRow[] = [];
  private _blocks: Block[] = [];

  render(drawing: ListDrawing): void {
    const { events, look, stateOf } = drawing;
    if (events !== this._events) this._arrange(drawing);
    this._drawHeadings(drawing);
    for (let place = 0; place < events.length; place += 1) {
      const event = events[place] as ShownEvent;
      (this._rows[place] as EventRow).render(event, look, stateOf(event));
    }
  }

  reveal(place: number, block: ScrollLogicalPosition): EventRow | undefined {
    const row = this._rows[place];
    row?.element.scrollIntoView({ block });
    return row;
  }

  /** Makes a row for each event. Those of a page that has just come are added; anything else begins anew. */
  private _arrange({ events, groups }: ListDrawing): void {
    const known = this._rows.length;
    const added = known > 0 && known <= events.length && this._events.every((event, place) => event === events[place]);
    if (!added) {
      this.element.textContent = '';
      this._rows = [];
      this._blocks = [];
    }
    this._events = events;
    const kept = this._blocks.length - 1;
    groups.forEach((group, index) => {
      if (index < kept) return;
      const block = index === kept ? this._blocks[index] : undefined;
      const { events: list, element } = block ?? this._addBlock(group);
      while (this._rows.length < group.from + group.count) {
        const row = new EventRow();
        this._rows.push(row);
        list.append(row.element);
      }
      element.style.setProperty('contain-intrinsic-size', `1px ${group.count * emForEvent}em`);
    });
  }

  private _addBlock(group: MonthGroup): Block {
    const before = this._blocks[this._blocks.length - 1];
    let { yearHeading, months } = before ?? {};
    if (!yearHeading || !months || before?.group.year !== group.year) {
      yearHeading = make('div', 'year-heading');
      yearHeading.id = `year-${group.year}`;
      yearHeading.tabIndex = -1;
      months = make('ol', 'months');
      this.element.append(make('li', 'year-group', yearHeading, months));
    }
    const heading = make('div', 'month-heading');
    for (const each of [heading, yearHeading]) each.setAttribute('role', 'heading');
    const events = make('ol', 'events');
    const element = make('li', 'month-group', heading, events);
    months.append(element);
    const block = { group, heading, yearHeading, months, element, events };
    this._blocks.push(block);
    return block;
  }

  private _drawHeadings({ look: { words }, level, yearCount }: ListDrawing): void {
    const { messages, locale } = words;
    let last: HTMLElement | undefined;
    for (const { group, heading, yearHeading } of this._blocks) {
      heading.setAttribute('aria-level', String(level + 1));
      heading.setAttribute('aria-label', locale.month(group.year, group.month));
      heading.textContent = locale.monthName(group.month);
      if (yearHeading === last) continue;
      last = yearHeading;
      yearHeading.setAttribute('aria-level', String(level));
      yearHeading.textContent = locale.year(group.year);
      const all = yearCount(group.year);
      if (all !== undefined) yearHeading.append(' ', make('span', 'note', messages.count(locale.number(all))));
    }
  }
}
