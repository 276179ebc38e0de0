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
  readonly command: (kind: Exclude<GridCommand['kind'], 'move'>, row: string, column: string) => void;
}

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Moves the focus through a treegrid by the keyboard. The grid is one stop for the Tab key. The place is kept as the names of a row and a
 * column, not as an element: rows are sorted, filtered and replaced under it, and the focus is put back where it belongs after each update.
 */
export class RovingGrid implements ReactiveController {
  readonly #host: Host;
  readonly #options: RovingGridOptions;
  #row = '';
  #column = '';
  /** Where the place was last seen, for when its row or column is gone. */
  #at = { row: 1, column: 0 };
  #stop: HTMLElement | undefined;
  #focused = false;

  constructor(host: Host, options: RovingGridOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const active = this.#host.shadowRoot?.activeElement;
    this.#focused = Boolean(active && this.#options.table()?.contains(active));
  }

  hostUpdated(): void {
    if (!this.#options.table()) return;
    this.#find();
    this.#markStop();
    if (this.#focused && this.#host.shadowRoot?.activeElement !== this.#stop) this.#stop?.focus();
  }

  /** Puts the focus back into the grid: where it was, or on the first column of the row when that is another one. */
  focus(row?: string): void {
    if (row !== undefined && row !== this.#row) {
      this.#row = row;
      this.#column = '#task';
      this.#find();
      this.#markStop();
    }
    this.#stop?.focus();
  }

  readonly onKeydown = (event: KeyboardEvent): void => {
    const { rows, columns } = this.#options.names();
    const element = (row: number): Element | null => this.#rowElement(row);
    const command = gridCommand(event, this.#at, {
      rowCount: rows.length,
      columnCount: columns.length,
      pageRows: this.#pageRows(),
      rightToLeft: this.#host.shadowRoot?.querySelector('.yj-root')?.getAttribute('dir') === 'rtl',
      expandable: (row) => element(row)?.hasAttribute('aria-expanded') ?? false,
      expanded: (row) => element(row)?.getAttribute('aria-expanded') === 'true',
      parentRow: (row) => {
        const parent = rows.indexOf(this.#options.heir(rows[row] ?? '') ?? '');
        return parent < 0 ? undefined : parent;
      },
    });
    if (!command) return;
    // A header's button does its own work on Enter.
    if (command.kind === 'open' && (event.target as Element).localName === 'button') return;
    event.preventDefault();
    if (command.kind === 'move') this.#move(command.to.row, command.to.column);
    else this.#options.command(command.kind, this.#row, this.#column);
  };

  readonly onFocusin = (event: FocusEvent): void => {
    const cell = (event.target as Element).closest('[aria-colindex]');
    const row = cell?.closest('[aria-rowindex]');
    if (!cell || !row) return;
    this.#at = {
      row: Number(row.getAttribute('aria-rowindex')) - 1,
      column: Number(cell.getAttribute('aria-colindex')) - 1,
    };
    this.#name();
    this.#markStop();
  };

  #move(row: number, column: number): void {
    this.#at = { row, column };
    this.#name();
    this.#markStop();
    this.#stop?.focus();
  }

  #name(): void {
    const { rows, columns } = this.#options.names();
    this.#row = rows[this.#at.row] ?? '';
    this.#column = columns[this.#at.column] ?? '';
  }

  /** Finds the place again among the rows and columns that there are now. */
  #find(): void {
    const { rows, columns } = this.#options.names();
    let row: string | undefined = this.#row;
    while (row && !rows.includes(row)) row = this.#options.heir(row);
    const rowAt = row ? rows.indexOf(row) : Math.min(this.#at.row, rows.length - 1);
    const columnAt = columns.indexOf(this.#column);
    this.#at = { row: rowAt, column: columnAt < 0 ? Math.min(this.#at.column, columns.length - 1) : columnAt };
    this.#name();
  }

  #markStop(): void {
    this.#options.show(this.#at);
    const cell = this.#rowElement(this.#at.row)?.querySelector<HTMLElement>(`[aria-colindex="${this.#at.column + 1}"]`);
    const stop = cell?.querySelector<HTMLElement>('button[aria-pressed]') ?? cell ?? undefined;
    if (this.#stop !== stop) this.#stop?.setAttribute('tabindex', '-1');
    stop?.setAttribute('tabindex', '0');
    this.#stop = stop;
  }

  #rowElement(row: number): Element | null {
    return this.#options.table()?.querySelector(`[aria-rowindex="${row + 1}"]`) ?? null;
  }

  #pageRows(): number {
    const table = this.#options.table();
    const row = this.#rowElement(this.#at.row);
    const view = table?.parentElement;
    if (!view || !row) return 1;
    const room = view.clientHeight - (table.tHead?.offsetHeight ?? 0);
    return Math.max(1, Math.floor(room / Math.max(1, row.getBoundingClientRect().height)) - 1);
  }
}
