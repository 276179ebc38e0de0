/** A place in the grid: row 0 is the header, column 0 the row header. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** What the keyboard needs to know of a treegrid. */
export interface GridShape {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows that fit into the scroller. */
  readonly pageRows: number;
  readonly rightToLeft: boolean;
  readonly expandable: (row: number) => boolean;
  readonly expanded: (row: number) => boolean;
  /** Row of the parent, if the row has one. */
  readonly parentRow: (row: number) => number | undefined;
}

export type GridCommand =
  { readonly kind: 'move'; readonly to: GridPlace } | { readonly kind: 'expand' | 'collapse' | 'open' | 'close' };

export interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const clamp = (value: number, last: number): number => Math.min(Math.max(value, 0), last);

/**
 * The treegrid contract of the ARIA Authoring Practices for a grid whose cells take the focus: arrows, Home and End in the row, Control with
 * Home and End in the column, Page Up and Page Down by what is in view; in the first column the arrows open and close the tree.
 *
 * @returns undefined when the key is not the grid's
 */
export function gridCommand(event: GridKey, at: GridPlace, grid: GridShape): GridCommand | undefined {
  if (event.altKey || event.shiftKey) return undefined;
  const lastRow = grid.rowCount - 1;
  const lastColumn = grid.columnCount - 1;
  const move = (row: number, column: number): GridCommand => ({
    kind: 'move',
    to: { row: clamp(row, lastRow), column: clamp(column, lastColumn) },
  });
  const toColumnEnd = event.ctrlKey || event.metaKey;
  if (toColumnEnd && event.key !== 'Home' && event.key !== 'End') return undefined;
  const forward = grid.rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const inTree = at.column === 0;

  switch (event.key) {
    case 'ArrowUp':
      return move(at.row - 1, at.column);
    case 'ArrowDown':
      return move(at.row + 1, at.column);
    case 'ArrowLeft':
    case 'ArrowRight': {
      if (event.key === forward) {
        return inTree && grid.expandable(at.row) && !grid.expanded(at.row)
          ? { kind: 'expand' }
          : move(at.row, at.column + 1);
      }
      if (!inTree) return move(at.row, at.column - 1);
      if (grid.expandable(at.row) && grid.expanded(at.row)) return { kind: 'collapse' };
      return move(grid.parentRow(at.row) ?? at.row, 0);
    }
    case 'Home':
      return toColumnEnd ? move(0, at.column) : move(at.row, 0);
    case 'End':
      return toColumnEnd ? move(lastRow, at.column) : move(at.row, lastColumn);
    case 'PageUp':
      return move(at.row - grid.pageRows, at.column);
    case 'PageDown':
      return move(at.row + grid.pageRows, at.column);
    case 'Enter':
      return { kind: 'open' };
    case 'Escape':
      return { kind: 'close' };
    default:
      return undefined;
  }
}
