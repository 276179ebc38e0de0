import { nothing, render } from 'lit';
import { toneDrawings } from '../../internal/tone-mark.js';
import type { EventChains } from './event-chains.js';
import { detailsView, type DetailActions } from './event-details.js';
import { eventFacts, type Fact, type Words } from './event-facts.js';
import { kindName } from './kind-filter.js';
import { kindSign } from './kind-sign.js';
import { make, makeSign } from './make.js';
import type { ShownEvent } from './read-timeline.js';

/** How events are drawn, the same for all of them. Another object means that all are to be drawn anew. */
export interface Look extends DetailActions {
  readonly words: Words;
  readonly chains: EventChains;
  /** Whether rows are one line and a second of facts, whatever is in them, so that their height is known beforehand. */
  readonly compact: boolean;
  /** Marks what the reader searches for in a text. */
  readonly mark: ((text: string) => readonly (Node | string)[]) | undefined;
}

/** What sets one event apart from the others. */
export interface RowState {
  readonly open: boolean;
  /** Whether the reader has just been led here. */
  readonly arrived: boolean;
  /** Whether the search stands here. */
  readonly current: boolean;
  /** Whether the whole chain is shown. */
  readonly story: boolean;
}

/** The row that an element is. */
export const rowOf = new WeakMap<Element, EventRow>();

let count = 0;

/** What rows are cloned from: one with the least in it, and what makes it whole. Cloned, since to make each element anew takes several times as long. */
interface Pieces {
  readonly plain: HTMLLIElement;
  /** Sign, day and kind. */
  readonly line: DocumentFragment;
  readonly details: HTMLElement;
}

let pieces: Pieces | undefined;

function makePieces(): Pieces {
  const button = make('button', 'title', ' ');
  button.type = 'button';
  button.setAttribute('aria-expanded', 'false');
  const plain = make('li', 'event plain', ' ', button);
  plain.setAttribute('part', 'event');
  const line = document.createDocumentFragment();
  line.append(makeSign('tone-mark'), make('time', 'date', ' '), make('span', 'kind', makeSign('kind-sign'), ' '));
  const details = make('div', 'details');
  details.setAttribute('part', 'details');
  details.hidden = true;
  return { plain, line, details };
}

/**
 * The least that an event can be in the document: its day and kind as one text, and its title, which opens it. Of hundreds most are never looked
 * at, but the browser's search, the Tab key and screen readers must come to all of them.
 */
export function plainRow(line: string, title: string): HTMLLIElement {
  const row = (pieces ??= makePieces()).plain.cloneNode(true) as HTMLLIElement;
  const text = row.firstChild as Text;
  text.data = line;
  (text.nextSibling?.firstChild as Text).data = title;
  return row;
}

/** What stands before the title of a plain row. The blanks are for those who copy or hear the line. */
export const lineOf = (day: string, kind: string): string => `${day} ${kind} `;

/** What an event is called in its row: its title, or its kind where it has none. */
export const titleOf = ({ title }: ShownEvent, kind: string): string => (title === '' ? kind : title);

