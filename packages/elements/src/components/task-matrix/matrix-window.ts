import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Unit } from '@yijian/standard';
import type { GridPlace } from './grid-keys.js';
import {
  cellContent,
  cellTitle,
  cellWords,
  changeClass,
  classes,
  columnClass,
  totalContent,
  totalHeader,
  totalOfRole,
} from './matrix-cells.js';
import type { MatrixContext } from './matrix-context.js';
import {
  hasUnits,
  hiddenTasks,
  type Mark,
  type MatrixRow,
  type RoleCounts,
  rowMarks,
  taskTotals,
  totalsByUnit,
} from './matrix-model.js';
import { drawTaskHeader } from './task-header.js';
import { drawUnitHead } from './unit-head.js';
import { type WindowCell, WindowCells } from './window-cells.js';
import { type WindowCounts, windowCounts } from './window-counts.js';
import { drawWindowSign, loneMark } from './window-sign.js';
import { CopiedDrawings } from './copied-drawings.js';
import { type RecycledNode, RecycledNodes } from '../../internal/recycled-nodes.js';
import { roomAtFirst } from '../../internal/room-at-first.js';
import { Settling } from '../../internal/settling.js';

/**
 * Rows and columns drawn beyond what is in sight: the browser scrolls before it asks for more. Of rows more, the faster the reader scrolls; of
 * columns none before the reader sets about to go to the side, for each is a cell more in many a row that comes into sight.
 */
const rowsBeyond = 4;
const mostRowsBeyond = 12;
const columnsBeyond = 3;

/**
 * Rows that are drawn at once: any change has a fixed price, so it is paid once for several rows. As many as a script draws in a tenth of a frame:
 * the browser needs several times as long to lay them out and to paint them, and no frame is to be late on a slow machine.
 */
const rowsAtOnce = { least: 4, most: 12, withinMs: 1.5 } as const;

/** Rows that stay behind the reader, who may turn round. */
const rowsBehind = 3;

/** Lengths in multiples of the type size, which the styles do not set because places are computed from them. */
const rowHeight = 3.4;
const roleWidth = { single: 2.1, compared: 3.2 };
const columnWidth = { single: 3.4, several: 5.6, compared: 7 };

export interface MatrixWindowOptions {
  /** What to draw; undefined as long as it is not known how, or what. */
  readonly context: () => MatrixContext | undefined;
}

interface Head {
  readonly header: HTMLElement;
  readonly second: HTMLElement;
  /** Whether the keyboard's place was in the head when it was drawn. */
  keyboard: boolean;
}

interface Row extends RecycledNode {
  readonly header: HTMLElement;
  readonly second: HTMLElement;
  readonly cells: WindowCells;
  /** How many units have which role. Made when the row first stands for a task. */
  counts: WindowCounts | undefined;
  /** What the row looks like, apart from its words. */
  shape: string;
  /** Task that the row stands for; none in the head and in the rows of totals. */
  task: string | undefined;
  /** Whether the keyboard's place was in this row when it was drawn. */
  keyboard: boolean;
}

interface Lengths {
  readonly row: number;
  readonly column: number;
  /** Where the first unit's column begins, from the side that the language begins at. */
  readonly start: number;
  readonly head: number;
}

function element(name: 'tr' | 'th' | 'td', attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  return made;
}

/** Sets what is given and takes away what is undefined. Unchanged attributes are left alone: each write costs the browser a look at its styles. */
function setAttributes(of: Element, attributes: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value === undefined) of.removeAttribute(name);
    else if (of.getAttribute(name) !== value) of.setAttribute(name, value);
  }
}

function setClass(of: Element, name: string): void {
  if (of.className !== name) of.className = name;
}

/**
 * Draws as much of a large matrix as is in sight, in rows and cells that are used again while the reader scrolls. Of a row only the filled cells
 * are there, and the one that has the keyboard's place; the lines between the others are a background. `aria-rowindex` and `aria-colindex` say
 * where everything stands among all rows and columns.
 */
