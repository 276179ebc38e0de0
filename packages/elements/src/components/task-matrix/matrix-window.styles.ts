import { css } from 'lit';

/** Large plans: rows and cells have their places from script, and the lines between them are a background. */
export default css`
  .grid.windowed {
    --_head: 6em;
    position: relative;
  }
  .grid.windowed[data-head='m'] {
    --_head: 8em;
  }
  .grid.windowed[data-head='l'] {
    --_head: 10em;
  }
  .grid.windowed[data-head='xl'] {
    --_head: 11em;
  }
  .windowed,
  .windowed thead,
  .windowed tbody,
  .windowed tr {
    display: block;
  }
  .windowed thead {
    position: -webkit-sticky;
    position: sticky;
    top: 0;
    z-index: 3;
  }
  .windowed tbody {
    position: relative;
    contain: layout style;
  }
  .windowed tr {
    position: relative;
    height: var(--_row);
    background: var(--_yj-surface) linear-gradient(90deg, transparent calc(100% - 1px), var(--_yj-border) 0)
      var(--_start) 0 / var(--_column) 100%;
  }
  .yj-root[dir='rtl'] .windowed tr {
    background-image: linear-gradient(-90deg, transparent calc(100% - 1px), var(--_yj-border) 0);
    background-position: right var(--_start) top 0;
  }
  .windowed tbody tr {
    position: absolute;
    left: 0;
    right: 0;
    border-bottom: 1px solid var(--_yj-border);
    contain: layout style;
  }
  .windowed thead tr {
    height: var(--_head);
    background-color: var(--_yj-surface-sunken);
    border-bottom: 1px solid var(--_yj-border-strong);
  }
  .windowed [data-kind='part'],
  .windowed .totals {
    background-color: var(--_yj-surface-sunken);
  }
  .windowed .row:hover,
  .windowed .row[aria-current] {
    background-color: var(--_yj-accent-surface);
  }
  .grid.windowed th,
  .grid.windowed td {
    box-sizing: border-box;
    height: 100%;
    border-bottom: 0;
    overflow: hidden;
  }
  .grid.windowed td,
  .grid.windowed thead .unit,
  .grid.windowed thead .counts,
  .grid.windowed thead .summary {
    position: absolute;
    top: 0;
    width: var(--_column);
    min-width: 0;
  }
  .grid.windowed td:not(.counts):not(.differs):not(.chosen) {
    background: none;
  }
  .grid.windowed .unit,
  .grid.windowed .cell {
    display: flex;
    align-items: center;
    justify-content: center;
    border: 0;
  }
  .grid.windowed .task {
    display: flex;
    flex-direction: column;
    justify-content: center;
    position: -webkit-sticky;
    position: sticky;
    padding-top: 0;
    padding-bottom: 0;
  }
  .grid.windowed thead .task {
    justify-content: flex-end;
    padding-bottom: 0.35em;
  }
  .grid.windowed .counts,
  .grid.windowed .summary {
    display: flex;
    align-items: center;
    left: var(--_first);
    width: var(--_second);
  }
  .yj-root[dir='rtl'] .windowed .counts,
  .yj-root[dir='rtl'] .windowed .summary {
    left: auto;
    right: var(--_first);
  }
  .grid.windowed thead .counts {
    width: var(--_second);
  }
  .grid.windowed thead .counts,
  .grid.windowed thead .summary {
    align-items: flex-end;
    padding-bottom: 0.35em;
  }
  .grid.windowed .summary {
    width: calc(100% - var(--_task));
  }
  .windowed .title {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    line-height: 1.4;
  }
`;
