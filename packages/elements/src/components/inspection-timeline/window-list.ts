import { RecycledNodes } from '../../internal/recycled-nodes.js';
import { roomAtFirst } from '../../internal/room-at-first.js';
import { Settling } from '../../internal/settling.js';
import { restAfterMs, type EventList, type ListDrawing } from './event-list.js';
import { EventRow } from './event-row.js';
import { make } from './make.js';
import type { MonthGroup } from './event-index.js';
import type { ShownEvent } from './read-timeline.js';
import own from './window-list.styles.js';

/** What it draws is styled by. */
export const styles = [own];

/** Rows that are always drawn beyond what is in sight: the browser scrolls before it asks for more. */
const rowsBeyond = 6;

/** Rows drawn ahead of a reader who scrolls: to draw several every few frames costs less than to draw some in each. */
const rowsAhead = 16;

/** Rows before the end at which more is asked for. */
const nearEnd = 20;

interface Opened {
  readonly place: number;
  readonly extra: number;
}

/** How far down rows stand, in pixels. */
const tops = new WeakMap<EventRow, number>();

/** Elements made for rows that begin a month. */
const headingOf = new WeakMap<EventRow, HTMLElement>();

/**
 * As many of thousands of events as are in sight, in rows that are used again while the reader scrolls. Closed rows are of one height, which the
 * styles give; open ones are measured. `aria-posinset` and `aria-setsize` say where each stands among all.
 *
 * One row's title is in the order of the Tab key; the arrow keys, Page Up, Page Down, Home and End go from row to row.
 */
export class WindowList implements EventList {
  readonly element = make('div', 'scroller');
  private readonly _pinned = make('div', 'pinned');
  private readonly _list = make('ol', 'window');
  private readonly _rows = new RecycledNodes<EventRow>(this._list, () => this._newRow());
  private readonly _onNearEnd: () => void;
  private readonly _observer =
    typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver((entries) => this._resized(entries));
  private _drawing: ListDrawing | undefined;
  private _heights = { row: 0, head: 0 };
  /** Size of the scroller when it was last looked at. */
  private _size: string | undefined;
  /** Open rows by event, with what they are higher than closed ones. */
  private readonly _extra = new Map<string, number>();
  private _opened: readonly Opened[] = [];
  /** Place of the row whose title the Tab key goes to. */
  private _place = 0;
  private _pinnedGroup: MonthGroup | undefined;
  private readonly _settling = new Settling(() => this._settle());
  private _frame = 0;
  /** Whether the place of the scroller is known, and not that it is new. */
  private _known = false;
  /** How tall it can be as long as it is new. */
  private _room = 0;
  /** Where it was scrolled to when rows were last drawn, and between which tops they need not be drawn again. */
  private _drawn = { top: 0, from: 0, to: 0 };

  /** @param onNearEnd called when the reader comes near the last event */
  constructor(onNearEnd: () => void) {
    this._onNearEnd = onNearEnd;
    this._pinned.setAttribute('aria-hidden', 'true');
    this._list.setAttribute('role', 'list');
    this.element.setAttribute('part', 'scroller');
    this.element.append(this._pinned, this._list);
    this.element.addEventListener('scroll', () => this._scrolled(), { passive: true });
    this.element.addEventListener('keydown', (event) => this._onKey(event));
    this.element.addEventListener('focusin', (event) => this._onFocus(event));
    this._observer?.observe(this.element);
  }

  render(drawing: ListDrawing): void {
    const was = this._drawing;
    const anchor = was && this._known ? this._anchor() : undefined;
    this._drawing = drawing;
    this._measure();
    if (was && was.groups !== drawing.groups) this._pinnedGroup = undefined;
    const { events, look } = drawing;
    if (was?.look.words !== look.words) this._list.setAttribute('aria-label', look.words.messages.title);
    const focused = this._focusedRow();
    this._place = Math.max(
      0,
      focused?.event ? events.indexOf(focused.event) : Math.min(this._place, events.length - 1),
    );
    this._findOpened(drawing);
    this._drawRows(true);
    // Where lengths above have changed, what the reader looks at stays.
    if (anchor) {
      const place = events.indexOf(anchor.event);
      const top = place < 0 ? undefined : this._topOf(place) + anchor.offset;
      if (top !== undefined && Math.abs(top - this.element.scrollTop) > 1) {
        this.element.scrollTop = top;
        this._drawRows(false);
      }
    }
  }

