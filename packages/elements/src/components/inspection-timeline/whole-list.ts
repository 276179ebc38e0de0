import { IdleWork } from '../../internal/idle-work.js';
import { addFacts, bareRow, EventRow, titleOf } from './event-row.js';
import type { EventList, ListDrawing } from './event-list.js';
import { kindName } from './kind-filter.js';
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
const emForEvent = 4;

/** How many rows are filled together. */
const together = 6;

/** Rows that are filled at once: about as many as are in sight at first. */
const filledAtFirst = 18;

/** Rows that get their facts at a time when the browser has nothing else to do. */
const factsTogether = 10;

/** How far from sight rows are filled: further would cost more at first than all rows in sight. */
const beyond = '64px 0px';

/**
 * All events as nested lists of years, months and events, so that the browser finds every word. Months out of sight cost nothing but their
 * elements, by `content-visibility`; rows far from sight are bare, and get their signs, facts, links and details when they come near, when the
 * focus comes to them, or when the reader is led there.
 */
export class WholeList implements EventList {
  readonly element = make('ol', 'years');
  private _events: readonly ShownEvent[] = [];
  private _elements: HTMLLIElement[] = [];
  /** By place; rows that are bare are missing. */
  private _rows: (EventRow | undefined)[] = [];
  private _places = new Map<Element, number>();
  private _blocks: Block[] = [];
  private _drawing: ListDrawing | undefined;
  private _observer: IntersectionObserver | undefined;
  /** Place before which rows have their facts. */
  private _factsTo = 0;
  private readonly _facts = new IdleWork(() => this._addFacts());

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
    else if (was?.look.words !== look.words) this._nameBare(drawing);
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

  /** Makes bare rows whole, both ends among them. */
  private _fill(from: number, to: number): void {
    const last = Math.min(to, this._elements.length - 1);
    for (let place = Math.max(0, from); place <= last; place += 1) if (!this._rows[place]) this._draw(place);
  }

  private _fillAround(row: Element | null, margin: number): void {
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
      this._places = new Map();
      this._blocks = [];
      this._observer?.disconnect();
      this._observer = undefined;
    }
    this._events = events;
    const names = new Map<string, string>();
    const kept = this._blocks.length - 1;
    groups.forEach((group, index) => {
      if (index < kept) return;
      const block = index === kept ? this._blocks[index] : undefined;
      const { events: list, element } = block ?? this._addBlock(group);
      while (this._elements.length < group.from + group.count) {
        const event = events[this._elements.length] as ShownEvent;
        let kind = names.get(event.kind);
        if (kind === undefined) names.set(event.kind, (kind = kindName(event.kind, words)));
        const row = bareRow(event.occurredOn, kind, titleOf(event, kind));
        this._places.set(row, this._elements.push(row) - 1);
        list.append(row);
      }
      element.style.setProperty('contain-intrinsic-size', `1px ${group.count * emForEvent}em`);
      // What is in sight from the beginning would only be laid out in a second go.
      if (group.from < filledAtFirst) element.style.setProperty('content-visibility', 'visible');
    });
    if (known === 0 || !added) this._fill(0, filledAtFirst - 1);
    if (!added) this._factsTo = 0;
    this._facts.begin();
    this._watch(added ? known : 0);
  }

  /** Gives the next bare rows their facts. @returns whether there are more */
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
  private _watch(from: number): void {
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
    for (let place = from - (from % together); place < this._elements.length; place += together) {
      if (place >= from) this._observer.observe(this._elements[place] as Element);
    }
  }

  /** Says the kinds of bare rows in another language. */
  private _nameBare({ events, look: { words } }: ListDrawing): void {
    this._elements.forEach((element, place) => {
      const event = events[place];
      if (this._rows[place] || !event) return;
      const kind = kindName(event.kind, words);
      const bare = bareRow(event.occurredOn, kind, titleOf(event, kind));
      element.textContent = '';
      element.append(...Array.from(bare.childNodes));
    });
    this._factsTo = 0;
    this._facts.begin();
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

  private _drawHeadings(
    { events, look: { words }, level, yearCount }: ListDrawing,
    was: ListDrawing | undefined,
  ): void {
    const { messages, locale } = words;
    if (was?.events === events && was.look.words === words && was.level === level) return;
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
