import { IdleWork } from '../../internal/idle-work.js';
import { addFacts, EventRow, lineOf, plainRow, titleOf } from './event-row.js';
import { restAfterMs, type EventList, type ListDrawing } from './event-list.js';
import { kindName } from './kind-filter.js';
import { make } from './make.js';
import type { MonthGroup } from './event-index.js';
import type { ShownEvent } from './read-timeline.js';

/** A year with its months. */
interface Year {
  readonly heading: HTMLElement;
  readonly months: HTMLElement;
  /** How many of its events are here. */
  count: number;
}

interface Block {
  readonly group: MonthGroup;
  readonly heading: HTMLElement;
  readonly year: Year;
  readonly element: HTMLElement;
  readonly events: HTMLElement;
}

/** About how much room a month takes that has not been drawn: a place kept too large makes the page jump when it is. */
const emForEvent = 4;

/** How many rows are filled together. */
const together = 6;

/** The least height of a row, in pixels: as many as the window can hold are whole at once. */
const leastHeight = 50;

/** Windows from the top that Chromium draws whatever `content-visibility` says: it begins well before something is in sight. */
const windowsDrawn = 2.5;

/** Rows that get their facts at a time when the browser has nothing else to do. */
const factsTogether = 10;

/** How far from sight rows are filled: further would cost more at first than all rows in sight. */
const beyond = '64px 0px';

/**
 * All events as nested lists of years, months and events, so that the browser finds every word. Years and months out of sight cost nothing but
 * their elements, by `content-visibility`; rows far from sight are plain, and get their signs, facts, links and details when they come near, when
 * the focus comes to them, or when the reader is led there.
 */
