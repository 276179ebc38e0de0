import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Words } from './event-facts.js';
import type { Period } from './period.js';
import type { ShownOverview } from './read-timeline.js';

/** More years than a reader can tell apart are drawn as decades. */
const mostYears = 30;

/** How many cells there is room for, by the name of the width: each is wide enough to be hit by a finger and to hold the number of a year. */
const mostCells: Readonly<Record<string, number>> = { s: 6, m: 12 };

/** How many years a cell may stand for, below decades. */
const spans = [1, 2, 3, 5];

interface Cell {
  /** First and last year. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Counts of its months, or of its years. */
  readonly bars: readonly number[];
}

interface Strip {
  readonly cells: readonly Cell[];
  /** Year that the first cell begins with, which may be one before there was anything. */
  readonly begin: number;
  /** How many months a bar stands for. */
  readonly months: number;
}

/** The years from the first to the last event, those without events among them; some of them together where room is short; or the decades. */
function stripOf({ months }: ShownOverview, room: number): Strip {
  const years = months.map(({ month }) => Number(month.slice(0, 4)));
  const last = Math.max(...years);
  const first = Math.min(...years);
  const decades = last - first >= mostYears;
  const all = last - first + 1;
  const span = decades ? 10 : (spans.find((years) => Math.ceil(all / years) <= room) ?? 5);
  const begin = decades
    ? Math.max(Math.floor(first / span), Math.floor(last / span) - mostYears + 1) * span
    : last + 1 - Math.ceil(all / span) * span;
  const bars = decades ? 10 : 12 * span;
  const cells: { from: number; to: number; count: number; bars: number[] }[] = [];
  for (let year = begin; year <= last; year += span) {
    cells.push({
      from: decades ? year : Math.max(first, year),
      to: year + span - 1,
      count: 0,
      bars: new Array<number>(bars).fill(0),
    });
  }
  for (const { month, count } of months) {
    const year = Number(month.slice(0, 4));
    const cell = cells[Math.floor((year - begin) / span)];
    if (!cell) continue;
    const within = (year - begin) % span;
    const bar = decades ? within : within * 12 + Number(month.slice(5)) - 1;
    cell.count += count;
    cell.bars[bar] = (cell.bars[bar] ?? 0) + count;
  }
  return { cells, begin, months: decades ? 12 : 1 };
}

/** What the strip shows beside the counts, and what it does. */
export interface StripUse {
  /** Years of which events are on the page. */
  readonly loaded: ReadonlySet<number>;
  readonly go: (year: number) => void;
  readonly period: Period | undefined;
  /** The period is being chosen: nothing is to follow yet. */
  readonly preview: (period: Period | undefined) => void;
  readonly choose: (period: Period | undefined) => void;
}

/** Where a drag across a strip began, and the period before it. */
interface Drag {
  readonly x: number;
  readonly bar: number;
  readonly before: Period | undefined;
  moved: boolean;
}

/** By strip. */
const drags = new WeakMap<EventTarget, Drag>();

/** Pixels that a hand moves without meaning to. */
const unmeant = 6;

/** The bar of `all` that a pointer is at. */
function barAt(strip: Element, x: number, all: number): number {
  const { left, width } = strip.getBoundingClientRect();
  const share = (x - left) / (width || 1);
  const bar = Math.floor((getComputedStyle(strip).direction === 'rtl' ? 1 - share : share) * all);
  return Math.min(all - 1, Math.max(0, bar));
}

/**
 * How the events lie over the years: a bar for each month, the tallest filling the height. Years that are on the page are buttons that go there.
 * Two handles, which are native sliders, choose a period, and so does dragging across the bars; its count stands below.
 *
 * @param width name of the element's width
 */