/** Sets an attribute where it has changed: each write costs the browser a look at its styles. */
function set(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * The row of one event: its sign, day, kind and title, the facts beside it, what led to it and what it led to, and its details. Can be drawn again
 * for another event.
 */
export class EventRow {
  readonly element: HTMLLIElement;
  /** Place that it stands for, where rows are used again. */
  at = 0;
  event: ShownEvent | undefined;
  readonly title: HTMLButtonElement;
  private readonly _tone: SVGPathElement;
  private readonly _date: Text;
  private readonly _sign: SVGPathElement;
  private readonly _kind: Text;
  private readonly _details: HTMLElement;
  private _beside: readonly HTMLElement[] = [];
  private _look: Look | undefined;
  private _state: RowState | undefined;

  /** @param row of an event, as `plainRow` makes it: what it lacks is put in */
  constructor(row = plainRow('', '')) {
    const { line, details } = (pieces ??= makePieces());
    const [text, title, meta] = row.childNodes as unknown as [Text, HTMLButtonElement, Element?];
    const whole = line.cloneNode(true);
    const [tone, date, kind] = whole.childNodes as unknown as [Element, Element, Element];
    const [sign, word] = kind.childNodes as unknown as [Element, Text];
    this.element = row;
    rowOf.set(row, this);
    this.title = title;
    this._date = date.firstChild as Text;
    this._kind = word;
    this._tone = tone.firstChild as SVGPathElement;
    this._sign = sign.firstChild as SVGPathElement;
    this._details = details.cloneNode(true) as HTMLElement;
    this._details.id = `details-${(count += 1)}`;
    title.setAttribute('aria-controls', this._details.id);
    row.className = 'event';
    row.tabIndex = -1;
    meta?.remove();
    row.replaceChild(whole, text);
    row.append(this._details);
  }

  /** Draws an event. Does nothing when it is drawn like that already. */
  render(event: ShownEvent, look: Look, state: RowState): void {
    const { open, arrived, current, story } = state;
    const was = this._state;
    const again = event !== this.event || look !== this._look;
    if (
      !again &&
      was?.open === open &&
      was.arrived === arrived &&
      was.current === current &&
      (was.story === story || !open)
    )
      return;
    this.event = event;
    this._look = look;
    this._state = state;
    if (again) this._drawLine(event, look);
    if ((was?.open ?? false) !== open) {
      this.title.setAttribute('aria-expanded', String(open));
      this._details.hidden = !open;
      set(this.element, 'data-open', open ? '' : undefined);
    }
    if ((was?.arrived ?? false) !== arrived) set(this.element, 'data-arrived', arrived ? '' : undefined);
    if ((was?.current ?? false) !== current) set(this.element, 'data-current', current ? '' : undefined);
    if (open) render(detailsView(event, look, story), this._details);
    else if (was?.open) render(nothing, this._details);
  }

  private _drawLine(event: ShownEvent, { words, compact, mark, chains }: Look): void {
    const { details, occurredOn } = event;
    const { tone } = details;
    const kind = kindName(event.kind, words);
    const title = titleOf(event, kind);
    const { full, line } = toneDrawings[tone];
    set(this.element, 'data-tone', tone);
    set(this.element, 'data-kind', event.kind);
    set(this._tone, 'd', full ?? line);
    if (full === undefined) set(this._tone, 'class', 'line-drawing');
    else this._tone.removeAttribute('class');
    write(this._date, occurredOn);
    set(this._sign, 'd', kindSign(event));
    write(this._kind, ` ${kind}`);
    fill(this.title, title, mark);
    if (compact) this.title.title = title;
    for (const element of this._beside) element.remove();
    const beside: HTMLElement[] = [];
    const meta = metaOf(event, title, words);
    if (meta) beside.push(meta);
    if (!compact) {
      const { causes, effects, missing } = chains.of(event);
      const { messages } = words;
      if (causes.length + missing.length > 0) beside.push(links('cause', messages.causes, causes, missing, words));
      if (effects.length > 0) beside.push(links('effect', messages.effects, effects, [], words));
    }
    this._beside = beside;
    for (const element of beside) this.element.insertBefore(element, this._details);
  }
}

/** The facts that stand beside a title; undefined where there are none. */
function metaOf({ details }: ShownEvent, title: string, words: Words): HTMLElement | undefined {
  const { unitName } = details;
  // What the title says need not be said again beside it.
  const facts = eventFacts(details, words).main.filter(({ text, tone }) => tone !== undefined || !title.includes(text));
  if (facts.length === 0 && unitName === undefined) return undefined;
  const meta = make('p', 'meta', ...facts.map(factElement));
  if (unitName !== undefined) meta.append(make('span', 'unit', unitName));
  return meta;
}

/** Gives a plain row the facts beside its title, so that the browser's search finds them. What makes it whole puts its own in their place. */
export function addFacts(row: HTMLLIElement, event: ShownEvent, words: Words): void {
  const meta = metaOf(event, titleOf(event, kindName(event.kind, words)), words);
  if (meta) row.append(meta);
}

function write(node: Text, text: string): void {
  if (node.data !== text) node.data = text;
}

/** Puts a text into an element, with what is searched for marked. */
function fill(element: HTMLElement, text: string, mark: Look['mark']): void {
  const { firstChild } = element;
  if (!mark && firstChild instanceof Text && firstChild === element.lastChild) return write(firstChild, text);
  element.textContent = mark ? '' : text;
  if (mark) element.append(...mark(text));
}

function factElement({ term, text, tone }: Fact): HTMLElement {
  const fact = make('span', 'fact', `${term} `, make('b', '', make('bdi', '', text)));
  if (tone === undefined) return fact;
  const sign = makeSign('tone-mark');
  const { full, line } = toneDrawings[tone];
  const path = sign.firstChild as SVGPathElement;
  set(path, 'd', full ?? line);
  set(path, 'class', full === undefined ? 'line-drawing' : undefined);
  fact.prepend(sign);
  fact.dataset['tone'] = tone;
  return fact;
}

function links(
  name: string,
  term: string,
  events: readonly ShownEvent[],
  missing: readonly string[],
  words: Words,
): HTMLElement {
  const { messages, locale } = words;
  const chain = make('p', `chain ${name}`, make('span', '', term, locale.colon));
  for (const event of events) {
    const kind = kindName(event.kind, words);
    const link = make('button', 'link', `${kind} ${event.occurredOn}`);
    link.type = 'button';
    link.title = event.title;
    link.dataset['go'] = event.id;
    link.setAttribute('aria-label', `${term}${locale.colon}${messages.toEvent(kind, event.occurredOn, event.title)}`);
    chain.append(' ', link);
  }
  if (missing.length > 0) chain.append(' ', make('span', 'note', messages.causeMissing(locale.number(missing.length))));
  return chain;
}