export class MatrixWindow implements ReactiveController {
  private readonly _host: ReactiveControllerHost & HTMLElement;
  private readonly _options: MatrixWindowOptions;
  private _table: HTMLTableElement | undefined;
  private _scroller: HTMLElement | undefined;
  private _rows: RecycledNodes<Row> | undefined;
  private _head: Head | undefined;
  private _heads: RecycledNodes<RecycledNode> | undefined;
  private _lengths: Lengths = { row: 1, column: 1, start: 0, head: 0 };
  private _columnAt: ReadonlyMap<string, number> = new Map();
  private _totals: ReadonlyMap<string, RoleCounts> | undefined;
  private _place: GridPlace = { row: 1, column: 0 };
  private _columns: readonly [first: number, last: number] = [0, -1];
  /** Columns that are drawn beyond those in sight. */
  private _columnsBeyond = 0;
  /** First and last of the rows that are drawn, apart from the one with the keyboard's place. */
  private _reach: readonly [first: number, last: number] = [0, -1];
  private _rowsAtOnce: number = rowsAtOnce.least;
  /** Where the keyboard was when rows were last drawn. */
  private _drawnPlace: GridPlace | undefined;
  private _observer: ResizeObserver | undefined;
  private _frame = 0;
  private readonly _settling = new Settling(() => this._settle());
  /** Where the reader was when rows were last drawn. */
  private _top = 0;
  private _rightToLeft = false;
  /** Whether the first column stands still. */
  private _shifted = false;
  /** Whether the place of the scroller is known, and not that it is new. */
  private _known = false;
  /** Whether what lies beyond the sight is drawn, too: not before the reader has what is in sight. */
  private _ahead = false;
  /** How tall it can be as long as it is new. */
  private _room = 0;
  private readonly _copies = new CopiedDrawings();
  /** What cells with a single sign say, by its role. */
  private readonly _loneWords = new Map<string, string>();
  private _shaped: { readonly of: unknown; readonly at: number; readonly is: string } = {
    of: undefined,
    at: -1,
    is: '',
  };

  constructor(host: ReactiveControllerHost & HTMLElement, options: MatrixWindowOptions) {
    this._host = host;
    this._options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this._observer?.disconnect();
    this._observer = undefined;
    cancelAnimationFrame(this._frame);
    this._settling.cancel();
    this._scroller = undefined;
  }

  hostUpdated(): void {
    const table = this._host.shadowRoot?.querySelector<HTMLTableElement>('.grid.windowed') ?? undefined;
    const context = table && this._options.context();
    if (!context) {
      this._table = undefined;
      this._observer?.disconnect();
      this._scroller = undefined;
      return;
    }
    if (table !== this._table) this._begin(table);
    this._watch(table);
    this._measure(table, context);
    this._columnAt = new Map(context.view.columns.map((unit, index) => [unit.id, index]));
    this._totals = undefined;
    this._copies.clear();
    this._loneWords.clear();
    this._draw(context, true);
  }

  /** Draws the place that the keyboard is at, wherever the reader has scrolled to. */
  show(place: GridPlace): void {
    if (place.row === this._place.row && place.column === this._place.column) return;
    this._place = place;
    this._redraw();
  }

  readonly onScroll = (): void => {
    this._ahead = true;
    this._redraw();
  };

  /** Before the reader scrolls to the side, if that is what this is about. */
  handleEvent(event: Event): void {
    const { type, target, deltaX, shiftKey } = event as WheelEvent;
    // The scroller itself is hit where its bars are.
    const mayShift = type === 'wheel' ? deltaX !== 0 || shiftKey : type === 'touchstart' || target === this._scroller;
    if (!mayShift || this._shifted) return;
    this._shift(true);
    this._drawMore();
  }

  /**
   * Lets the first column stand still, or not: as long as the reader has not gone to the side, it has no need to, and the browser would keep a
   * layer for each of its cells.
   */
  private _shift(shifted: boolean): void {
    if (this._shifted === shifted) return;
    this._shifted = shifted;
    this._table?.classList.toggle('shifted', shifted);
  }

  private _redraw(): void {
    this._drawMore();
    this._settling.later();
  }

  /** What has come into sight, and is not there yet. */
  private _drawMore(): void {
    const context = this._table && this._options.context();
    if (context) this._draw(context, false);
  }

  private _begin(table: HTMLTableElement): void {
    this._table = table;
    this._known = false;
    this._ahead = false;
    this._shifted = false;
    this._columns = [0, -1];
    this._columnsBeyond = 0;
    this._rows = new RecycledNodes(
      table.tBodies[0] as HTMLElement,
      () => this._newRow(),
      ({ shape }, at) => shape === this._shapeAt(at),
    );
    table.tBodies[0]?.addEventListener('mouseover', (event) => this._nameUnderPointer(event));
    const head = element('tr', { role: 'row', 'aria-rowindex': '1' });
    table.tHead?.append(head);
    const [header, second] = (['task', 'counts'] as const).map((name, index) =>
      element('th', {
        role: 'columnheader',
        scope: 'col',
        class: name,
        tabindex: '-1',
        'aria-colindex': String(index + 1),
      }),
    ) as [HTMLElement, HTMLElement];
    head.append(header, second);
    this._heads = new RecycledNodes(head, () => ({
      element: element('th', { role: 'columnheader', scope: 'col' }),
      at: 0,
    }));
    this._head = { header, second, keyboard: false };
  }