export function densityStrip(
  overview: ShownOverview,
  words: Words,
  width: string | undefined,
  use: StripUse,
): TemplateResult | typeof nothing {
  if (overview.months.length < 2) return nothing;
  const { messages } = words;
  const { cells, begin: firstYear, months } = stripOf(overview, mostCells[width ?? ''] ?? mostYears);
  const tallest = Math.max(...cells.map(({ bars }) => Math.max(...bars)));
  /** As one shape: a drawing for each year would cost more than all the rest of the strip. */
  const bars = (here: boolean): string =>
    cells
      .map((cell, place) => ((newestLoaded(cell, use) !== undefined) === here ? barsOf(cell, place, tallest) : ''))
      .join('');
  const all = cells.length * (cells[0]?.bars.length ?? 0);
  const begin = firstYear * 12;
  /** The bar that begins with a month, or behind which it ends. */
  const barOf = (month: string): number =>
    Math.floor((Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - begin) / months);
  const from = use.period ? Math.max(0, barOf(use.period.from)) : 0;
  const to = use.period ? Math.min(all, barOf(use.period.to) + 1) : all;
  const periodOf = (first: number, end: number): Period | undefined =>
    first === 0 && end === all
      ? undefined
      : { from: monthText(begin + first * months), to: monthText(begin + end * months - 1) };
  const slider = (name: 'from' | 'to', value: number): TemplateResult => {
    const isFrom = name === 'from';
    const moved = ({ target }: Event): Period | undefined => {
      const input = target as HTMLInputElement;
      const wanted = Number(input.value);
      const [first, end] = isFrom ? [Math.min(wanted, to - 1), to] : [from, Math.max(wanted, from + 1)];
      input.value = String(isFrom ? first : end);
      return periodOf(first, end);
    };
    return html`<input
      type="range"
      class="handle ${name}"
      min="0"
      max=${all}
      .value=${live(String(value))}
      aria-label=${isFrom ? messages.periodFrom : messages.periodTo}
      aria-valuetext=${monthWords(begin + value * months - (isFrom ? 0 : 1), words)}
      @input=${(event: Event) => use.preview(moved(event))}
      @change=${(event: Event) => use.choose(moved(event))}
    />`;
  };
  const drag = (event: PointerEvent): void => {
    const strip = event.currentTarget as HTMLElement;
    const begun = drags.get(strip);
    const { type, clientX: x } = event;
    if (type === 'pointerdown') {
      if (event.isPrimary && event.button === 0)
        drags.set(strip, { x, bar: barAt(strip, x, all), before: use.period, moved: false });
      return;
    }
    // Let go outside the window, it never ended here.
    const lost = type === 'pointermove' && event.buttons === 0;
    if (type !== 'pointermove' || lost) drags.delete(strip);
    if (!begun || lost || (!begun.moved && Math.abs(x - begun.x) < unmeant)) return;
    if (type === 'pointercancel') return use.preview(begun.before);
    if (!begun.moved) {
      begun.moved = true;
      // The click that ends the drag is then none on a year.
      strip.setPointerCapture(event.pointerId);
    }
    const bar = barAt(strip, x, all);
    const chosen = periodOf(Math.min(bar, begun.bar), Math.max(bar, begun.bar) + 1);
    if (type === 'pointerup') use.choose(chosen);
    else use.preview(chosen);
  };
  return html`<div class="density no-print" part="density" data-cells=${cells.length}>
    <div class="strip" @pointerdown=${drag} @pointermove=${drag} @pointerup=${drag} @pointercancel=${drag}>
      <ol aria-label=${messages.density}>
        ${cells.map((cell) => cellView(cell, words, use))}
      </ol>
      <svg
        class="bars"
        viewBox="0 0 ${cells.length * 24} 24"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <path class="away" d=${bars(false)} />
        <path d=${bars(true)} />
      </svg>
    </div>
    <div class="brush" role="group" aria-label=${messages.wholePeriod}>
      <svg class="left-out" viewBox="0 0 ${all} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect x="0" y="0" width=${from} height="1" />
        <rect x=${to} y="0" width=${all - to} height="1" />
      </svg>
      ${slider('from', from)} ${slider('to', to)}
    </div>
  </div>`;
}

/** A month that is counted from the year 0. */
function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function monthWords(month: number, { locale }: Words): string {
  return locale.month(Math.floor(month / 12), (month % 12) + 1);
}

/** The newest year of a cell of which events are on the page. */
function newestLoaded({ from, to }: Cell, { loaded }: StripUse): number | undefined {
  for (let year = to; year >= from; year -= 1) if (loaded.has(year)) return year;
  return undefined;
}

/** The path of a cell's bars on 24 by 24. */
function barsOf({ bars }: Cell, place: number, tallest: number): string {
  const step = 24 / bars.length;
  const draw = (value: number, bar: number): string =>
    value > 0 ? `M${place * 24 + bar * step + 0.25} 24v${-1 - (value / tallest) * 23}h${step - 0.5}V24Z` : '';
  return bars.map(draw).join('');
}

function cellView(cell: Cell, { messages, locale }: Words, use: StripUse): TemplateResult {
  const { from, to, count } = cell;
  const name = from === to ? locale.year(from) : `${from}–${to}`;
  const number = locale.number(count);
  const target = newestLoaded(cell, use);
  return target !== undefined
    ? html`<li>
        <button
          type="button"
          title=${messages.yearCount(name, number)}
          aria-label=${messages.toYear(name, number)}
          @click=${() => use.go(target)}
        >
          <span class="year-label" aria-hidden="true">${from}</span>
        </button>
      </li>`
    : html`<li>
        <span class="year" title=${messages.yearCount(name, number)}
          ><span class="year-label" aria-hidden="true">${from}</span
          ><span class="visually-hidden">${messages.yearCount(name, number)}</span></span
        >
      </li>`;
}
