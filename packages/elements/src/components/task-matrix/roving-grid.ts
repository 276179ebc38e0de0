import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type GridCommand, gridCommand, type GridPlace } from './grid-keys.js';
import type { GridNames } from './matrix-grid.js';

export interface RovingGridOptions {
  /** The table, once it is drawn. */
  readonly table: () => HTMLTableElement | null;
  /** What rows and columns stand for, as drawn. */
  readonly names: () => GridNames;
  /** Row that takes over when a row is gone: the nearest one above it in the tree that is still shown. */
  readonly heir: (row: string) => string | undefined;
  /** Sees to it that the place is drawn, where not all of the grid is. */
  readonly show: (place: GridPlace) => void;
  readonly command: (kind: Exclude<GridCommand['kind'], 'move'>, row: string) => void;
}

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Moves the focus through a treegrid by the keyboard. The grid is one stop for the Tab key. The place is kept as the names of a row and a
 * column, not as an element: rows are sorted, filtered and replaced under it, and the focus is put back where it belongs after each update.
 */
export class RovingGrid implements ReactiveController {
  private readonly _host: Host;
  private readonly _options: RovingGridOptions;
  private _row = '';
  private _column = '';
  /** Where the place was last seen, for when its row or column is gone. */
  private _at = { row: 1, column: 0 };
  private _stop: HTMLElement | undefined;
  private _focused = false;

  constructor(host: Host, options: RovingGridOptions) {
    this._host = host;
    this._options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const active = this._host.shadowRoot?.activeElement;
    this._focused = Boolean(active && this._options.table()?.contains(active));
  }

  hostUpdated(): void {
    if (!this._options.table()) return;
    this._find();
    this._markStop();
    if (this._focused && this._host.shadowRoot?.activeElement !== this._stop) this._stop?.focus();
  }

  /** Puts the focus back into the grid: where it was, or on the first column of the row when that is another one. */
  focus(row?: string): void {
    if (row !== undefined && row !== this._row) {
      this._row = row;
      this._column = '#task';
      this._find();
      this._markStop();
    }
    this._stop?.focus();
  }

  readonly onKeydown = (event: KeyboardEvent): void => {
    const names = this._options.names();
    const element = (row: number): Element | null => this._rowElement(row);
    const command = gridCommand(event, this._at, {
      rowCount: names.rowCount,
      columnCount: names.columnCount,
      pageRows: this._pageRows(),
      rightToLeft: this._host.shadowRoot?.querySelector('.yj-root')?.getAttribute('dir') === 'rtl',
      expandable: (row) => element(row)?.hasAttribute('aria-expanded') ?? false,
      expanded: (row) => element(row)?.getAttribute('aria-expanded') === 'true',
      parentRow: (row) => {
        const heir = this._options.heir(names.rowAt(row));
        const parent = heir === undefined ? -1 : names.placeOfRow(heir);
        return parent < 0 ? undefined : parent;
      },
    });
    if (!command) return;
    // A header's button does its own work on Enter.
    if (command.kind === 'open' && (event.target as Element).localName === 'button') return;
    event.preventDefault();
    if (command.kind === 'move') this._move(command.to.row, command.to.column);
    else this._options.command(command.kind, this._row);
  };

  readonly onFocusin = (event: FocusEvent): void => {
    const cell = (event.target as Element).closest('[aria-colindex]');
    const row = cell?.closest('[aria-rowindex]');
    if (!cell || !row) return;
    this._at = {
      row: Number(row.getAttribute('aria-rowindex')) - 1,
      column: Number(cell.getAttribute('aria-colindex')) - 1,
    };
    this._name();
    this._markStop();
  };

  private _move(row: number, column: number): void {
    this._at = { row, column };
    this._name();
    this._markStop();
    this._stop?.focus();
  }

  private _name(): void {
    const names = this._options.names();
    this._row = names.rowAt(this._at.row);
    this._column = names.columnAt(this._at.column);
  }

  /** Finds the place again among the rows and columns that there are now. */
  private _find(): void {
    const names = this._options.names();
    let rowAt = -1;
    for (let row: string | undefined = this._row; row && rowAt < 0; row = this._options.heir(row)) {
      rowAt = names.placeOfRow(row);
    }
    const columnAt = names.placeOfColumn(this._column);
    this._at = {
      row: rowAt < 0 ? Math.min(this._at.row, names.rowCount - 1) : rowAt,
      column: columnAt < 0 ? Math.min(this._at.column, names.columnCount - 1) : columnAt,
    };
    this._name();
  }

  private _markStop(): void {
    this._options.show(this._at);
    const cell = this._rowElement(this._at.row)?.querySelector<HTMLElement>(`[aria-colindex="${this._at.column + 1}"]`);
    const stop = cell?.querySelector<HTMLElement>('button[aria-pressed]') ?? cell ?? undefined;
    if (this._stop !== stop) this._stop?.setAttribute('tabindex', '-1');
    stop?.setAttribute('tabindex', '0');
    this._stop = stop;
  }

  private _rowElement(row: number): Element | null {
    return this._options.table()?.querySelector(`[aria-rowindex="${row + 1}"]`) ?? null;
  }

  private _pageRows(): number {
    const table = this._options.table();
    const row = this._rowElement(this._at.row);
    const view = table?.parentElement;
    if (!view || !row) return 1;
    const room = view.clientHeight - (table.tHead?.offsetHeight ?? 0);
    return Math.max(1, Math.floor(room / Math.max(1, row.getBoundingClientRect().height)) - 1);
  }
}
