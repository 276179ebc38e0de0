/** The cell of one unit in a row of a large matrix. */
export interface WindowCell {
  readonly element: HTMLElement;
  /** Column of the unit, from 0. */
  at: number;
  /** Columns between it and the one before, which nobody has filled. */
  gap: number;
}

function newCell(): WindowCell {
  const element = document.createElement('td');
  element.setAttribute('role', 'gridcell');
  element.setAttribute('tabindex', '-1');
  return { element, at: -1, gap: 0 };
}

/**
 * The filled cells of a row, one behind the other with the room of the empty ones between them. The first element always stands for the first
 * filled cell, whichever that is: nothing is moved when the row comes to stand for another task, and the page has them in their order.
 */
export class WindowCells {
  /** In the order of their columns. */
  drawn: readonly WindowCell[] = [];
  private readonly _row: HTMLElement;
  private readonly _free: WindowCell[] = [];

  constructor(row: HTMLElement) {
    this._row = row;
  }

  /**
   * Makes cells stand for these columns.
   *
   * @param places in ascending order
   * @param held column whose cell keeps its element, because it has or had the focus; -1 where there is none
   * @param width of a column, in pixels
   * @param again whether those that stay are to be drawn again, too
   * @returns those that are to be drawn
   */
  arrange(places: readonly number[], held: number, width: number, again: boolean): WindowCell[] {
    const { drawn } = this;
    const from = held < 0 ? -1 : drawn.findIndex(({ at }) => at === held);
    const to = from < 0 ? -1 : places.indexOf(held);
    const kept = to < 0 ? undefined : drawn[from];
    this.drawn = kept
      ? [
          ...this._fit(drawn.slice(0, from), to, kept.element),
          kept,
          ...this._fit(drawn.slice(from + 1), places.length - to - 1, null),
        ]
      : this._fit(drawn, places.length, null);
    const changed: WindowCell[] = [];
    let end = -1;
    for (let index = 0; index < places.length; index += 1) {
      const at = places[index] as number;
      const cell = this.drawn[index] as WindowCell;
      const gap = at - end - 1;
      end = at;
      if (cell.gap !== gap || again) {
        cell.gap = gap;
        const margin = gap > 0 ? `${gap * width}px` : '';
        if (cell.element.style.marginInlineStart !== margin) cell.element.style.marginInlineStart = margin;
      }
      if (cell.at === at && !again) continue;
      if (cell.at !== at) cell.element.setAttribute('aria-colindex', String(at + 3));
      cell.at = at;
      changed.push(cell);
    }
    return changed;
  }

  /** As many cells as are wanted, all of them before an element of the row, or at its end. */
  private _fit(cells: readonly WindowCell[], count: number, before: HTMLElement | null): readonly WindowCell[] {
    if (cells.length === count) return cells;
    for (const cell of cells.slice(count)) {
      cell.element.remove();
      this._free.push(cell);
    }
    const fitted = cells.slice(0, count);
    while (fitted.length < count) {
      const cell = this._free.pop() ?? newCell();
      this._row.insertBefore(cell.element, before);
      fitted.push(cell);
    }
    return fitted;
  }
}