  /** A new height shows rows that are not there yet. */
  private _watch(table: HTMLTableElement): void {
    const scroller = table.parentElement ?? undefined;
    if (scroller === this._scroller || !scroller) return;
    this._observer?.disconnect();
    this._scroller = scroller;
    for (const type of ['wheel', 'touchstart', 'pointerdown']) scroller.addEventListener(type, this, { passive: true });
    if (typeof ResizeObserver === 'undefined') return;
    this._observer = new ResizeObserver(() => {
      cancelAnimationFrame(this._frame);
      this._frame = requestAnimationFrame(() => this._redraw());
    });
    this._observer.observe(scroller);
  }

  private _measure(table: HTMLTableElement, context: MatrixContext): void {
    const { model, view } = context;
    const style = getComputedStyle(table);
    this._rightToLeft = style.direction === 'rtl';
    this._room = roomAtFirst(style.getPropertyValue('--yj-task-matrix-height'));
    const em = parseFloat(style.fontSize) || 16;
    const length = (name: string): number => (parseFloat(style.getPropertyValue(name)) || 0) * em;
    const compared = view.text === 'compare' && model.texts.length > 1;
    const width = compared ? columnWidth.compared : model.hasSeveral ? columnWidth.several : columnWidth.single;
    const counts = (compared ? roleWidth.compared : roleWidth.single) * model.roles.length + 1;
    const task = Math.round(length('--_task'));
    const second = Math.round(counts * em);
    const lengths = {
      row: Math.round(rowHeight * em),
      column: Math.round(width * em),
      start: task + second,
      head: Math.round(length('--_head')),
    };
    this._lengths = lengths;
    const set = (name: string, value: number): void => table.style.setProperty(name, `${value}px`);
    // Whoever writes the class anew does not know of it.
    table.classList.toggle('shifted', this._shifted);
    set('--_row', lengths.row);
    set('--_column', lengths.column);
    set('--_start', lengths.start);
    // Not in ems: the second column has another type size.
    set('--_first', task);
    set('--_second', second);
    const units = hasUnits(model);
    table.style.width = units ? `${lengths.start + view.columns.length * lengths.column}px` : '';
    const body = table.tBodies[0];
    if (body) body.style.height = `${this._rowCount({ model, view }) * lengths.row}px`;
  }

  private _rowCount({ model, view }: Pick<MatrixContext, 'model' | 'view'>): number {
    return view.rowCount + (hasUnits(model) ? model.roles.length : 0);
  }

