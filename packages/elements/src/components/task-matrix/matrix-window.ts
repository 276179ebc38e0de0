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
import { hiddenTasks, type MatrixRow, type RoleCounts, rowMarks, taskTotals, totalsByUnit } from './matrix-model.js';
import { drawTaskHeader } from './task-header.js';
import { drawUnitHead } from './unit-head.js';
import { drawWindowSign, loneMark } from './window-sign.js';
import { CopiedDrawings } from './copied-drawings.js';
import { type RecycledNode, RecycledNodes } from '../../internal/recycled-nodes.js';
import { roomAtFirst } from '../../internal/room-at-first.js';
import { Settling } from '../../internal/settling.js';
import { countsInWords, roleCountSigns } from './role-counts.js';

/** Rows and columns drawn beyond what is in sight: the browser scrolls before it asks for more. Of rows more, the faster the reader scrolls. */
const rowsBeyond = 4;
const mostRowsBeyond = 12;
const columnsBeyond = 3;

/** Lengths in multiples of the type size, which the styles do not set because places are computed from them. */
const rowHeight = 3.4;
const roleWidth = { single: 2.1, compared: 3.2 };
const columnWidth = { single: 3.4, several: 5.6, compared: 7 };

export interface MatrixWindowOptions {
  /** What to draw; undefined as long as it is not known how, or what. */
  readonly context: () => MatrixContext | undefined;
}