  reveal(place: number, block: ScrollLogicalPosition): EventRow | undefined {
    const { row, head } = this._heights;
    const scroller = this.element;
    const [top, bottom] = [this._topOf(place), this._topOf(place + 1)];
    this._known = true;
    const room = scroller.clientHeight;
    const [first, last] = [scroller.scrollTop + head, scroller.scrollTop + room];
    if (block === 'start') scroller.scrollTop = top;
    else if (block === 'center') scroller.scrollTop = top - Math.max(head, (room - row) / 2);
    else if (top < first) scroller.scrollTop = top - head;
    else if (bottom > last) scroller.scrollTop = Math.min(top - head, bottom - room);
    this._place = place;
    this._drawRows(false);
    scroller.scrollIntoView({ block: 'nearest' });
    return this._rows.drawn.find(({ at }) => at === place);
  }

  private _newRow(): EventRow {
    const row = new EventRow();
    row.title.tabIndex = -1;
    return row;
  }

  private _measure(): void {
    const style = getComputedStyle(this._list);
    if (!this._known) this._room = roomAtFirst(style.getPropertyValue('--yj-inspection-timeline-height'));
    const em = parseFloat(style.fontSize) || 16;
    const length = (name: string): number => Math.round((parseFloat(style.getPropertyValue(name)) || 4) * em);
    const [row, head] = [length('--_row'), length('--_head')];
    if (row === this._heights.row && head === this._heights.head) return;
    this._heights = { row, head };
    for (const [name, value] of Object.entries(this._heights)) {
      this.element.style.setProperty(`--_${name}-height`, `${value}px`);
    }
  }

  /** The event at the top of what is in sight, and how far it is scrolled out of it. */
  private _anchor(): { event: ShownEvent; offset: number } | undefined {
    const { scrollTop } = this.element;
    if (scrollTop === 0) return undefined;
    const place = this._placeAt(scrollTop);
    const event = this._drawing?.events[place];
    return event && { event, offset: scrollTop - this._topOf(place) };
  }