  private _draw(context: MatrixContext, again: boolean): void {
    const [scroller, rows, head] = [this._scroller, this._rows, this._head];
    if (!scroller || !rows || !head) return;
    const { row: height, column: width, start, head: headHeight } = this._lengths;
    const known = this._known;
    // At first nothing is scrolled.
    const { scrollTop, clientHeight, clientWidth } = known
      ? scroller
      : { scrollTop: 0, clientHeight: this._room, clientWidth: innerWidth };
    // Negative where the page is written from right to left.
    const scrolled = known ? Math.abs(scroller.scrollLeft) : 0;
    this._known = true;
    if (scrolled > 0) this._shift(true);
    const count = this._rowCount(context);
    const step = Math.ceil((scrollTop - this._top) / height);
    this._top = scrollTop;
    // The next step may be as long.
    const beyond = (steps: number): number =>
      this._ahead ? Math.max(rowsBeyond, Math.min(steps + 1, mostRowsBeyond)) : 0;
    const end = Math.ceil((scrollTop + clientHeight - headHeight) / height);
    const needed = [
      Math.max(0, Math.floor(scrollTop / height) - (step > 0 ? 0 : beyond(-step))),
      Math.min(count, end + (step < 0 ? 0 : beyond(step))) - 1,
    ] as const;
    const own = this._place.row - 1;
    const lacks = again || needed[0] < this._reach[0] || needed[1] > this._reach[1];
    if (lacks) {
      this._reach = [
        Math.max(0, needed[0] - (step < 0 ? this._rowsAtOnce : step > 0 ? rowsBehind : 0)),
        Math.min(count - 1, needed[1] + (step > 0 ? this._rowsAtOnce : step < 0 ? rowsBehind : 0)),
      ];
    }
    const [firstRow, lastRow] = this._reach;
    const places = range(firstRow, lastRow);
    if (own >= 0 && own < firstRow) places.unshift(own);
    if (own > lastRow && own < count) places.push(own);

    const columnCount = hasUnits(context.model) ? context.view.columns.length : 0;
    const firstSeen = Math.max(0, Math.floor(scrolled / width));
    const lastSeen = Math.min(columnCount - 1, Math.ceil((scrolled + clientWidth - start) / width));
    const aside = this._shifted ? columnsBeyond : 0;
    const moved = again || firstSeen < this._columns[0] || lastSeen > this._columns[1] || aside > this._columnsBeyond;
    if (moved) {
      this._columns = [Math.max(0, firstSeen - aside), Math.min(columnCount - 1, lastSeen + aside)];
      this._columnsBeyond = aside;
    }
    if (!lacks && !moved && this._place === this._drawnPlace) return;
    this._drawnPlace = this._place;
    if (again || moved || head.keyboard || own < 0) this._drawHead(context, head, again);
    head.keyboard = own < 0;
    const begun = performance.now();
    const changed = new Set(rows.arrange(places, again));
    for (const row of rows.drawn) {
      if (changed.has(row)) this._drawRow(context, row, again);
      // Where the keyboard has just left an empty cell, or come to one, the row's cells change although its task does not.
      if (changed.has(row) || moved || row.at === own || row.keyboard) this._drawCells(context, row, changed.has(row));
      row.keyboard = row.at === own;
    }
    if (again) this._putInOrder();
    else if (changed.size > 0) this._takeTime((performance.now() - begun) / changed.size);
  }

  /** Learns how many rows to draw at once from how long one has taken. */
  private _takeTime(rowMs: number): void {
    const { least, most, withinMs } = rowsAtOnce;
    this._rowsAtOnce = Math.max(least, Math.min(Math.floor(withinMs / rowMs), most));
  }

  private _settle(): void {
    // Asked before anything is drawn: after it, the browser would lay out what is new for the answer.
    const atStart = this._scroller?.scrollLeft === 0;
    // All around the reader, who stands still.
    this._ahead = true;
    this._drawMore();
    this._putInOrder();
    if (atStart) this._shift(false);
  }

  private _putInOrder(): void {
    const focused = this._host.shadowRoot?.activeElement ?? null;
    this._heads?.putInOrder(focused);
    this._rows?.putInOrder(focused);
  }

  private _newRow(): Row {
    const tr = element('tr', { role: 'row' });
    const header = element('th', {
      role: 'rowheader',
      scope: 'row',
      class: 'task',
      tabindex: '-1',
      'aria-colindex': '1',
    });
    const second = element('td', { role: 'gridcell', tabindex: '-1', 'aria-colindex': '2' });
    tr.append(header, second);
    const row: Row = {
      element: tr,
      at: 0,
      header,
      second,
      cells: new WindowCells(tr),
      counts: undefined,
      shape: '',
      task: undefined,
      keyboard: false,
    };
    tr.addEventListener('click', () => {
      if (row.task !== undefined) this._options.context()?.openTask(row.task);
    });
    return row;
  }

  private _drawHead(context: MatrixContext, { header, second }: Head, again: boolean): void {
    const { messages, view } = context;
    const units = hasUnits(context.model);
    if (again) {
      header.textContent = messages.task;
      second.textContent = units ? messages.total : messages.summary;
      second.className = units ? 'counts' : 'summary';
    }
    const [first, last] = this._columns;
    const places = range(first, last);
    if (this._place.row === 0) this._addKeyboardColumn(places, view.columns.length);
    for (const node of this._heads?.arrange(places, again) ?? []) {
      const unit = view.columns[node.at];
      if (!unit) continue;
      setAttributes(node.element, {
        class: classes('unit', columnClass(context, unit)),
        'aria-colindex': String(node.at + 3),
      });
      this._moveTo(node);
      drawUnitHead(context, unit, node.element);
    }
  }

