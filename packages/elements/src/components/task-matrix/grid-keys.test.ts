import { expect } from 'chai';
import { type GridPlace, type GridShape, gridCommand } from './grid-keys.js';

// Row 0 is the header; 1 is a parent of 2 and 3; 4 is a closed parent.
const grid: GridShape = {
  rowCount: 6,
  columnCount: 5,
  pageRows: 3,
  rightToLeft: false,
  expandable: (row) => row === 1 || row === 4,
  expanded: (row) => row === 1,
  parentRow: (row) => (row === 2 || row === 3 ? 1 : undefined),
};

const press = (
  key: string,
  row: number,
  column: number,
  more: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey', boolean>> = {},
  shape = grid,
) =>
  gridCommand({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }, { row, column }, shape);

const to = (row: number, column: number): { kind: 'move'; to: GridPlace } => ({ kind: 'move', to: { row, column } });

describe('gridCommand', () => {
  it('moves by arrows and stops at the edges', () => {
    expect(press('ArrowDown', 2, 3)).to.deep.equal(to(3, 3));
    expect(press('ArrowUp', 0, 3)).to.deep.equal(to(0, 3));
    expect(press('ArrowDown', 5, 3)).to.deep.equal(to(5, 3));
    expect(press('ArrowRight', 2, 4)).to.deep.equal(to(2, 4));
    expect(press('ArrowLeft', 2, 2)).to.deep.equal(to(2, 1));
  });

  it('opens and closes the tree in the first column', () => {
    expect(press('ArrowRight', 4, 0)).to.deep.equal({ kind: 'expand' });
    expect(press('ArrowRight', 1, 0)).to.deep.equal(to(1, 1));
    expect(press('ArrowLeft', 1, 0)).to.deep.equal({ kind: 'collapse' });
    expect(press('ArrowLeft', 3, 0)).to.deep.equal(to(1, 0));
    expect(press('ArrowLeft', 4, 0)).to.deep.equal(to(4, 0));
    expect(press('ArrowLeft', 4, 1)).to.deep.equal(to(4, 0));
  });

  it('swaps left and right where text runs from right to left', () => {
    const rtl = { ...grid, rightToLeft: true };
    expect(press('ArrowLeft', 4, 0, {}, rtl)).to.deep.equal({ kind: 'expand' });
    expect(press('ArrowRight', 1, 0, {}, rtl)).to.deep.equal({ kind: 'collapse' });
    expect(press('ArrowLeft', 2, 2, {}, rtl)).to.deep.equal(to(2, 3));
  });

  it('goes to the ends of the row, and with Control of the column', () => {
    expect(press('Home', 3, 3)).to.deep.equal(to(3, 0));
    expect(press('End', 3, 1)).to.deep.equal(to(3, 4));
    expect(press('Home', 3, 3, { ctrlKey: true })).to.deep.equal(to(0, 3));
    expect(press('End', 3, 3, { ctrlKey: true })).to.deep.equal(to(5, 3));
  });

  it('pages by the rows in view', () => {
    expect(press('PageDown', 1, 2)).to.deep.equal(to(4, 2));
    expect(press('PageUp', 2, 2)).to.deep.equal(to(0, 2));
  });

  it('opens by Enter and closes by Escape', () => {
    expect(press('Enter', 2, 2)).to.deep.equal({ kind: 'open' });
    expect(press('Escape', 2, 2)).to.deep.equal({ kind: 'close' });
  });

  it('leaves other keys and combinations to the browser', () => {
    expect(press('a', 2, 2)).to.equal(undefined);
    expect(press('Tab', 2, 2)).to.equal(undefined);
    expect(press('ArrowDown', 2, 2, { ctrlKey: true })).to.equal(undefined);
    expect(press('ArrowLeft', 2, 2, { altKey: true })).to.equal(undefined);
    expect(press('End', 2, 2, { shiftKey: true })).to.equal(undefined);
  });
});