export class WholeList implements EventList {
  readonly element = make('ol', 'years');
  private _events: readonly ShownEvent[] = [];
  private _elements: HTMLLIElement[] = [];
  /** By place; rows that are plain are missing. */
  private _rows: (EventRow | undefined)[] = [];
  /** Made when a place is first asked for. */
  private _places: Map<Element, number> | undefined;
  private _blocks: Block[] = [];
  private _drawing: ListDrawing | undefined;
  private _observer: IntersectionObserver | undefined;
  /** Place before which rows are watched. */
  private _watchedTo = 0;
  /** Place before which rows have their facts. */
  private _factsTo = 0;
  private readonly _facts = new IdleWork(() => this._addFacts());
  private _restTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const fill = ({ target }: Event): void => this._fillAround((target as Element).closest('.event'), 0);
    this.element.addEventListener('click', fill);
    this.element.addEventListener('focusin', fill);
  }

  render(drawing: ListDrawing): void {
    const was = this._drawing;
    this._drawing = drawing;
    const { events, look } = drawing;
    if (events !== this._events) this._arrange(drawing);
    else if (was?.look.words !== look.words) this._nameAgain(drawing);
    this._drawHeadings(drawing, was);
    this._rows.forEach((row, place) => row && this._draw(place));
  }

  reveal(place: number, block: ScrollLogicalPosition): EventRow | undefined {
    this._fill(place - together, place + together);
    const row = this._rows[place];
    row?.element.scrollIntoView({ block });
    return row;
  }

  private _draw(place: number): void {
    const { _drawing: drawing } = this;
    const event = this._events[place];
    if (!drawing || !event) return;
    (this._rows[place] ??= new EventRow(this._elements[place])).render(event, drawing.look, drawing.stateOf(event));
  }

  /** Makes plain rows whole, both ends among them. */
  private _fill(from: number, to: number): void {
    const last = Math.min(to, this._elements.length - 1);
    for (let place = Math.max(0, from); place <= last; place += 1) if (!this._rows[place]) this._draw(place);
  }

  private _fillAround(row: Element | null, margin: number): void {
    this._places ??= new Map(this._elements.map((element, place) => [element, place]));
    const place = row ? this._places.get(row) : undefined;
    if (place !== undefined) this._fill(place - margin, place + margin);
  }

  /** Makes a row for each event. Those of a page that has just come are added; anything else begins anew. */
  private _arrange({ events, groups, look: { words } }: ListDrawing): void {
    const known = this._elements.length;
    const added = known > 0 && known <= events.length && this._events.every((event, place) => event === events[place]);
    if (!added) {
      this.element.textContent = '';
      this._elements = [];
      this._rows = [];
      this._blocks = [];
      this._observer?.disconnect();
      this._observer = undefined;
      this._watchedTo = 0;
      this._factsTo = 0;
    }
    this._places = undefined;
    this._events = events;
    const atFirst = Math.ceil(innerHeight / leastHeight);
    const drawn = atFirst * windowsDrawn;
    const names = new Map<string, string>();
    const kept = Math.max(0, this._blocks.length - 1);
    for (let index = kept; index < groups.length; index += 1) {
      const group = groups[index] as MonthGroup;
      const { year, element, events: list } = this._blocks[index] ?? this._addBlock(group);
      const end = group.from + group.count;
      for (let place = this._elements.length; place < end; place += 1) {
        const event = events[place] as ShownEvent;
        let kind = names.get(event.kind);
        if (kind === undefined) names.set(event.kind, (kind = kindName(event.kind, words)));
        const row = plainRow(lineOf(event.occurredOn, kind), titleOf(event, kind));
        this._elements.push(row);
        list.appendChild(row);
        year.count += 1;
      }
      keepPlace(element, group.count, group.from < drawn);
      if (groups[index + 1]?.year !== group.year) keepPlace(year.months, year.count, end - year.count < drawn);
    }
    if (!added) this._fill(0, atFirst - 1);
    clearTimeout(this._restTimer);
    if (added) return this._seeToRest();
    this._restTimer = setTimeout(this._seeToRest, restAfterMs);
    addEventListener('scroll', this._seeToRest, true);
  }

  /** Sees to the rows that are not in sight at first. */
  private readonly _seeToRest = (): void => {
    clearTimeout(this._restTimer);
    removeEventListener('scroll', this._seeToRest, true);
    this._facts.begin();
    this._watch();
  };

  /** Gives the next plain rows their facts. @returns whether there are more */
  private _addFacts(): boolean {
    const { _drawing: drawing } = this;
    const end = Math.min(this._factsTo + factsTogether, this._elements.length);
    for (; drawing && this._factsTo < end; this._factsTo += 1) {
      const [element, event] = [this._elements[this._factsTo], this._events[this._factsTo]];
      if (element && event && !this._rows[this._factsTo]) addFacts(element, event, drawing.look.words);
    }
    return end < this._elements.length;
  }

  /** Has the rows filled that come near. */
  private _watch(): void {
    if (typeof IntersectionObserver === 'undefined') return this._fill(0, this._elements.length);
    this._observer ??= new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          this._observer?.unobserve(target);
          // A page in a frame of another origin is told of what is in sight only: the rows beside it are filled with it.
          this._fillAround(target, together);
        }
      },
      { rootMargin: beyond },
    );
    for (; this._watchedTo < this._elements.length; this._watchedTo += together) {
      this._observer.observe(this._elements[this._watchedTo] as Element);
    }
  }

  /** Says the kinds of plain rows in another language. */
  private _nameAgain({ events, look: { words } }: ListDrawing): void {
    this._elements.forEach((element, place) => {
      const event = events[place];
      if (this._rows[place] || !event) return;
      const kind = kindName(event.kind, words);
      const plain = plainRow(lineOf(event.occurredOn, kind), titleOf(event, kind));
      element.textContent = '';
      element.append(...plain.childNodes);
    });
    this._factsTo = 0;
    this._facts.begin();
  }

  private _addBlock(group: MonthGroup): Block {
    const before = this._blocks[this._blocks.length - 1];
    const year = before?.group.year === group.year ? before.year : this._addYear(group.year);
    const heading = makeHeading('month-heading');
    const events = make('ol', 'events');
    const element = make('li', 'month-group', heading, events);
    year.months.appendChild(element);
    const block = { group, heading, year, element, events };
    this._blocks.push(block);
    return block;
  }

  private _addYear(year: number): Year {
    const heading = makeHeading('year-heading');
    heading.id = `year-${year}`;
    heading.tabIndex = -1;
    const months = make('ol', 'months');
    this.element.appendChild(make('li', 'year-group', heading, months));
    return { heading, months, count: 0 };
  }

  private _drawHeadings(
    { events, look: { words }, level, yearCount }: ListDrawing,
    was: ListDrawing | undefined,
  ): void {
    const { messages, locale } = words;
    if (was?.events === events && was.look.words === words && was.level === level) return;
    let last: Year | undefined;
    for (const { group, heading, year } of this._blocks) {
      heading.setAttribute('aria-level', String(level + 1));
      heading.setAttribute('aria-label', locale.month(group.year, group.month));
      heading.textContent = locale.monthName(group.month);
      if (year === last) continue;
      last = year;
      year.heading.setAttribute('aria-level', String(level));
      year.heading.textContent = locale.year(group.year);
      const all = yearCount(group.year);
      if (all !== undefined) year.heading.append(' ', make('span', 'note', messages.count(locale.number(all))));
    }
  }
}

function makeHeading(className: string): HTMLElement {
  const heading = make('div', className);
  heading.setAttribute('role', 'heading');
  return heading;
}

/** Keeps about as much room as some events take for a part of the list that is not drawn while it is out of sight. */
function keepPlace({ style }: HTMLElement, count: number, drawn: boolean): void {
  style.setProperty('contain-intrinsic-size', `1px ${count * emForEvent}em`);
  // What is drawn from the beginning would only be laid out in a second go, and a third.
  if (drawn) style.setProperty('content-visibility', 'visible');
}