  /** What a row looks like, apart from its words: rows that look alike are drawn again for one another. */
  private _shapeAt(at: number): string {
    const view = this._options.context()?.view;
    // Asked of every row that is free, for one place after another.
    if (this._shaped.at === at && this._shaped.of === view) return this._shaped.is;
    const row = view?.rowAt(at);
    const is = row
      ? `${row.node.task.kind} ${row.node.level} ${row.expandable ? String(row.expanded) : ''} ${row.matches ? '' : 'context'}`
      : 'totals';
    this._shaped = { of: view, at, is };
    return is;
  }

  /** The row's header and what stands beside it. */
  private _drawRow(context: MatrixContext, row: Row, again: boolean): void {
    const { view } = context;
    const of = view.rowAt(row.at);
    row.task = of?.node.task.id;
    row.element.style.top = `${row.at * this._lengths.row}px`;
    row.element.setAttribute('aria-rowindex', String(row.at + 2));
    const shape = this._shapeAt(row.at);
    const looksNew = again || shape !== row.shape;
    row.shape = shape;
    if (of) this._drawTask(context, row, of, looksNew);
    else this._drawTotals(context, row, looksNew);
  }

  private _drawTotals(context: MatrixContext, { element: tr, header, second, at }: Row, looksNew: boolean): void {
    const { model, view } = context;
    const role = model.roles[at - view.rowCount] ?? '';
    if (looksNew) {
      setAttributes(tr, {
        class: 'row totals',
        'data-kind': undefined,
        'aria-level': undefined,
        'aria-posinset': undefined,
        'aria-setsize': undefined,
        'aria-expanded': undefined,
        'aria-current': undefined,
      });
      setAttributes(header, { class: 'task', 'data-level': undefined });
      setAttributes(second, { class: 'counts' });
    }
    this._totals ??= totalsByUnit(model, view.text, view.matching);
    this._copies.put(header, `: ${role}`, () => totalHeader(context, role));
    const total = totalOfRole(context, this._totals, role);
    this._copies.put(second, `= ${total.join()}`, () => html`${totalContent(context, total)}`);
  }

  private _drawTask(context: MatrixContext, drawn: Row, row: MatrixRow, looksNew: boolean): void {
    const { model, view, openTaskId } = context;
    const { element: tr, header, second } = drawn;
    const { task, level } = row.node;
    const units = hasUnits(model);
    if (looksNew) {
      setAttributes(tr, {
        class: row.matches ? 'row' : 'row context',
        'data-kind': task.kind,
        'aria-level': String(level),
        'aria-expanded': row.expandable ? String(row.expanded) : undefined,
      });
      setAttributes(header, { 'data-level': String(Math.min(level, 6)) });
      this._copies.drawnOver(header);
      setAttributes(second, { class: units ? 'counts' : 'summary' });
    }
    setAttributes(tr, {
      'aria-posinset': String(row.place),
      'aria-setsize': String(row.siblings),
      'aria-current': task.id === openTaskId ? 'true' : undefined,
    });
    drawTaskHeader(context, row, header);
    if (!units) {
      second.textContent = task.summary ?? '';
      return;
    }
    if (!drawn.counts || this._copies.hasDrawn(second)) {
      second.textContent = '';
      this._copies.drawnOver(second);
      drawn.counts = windowCounts(second);
    }
    drawn.counts.show(context, taskTotals(model, row.node, view.text));
  }

  private _drawCells(context: MatrixContext, row: Row, again: boolean): void {
    const task = context.view.rowAt(row.at);
    if (task) this._drawTaskCells(context, row, task, again);
    else this._drawTotalCells(context, row, again);
  }

  private _drawTaskCells(context: MatrixContext, row: Row, task: MatrixRow, again: boolean): void {
    const { model, view } = context;
    const marks = rowMarks(model, task.node, view.text);
    const hidden = task.expandable && !task.expanded ? hiddenTasks(model, task.node, view.text) : undefined;
    const places: number[] = [];
    const take = (unitId: string): void => {
      const at = this._columnAt.get(unitId) ?? -1;
      if (at >= this._columns[0] && at <= this._columns[1]) places.push(at);
    };
    for (const unitId of marks.keys()) take(unitId);
    if (hidden) for (const unitId of hidden.keys()) if (!marks.has(unitId)) take(unitId);
    places.sort((a, b) => a - b);
    for (const { element: cell, at } of this._arrangeCells(context, row, places, again)) {
      const unit = view.columns[at];
      if (!unit) continue;
      const own = marks.get(unit.id) ?? [];
      const hides = hidden?.get(unit.id) ?? 0;
      const lone = loneMark(own, hides);
      const words = lone ? this._wordsOfLone(context, lone) : cellWords(context, own, hides);
      setClass(cell, classes('cell', lone ? 'lone' : '', changeClass(own), columnClass(context, unit)));
      if (lone) {
        const { role } = lone;
        const quiet = view.filter.role !== '' && role !== view.filter.role;
        this._copies.drawnOver(cell);
        drawWindowSign(cell, { role, short: context.messages.roleShort(role), words, quiet });
        continue;
      }
      // What is quiet under a filter by role looks otherwise, and nothing else that the words do not say.
      const key = words && `${view.filter.role} ${words}`;
      this._copies.put(cell, key, () => (words ? named(words, cellContent(context, own, hides)) : nothing));
    }
  }