  /** How many months begin before a place. */
  private _headsBefore(place: number): number {
    const groups = this._drawing?.groups ?? [];
    let [low, high] = [0, groups.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((groups[middle] as MonthGroup).from < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private _topOf(place: number): number {
    const { row, head } = this._heights;
    let top = place * row + this._headsBefore(place) * head;
    for (const opened of this._opened) if (opened.place < place) top += opened.extra;
    return top;
  }

  private _placeAt(y: number): number {
    let [low, high] = [0, Math.max(0, (this._drawing?.events.length ?? 0) - 1)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this._topOf(middle) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private _findOpened({ events, stateOf }: ListDrawing): void {
    if (this._extra.size === 0) {
      this._opened = [];
      return;
    }
    this._opened = events.flatMap((event, place) => {
      const extra = this._extra.get(event.id);
      return extra !== undefined && stateOf(event).open ? [{ place, extra }] : [];
    });
  }

  /** Looks at how high the open rows are. @returns whether something has changed */
  private _measureOpen(): boolean {
    const { _drawing: drawing, _heights: heights } = this;
    let changed = false;
    for (const { element, event, at } of this._rows.drawn) {
      if (!drawing || !event || !drawing.stateOf(event).open) continue;
      const closed = heights.row + (this._groupAt(at) ? heights.head : 0);
      const extra = Math.max(0, element.offsetHeight - closed);
      if (this._extra.get(event.id) === extra) continue;
      this._extra.set(event.id, extra);
      changed = true;
    }
    if (changed && drawing) this._findOpened(drawing);
    return changed;
  }

  /** The month that begins at a place. */
  private _groupAt(place: number): MonthGroup | undefined {
    const group = this._drawing?.groups[this._headsBefore(place)];
    return group?.from === place ? group : undefined;
  }

  private _scrolled(): void {
    const { scrollTop } = this.element;
    const { from, to } = this._drawn;
    if (!this._drawing || scrollTop < from || scrollTop > to) this._drawRows(false);
    else this._drawPinned(this._drawing, scrollTop);
  }

  private _drawRows(again: boolean): void {
    const { _drawing: drawing, element: scroller } = this;
    if (!drawing) return;
    const { events, look, stateOf } = drawing;
    // At first nothing is scrolled.
    const { scrollTop, clientHeight } = this._known ? scroller : { scrollTop: 0, clientHeight: this._room };
    const beyond = this._known ? rowsBeyond : 0;
    const ahead = Math.sign(scrollTop - this._drawn.top) * (rowsAhead - rowsBeyond);
    this._known = true;
    const first = Math.max(0, this._placeAt(scrollTop) - beyond + Math.min(0, ahead));
    const last = Math.min(events.length - 1, this._placeAt(scrollTop + clientHeight) + beyond + Math.max(0, ahead));
    const places: number[] = [];
    if (this._place < first && this._place < events.length) places.push(this._place);
    for (let place = first; place <= last; place += 1) places.push(place);
    if (this._place > last && this._place < events.length) places.push(this._place);
    for (const row of this._rows.arrange(places, again)) {
      const event = events[row.at] as ShownEvent;
      row.render(event, look, stateOf(event));
      row.element.setAttribute('aria-posinset', String(row.at + 1));
      const size = String(events.length);
      if (row.element.getAttribute('aria-setsize') !== size) row.element.setAttribute('aria-setsize', size);
      this._drawHeading(row, drawing);
    }
    if (this._opened.length > 0 || again) this._measureOpen();
    for (const row of this._rows.drawn) {
      const top = this._topOf(row.at);
      if (tops.get(row) !== top) {
        tops.set(row, top);
        // Not `top`: that would have the browser lay all of them out again.
        row.element.style.transform = `translateY(${top}px)`;
      }
      const tabIndex = row.at === this._place ? 0 : -1;
      if (row.title.tabIndex !== tabIndex) row.title.tabIndex = tabIndex;
    }
    if (again) this._list.style.height = `${this._topOf(events.length)}px`;
    this._drawn = {
      top: scrollTop,
      from: first === 0 ? -Infinity : this._topOf(first + rowsBeyond),
      to: last === events.length - 1 ? Infinity : this._topOf(last + 1 - rowsBeyond) - clientHeight,
    };
    this._drawPinned(drawing, scrollTop);
    if (again) this._settle();
    else this._settling.later();
    // Nobody sees these yet, and scrolling draws them sooner.
    if (beyond === 0) setTimeout(() => this._drawRows(false), restAfterMs);
    if (last >= events.length - nearEnd && scrollTop > 0) this._onNearEnd();
  }

  private _drawHeading(row: EventRow, { look: { words }, level }: ListDrawing): void {
    const group = this._groupAt(row.at);
    let heading = headingOf.get(row);
    if (!group) {
      if (heading?.parentNode) {
        heading.remove();
        row.element.classList.remove('first');
      }
      return;
    }
    if (!heading) {
      heading = make('div', 'window-heading');
      heading.setAttribute('role', 'heading');
      headingOf.set(row, heading);
    }
    heading.setAttribute('aria-level', String(level));
    const text = this._headingText(group, words);
    if (heading.textContent !== text) heading.textContent = text;
    if (heading.parentNode) return;
    row.element.prepend(heading);
    row.element.classList.add('first');
  }

  private _headingText(group: MonthGroup, { messages, locale }: ListDrawing['look']['words']): string {
    return `${locale.month(group.year, group.month)}  ${messages.count(locale.number(group.count))}`;
  }

  /** The month at the top of what is in sight, kept there. */
  private _drawPinned({ groups, look: { words } }: ListDrawing, scrollTop: number): void {
    const place = this._placeAt(scrollTop);
    const group = groups[this._headsBefore(place + 1) - 1];
    if (!group || group === this._pinnedGroup) return;
    this._pinnedGroup = group;
    this._pinned.textContent = this._headingText(group, words);
  }

  private _settle(): void {
    const focused = this._focusedRow();
    this._rows.putInOrder(focused?.element ?? null);
  }

  private _focusedRow(): EventRow | undefined {
    const { activeElement } = this.element.getRootNode() as Document | ShadowRoot;
    return activeElement ? this._rows.drawn.find(({ element }) => element.contains(activeElement)) : undefined;
  }

  /** Not in the callback itself: another layout changes the height, and the page would be told of a resize loop. */
  private _resized([entry]: readonly ResizeObserverEntry[]): void {
    const { width = 0, height = 0 } = entry?.contentRect ?? {};
    const size = `${width} ${height}`;
    const first = this._size === undefined;
    if (size === this._size) return;
    this._size = size;
    // At first as much was drawn as it was taken to be tall.
    if (first && height <= this._room) return;
    cancelAnimationFrame(this._frame);
    this._frame = requestAnimationFrame(() => {
      if (this._drawing && this.element.isConnected) this.render(this._drawing);
    });
  }

  private _onFocus({ target }: FocusEvent): void {
    const row = this._rows.drawn.find(({ element }) => element.contains(target as Node));
    if (!row || row.at === this._place) return;
    this._place = row.at;
    this._drawRows(false);
  }

  private _onKey(event: KeyboardEvent): void {
    const row = this._rows.drawn.find(({ title }) => title === event.target);
    if (!row || !this._drawing || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = this._drawing.events.length - 1;
    const page = Math.max(1, Math.floor(this.element.clientHeight / this._heights.row) - 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const step = steps[event.key];
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? last : step === undefined ? undefined : row.at + step;
    if (next === undefined) return;
    event.preventDefault();
    this.reveal(Math.min(last, Math.max(0, next)), 'nearest')?.title.focus({ preventScroll: true });
  }
}