interface Row extends RecycledNode {
  readonly header: HTMLElement;
  readonly second: HTMLElement;
  readonly cells: RecycledNodes<RecycledNode>;
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
  private _head: Row | undefined;
  private _heads: RecycledNodes<RecycledNode> | undefined;
  private _lengths: Lengths = { row: 1, column: 1, start: 0, head: 0 };
  private _columnAt: ReadonlyMap<string, number> = new Map();
  private _totals: ReadonlyMap<string, RoleCounts> | undefined;
  private _place: GridPlace = { row: 1, column: 0 };
  private _columns: readonly [first: number, last: number] = [0, -1];
  private _observer: ResizeObserver | undefined;
  private _frame = 0;
  private readonly _settling = new Settling(() => this._settle());
  /** Where the reader was when rows were last drawn. */
  private _top = 0;
  private _rightToLeft = false;
  /** Whether the place of the scroller is known, and not that it is new. */
  private _known = false;
  /** How tall it can be as long as it is new. */
  private _room = 0;
  private readonly _copies = new CopiedDrawings();
  private _several: { readonly of: unknown; readonly is: boolean } | undefined;

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
    this._draw(context, true);
  }

  /** Draws the place that the keyboard is at, wherever the reader has scrolled to. */
  show(place: GridPlace): void {
    if (place.row === this._place.row && place.column === this._place.column) return;
    this._place = place;
    this._redraw();
  }

  readonly onScroll = (): void => this._redraw();

  private _redraw(): void {
    const context = this._table && this._options.context();
    if (context) this._draw(context, false);
  }

  private _begin(table: HTMLTableElement): void {
    this._table = table;
    this._known = false;
    this._columns = [0, -1];
    this._rows = new RecycledNodes(table.tBodies[0] as HTMLElement, () => this._newRow());
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
    this._head = { element: head, at: 0, header, second, cells: this._heads, task: undefined, keyboard: false };
  }

  /** A new height shows rows that are not there yet. */
  private _watch(table: HTMLTableElement): void {
    const scroller = table.parentElement ?? undefined;
    if (scroller === this._scroller || !scroller) return;
    this._observer?.disconnect();
    this._scroller = scroller;
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
    const width = compared
      ? columnWidth.compared
      : this._hasSeveral(context)
        ? columnWidth.several
        : columnWidth.single;
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
    set('--_row', lengths.row);
    set('--_column', lengths.column);
    set('--_start', lengths.start);
    // Not in ems: the second column has another type size.
    set('--_first', task);
    set('--_second', second);
    const units = model.units.length > 0;
    table.style.width = units ? `${lengths.start + view.columns.length * lengths.column}px` : '';
    const body = table.tBodies[0];
    if (body) body.style.height = `${this._rowCount({ model, view }) * lengths.row}px`;
  }

  private _rowCount({ model, view }: Pick<MatrixContext, 'model' | 'view'>): number {
    return view.rows.length + (model.units.length > 0 ? model.roles.length : 0);
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
    const count = this._rowCount(context);
    const step = Math.ceil((scrollTop - this._top) / height);
    this._top = scrollTop;
    // The next step may be as long.
    const beyond = (rows: number): number => Math.max(rowsBeyond, Math.min(rows + 1, mostRowsBeyond));
    const firstRow = Math.max(0, Math.floor(scrollTop / height) - beyond(-step));
    const lastRow = Math.min(count, Math.ceil((scrollTop + clientHeight - headHeight) / height) + beyond(step)) - 1;
    const places = range(firstRow, lastRow);
    const own = this._place.row - 1;
    if (own >= 0 && own < firstRow) places.unshift(own);
    if (own > lastRow && own < count) places.push(own);

    const columnCount = context.model.units.length > 0 ? context.view.columns.length : 0;
    const firstSeen = Math.max(0, Math.floor(scrolled / width));
    const lastSeen = Math.min(columnCount - 1, Math.ceil((scrolled + clientWidth - start) / width));
    const moved = again || firstSeen < this._columns[0] || lastSeen > this._columns[1];
    if (moved) {
      this._columns = [Math.max(0, firstSeen - columnsBeyond), Math.min(columnCount - 1, lastSeen + columnsBeyond)];
    }
    if (again || moved || head.keyboard || own < 0) this._drawHead(context, head, again);
    head.keyboard = own < 0;
    const changed = new Set(rows.arrange(places, again));
    for (const row of rows.drawn) {
      if (changed.has(row)) this._drawRow(context, row);
      // Where the keyboard has just left an empty cell, or come to one, the row's cells change although its task does not.
      if (changed.has(row) || moved || row.at === own || row.keyboard) this._drawCells(context, row, changed.has(row));
      row.keyboard = row.at === own;
    }
    if (again) this._settle();
    else this._settling.later();
  }

  private _settle(): void {
    const focused = this._host.shadowRoot?.activeElement ?? null;
    this._heads?.putInOrder(focused);
    this._rows?.putInOrder(focused);
    for (const { cells } of this._rows?.drawn ?? []) cells.putInOrder(focused);
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
      cells: new RecycledNodes<RecycledNode>(tr, () => ({
        element: element('td', { role: 'gridcell', tabindex: '-1' }),
        at: 0,
      })),
      task: undefined,
      keyboard: false,
    };
    tr.addEventListener('click', () => {
      if (row.task !== undefined) this._options.context()?.openTask(row.task);
    });
    return row;
  }

  private _drawHead(context: MatrixContext, { header, second }: Row, again: boolean): void {
    const { messages, view } = context;
    const units = context.model.units.length > 0;
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

  /** The row's header and what stands beside it. */
  private _drawRow(context: MatrixContext, row: Row): void {
    const { model, view } = context;
    const of = view.rows[row.at];
    row.task = of?.node.task.id;
    // Not `top`: that would have the browser lay all rows out again.
    row.element.style.transform = `translateY(${row.at * this._lengths.row}px)`;
    if (of) {
      this._drawTask(context, row, of);
      return;
    }
    const role = model.roles[row.at - view.rows.length] ?? '';
    setAttributes(row.element, {
      class: 'row totals',
      'aria-rowindex': String(row.at + 2),
      'data-kind': undefined,
      'aria-level': undefined,
      'aria-posinset': undefined,
      'aria-setsize': undefined,
      'aria-expanded': undefined,
      'aria-current': undefined,
    });
    setAttributes(row.header, { 'data-level': undefined });
    setAttributes(row.second, { class: 'counts' });
    this._totals ??= totalsByUnit(model, view.text, view.matching);
    this._copies.put(row.header, `: ${role}`, () => totalHeader(context, role));
    const total = totalOfRole(context, this._totals, role);
    this._copies.put(row.second, `= ${total.join()}`, () => html`${totalContent(context, total)}`);
  }

  private _drawTask(context: MatrixContext, { element: tr, header, second, at }: Row, row: MatrixRow): void {
    const { model, view, openTaskId } = context;
    const { task, level } = row.node;
    const units = model.units.length > 0;
    setAttributes(tr, {
      class: row.matches ? 'row' : 'row context',
      'data-kind': task.kind,
      'aria-rowindex': String(at + 2),
      'aria-level': String(level),
      'aria-posinset': String(row.place),
      'aria-setsize': String(row.siblings),
      'aria-expanded': row.expandable ? String(row.expanded) : undefined,
      'aria-current': task.id === openTaskId ? 'true' : undefined,
    });
    setAttributes(header, { 'data-level': String(Math.min(level, 6)) });
    setAttributes(second, { class: units ? 'counts' : 'summary' });
    drawTaskHeader(context, row, header);
    if (units) {
      const counts = taskTotals(model, task.id, view.text);
      const words = countsInWords(context, counts);
      this._copies.put(second, words, () => named(words, roleCountSigns(context, counts)));
    } else second.textContent = task.summary ?? '';
  }

  private _drawCells(context: MatrixContext, row: Row, again: boolean): void {
    const task = context.view.rows[row.at];
    if (task) this._drawTaskCells(context, row, task, again);
    else this._drawTotalCells(context, row, again);
  }

  private _drawTaskCells(context: MatrixContext, row: Row, task: MatrixRow, again: boolean): void {
    const { model, view } = context;
    const marks = rowMarks(model, task.node.task.id, view.text);
    const hidden = task.expandable && !task.expanded ? hiddenTasks(model, task.node, view.text) : undefined;
    const filled = new Set(marks.keys());
    for (const unitId of hidden?.keys() ?? []) filled.add(unitId);
    const places: number[] = [];
    for (const unitId of filled) {
      const at = this._columnAt.get(unitId) ?? -1;
      if (at >= this._columns[0] && at <= this._columns[1]) places.push(at);
    }
    places.sort((a, b) => a - b);
    if (row.at + 1 === this._place.row) this._addKeyboardColumn(places, view.columns.length);
    for (const node of row.cells.arrange(places, again)) {
      const unit = view.columns[node.at];
      if (!unit) continue;
      const own = marks.get(unit.id) ?? [];
      const hides = hidden?.get(unit.id) ?? 0;
      const words = cellWords(context, own, hides);
      this._drawCell(node, classes('cell', changeClass(own), columnClass(context, unit)));
      const lone = loneMark(own, hides);
      if (lone) {
        const { role } = lone;
        const quiet = view.filter.role !== '' && role !== view.filter.role;
        this._copies.drawnOver(node.element);
        drawWindowSign(node.element, { role, short: context.messages.roleShort(role), words, quiet });
        continue;
      }
      // What is quiet under a filter by role looks otherwise, and nothing else that the words do not say.
      const key = words && `${view.filter.role} ${words}`;
      this._copies.put(node.element, key, () => (words ? named(words, cellContent(context, own, hides)) : nothing));
    }
  }

  private _drawTotalCells(context: MatrixContext, row: Row, again: boolean): void {
    const { model, view } = context;
    const role = model.roles[row.at - view.rows.length] ?? '';
    const places = range(...this._columns);
    if (row.at + 1 === this._place.row) this._addKeyboardColumn(places, view.columns.length);
    for (const node of row.cells.arrange(places, again)) {
      const unit = view.columns[node.at];
      if (!unit) continue;
      this._drawCell(node, classes('cell', 'total', columnClass(context, unit)));
      const numbers = this._totals?.get(unit.id)?.get(role) ?? [];
      this._copies.put(node.element, `= ${numbers.join()}`, () => html`${totalContent(context, numbers)}`);
    }
  }

  private _drawCell(node: RecycledNode, className: string): void {
    const { element, at } = node;
    if (element.className !== className) element.className = className;
    const column = String(at + 3);
    if (element.getAttribute('aria-colindex') !== column) element.setAttribute('aria-colindex', column);
    this._moveTo(node);
  }

  /** What a pointer is told of what it comes to. Not before: in every row that is drawn anew it would be a look at the styles of each cell. */
  private _nameUnderPointer({ target }: Event): void {
    const cell = (target as Element).closest<HTMLElement>('.cell, .task');
    const row = this._rows?.drawn.find(({ element }) => element === cell?.parentNode);
    const context = this._options.context();
    const of = row && context?.view.rows[row.at];
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
    return cellWords(context, rowMarks(model, row.node.task.id, view.text).get(id) ?? [], hidden ?? 0);
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

  /** Whether some unit has more than one part in some task, so that cells need more room. */
  private _hasSeveral({ model }: MatrixContext): boolean {
    if (this._several?.of !== model) {
      let is = false;
      model.assignments.forEach((lines) => {
        is = is || (lines.length > 1 && new Set(lines.map((line) => line.unitId)).size < lines.length);
      });
      this._several = { of: model, is };
    }
    return this._several.is;
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
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