  /** A sign in words: some roles in thousands of cells. */
  private _wordsOfLone(context: MatrixContext, mark: Mark): string {
    let words = this._loneWords.get(mark.role);
    if (words === undefined) this._loneWords.set(mark.role, (words = cellWords(context, [mark], 0)));
    return words;
  }

  private _drawTotalCells(context: MatrixContext, row: Row, again: boolean): void {
    const { model, view } = context;
    const role = model.roles[row.at - view.rowCount] ?? '';
    for (const { element: cell, at } of this._arrangeCells(context, row, range(...this._columns), again)) {
      const unit = view.columns[at];
      if (!unit) continue;
      setClass(cell, classes('cell', 'total', columnClass(context, unit)));
      const numbers = this._totals?.get(unit.id)?.get(role) ?? [];
      this._copies.put(cell, `= ${numbers.join()}`, () => html`${totalContent(context, numbers)}`);
    }
  }

  /** The cells of a row for these columns, and for the one that the keyboard is at, empty or not. */
  private _arrangeCells(context: MatrixContext, row: Row, places: number[], again: boolean): WindowCell[] {
    const isOwn = row.at + 1 === this._place.row;
    if (isOwn) this._addKeyboardColumn(places, context.view.columns.length);
    return row.cells.arrange(places, isOwn ? this._place.column - 2 : -1, this._lengths.column, again);
  }

  /** What a pointer is told of what it comes to. Not before: in every row that is drawn anew it would be a look at the styles of each cell. */
  private _nameUnderPointer({ target }: Event): void {
    const cell = (target as Element).closest<HTMLElement>('.cell, .task');
    const row = this._rows?.drawn.find(({ element }) => element === cell?.parentNode);
    const context = this._options.context();
    const of = row && context?.view.rowAt(row.at);
    if (!cell || !row || !context) return;
    let title = '';
    // Two lines of a title are in sight; who points at it reads all of it.
    if (cell === row.header) title = of?.node.task.title ?? '';
    else if (of) {
      const unit = context.view.columns[Number(cell.getAttribute('aria-colindex')) - 3];
      const words = unit ? this._wordsOf(context, of, unit) : '';
      if (unit && words) title = cellTitle(of.node, unit, words);
    }
    if (cell.title !== title) cell.title = title;
  }

  /** A cell in words. */
  private _wordsOf(context: MatrixContext, row: MatrixRow, { id }: Unit): string {
    const { model, view } = context;
    const hidden = row.expandable && !row.expanded ? hiddenTasks(model, row.node, view.text).get(id) : undefined;
    return cellWords(context, rowMarks(model, row.node, view.text).get(id) ?? [], hidden ?? 0);
  }

  private _moveTo({ element: { style }, at }: RecycledNode): void {
    const { start, column } = this._lengths;
    const place = `${start + at * column}px`;
    style.left = this._rightToLeft ? '' : place;
    style.right = this._rightToLeft ? place : '';
  }

  /** The column that the keyboard is at is drawn, empty or not, in sight or not. */
  private _addKeyboardColumn(places: number[], count: number): void {
    const own = this._place.column - 2;
    if (own < 0 || own >= count || places.includes(own)) return;
    places.push(own);
    places.sort((a, b) => a - b);
  }
}

/**
 * Signs with their words as a name. A smaller matrix has the words in its cells, hidden from sight: here each hidden box would cost the browser as
 * much as the signs, in every row that comes into sight.
 */
function named(words: string, signs: unknown): TemplateResult {
  return html`<span role="img" aria-label=${words}>${signs}</span>`;
}

function range(first: number, last: number): number[] {
  return [...Array(Math.max(0, last - first + 1)).keys()].map((index) => first + index);
}
