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
    display: flex;
    position: absolute;
    left: 0;
    right: 0;
    border-bottom: 1px solid var(--_yj-border);
    contain: size layout style;
  }
  /* Most tasks have nothing below them: the room of the button that they lack. */
  .windowed .number:first-child,
  .windowed .twisty[hidden] + .number {
    margin-inline-start: 1.5em;
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
    border-bottom: 0;
  }
  .grid.windowed thead th {
    height: 100%;
    overflow: hidden;
  }
  .grid.windowed td {
    flex: none;
    width: var(--_column);
    height: auto;
    min-width: 0;
  }
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
    flex: none;
    justify-content: center;
    position: static;
    z-index: auto;
    padding-top: 0;
    padding-bottom: 0;
  }
  .grid.windowed.shifted .task {
    position: -webkit-sticky;
    position: sticky;
    z-index: 1;
  }
  .grid.windowed.shifted thead .task {
    z-index: 3;
  }
  .grid.windowed thead .task {
    justify-content: flex-end;
    padding-bottom: 0.35em;
  }
  .grid.windowed .counts,
  .grid.windowed .summary {
    display: flex;
    align-items: center;
    width: var(--_second);
  }
  .grid.windowed thead .counts,
  .grid.windowed thead .summary {
    left: var(--_first);
  }
  .grid.windowed thead .counts {
    width: var(--_second);
  }
  .yj-root[dir='rtl'] .windowed thead .counts,
  .yj-root[dir='rtl'] .windowed thead .summary {
    left: auto;
    right: var(--_first);
  }
  .windowed .count {
    margin: 0;
    white-space: pre;
    word-spacing: 0.32em;
  }
  .windowed .count.leading {
    color: var(--_yj-accent);
    font-weight: 600;
  }
  .grid.windowed thead .counts,
  .grid.windowed thead .summary {
    align-items: flex-end;
    padding-bottom: 0.35em;
  }
  .grid.windowed .summary {
    flex: 1;
    width: calc(100% - var(--_task));
  }
  /* The signs of roles, as in the drawings of the legend: a drawing of 24 units is 1.92em here. */
  .grid.windowed .lone {
    display: block;
    padding: 0;
  }
  .windowed .sign {
    display: block;
    box-sizing: border-box;
    margin: calc((var(--_row) - 1px) / 2 - 0.86em) auto 0;
    width: 1.72em;
    height: 1.72em;
    border: 0.12em solid;
    border-radius: 50%;
    background: var(--_yj-surface);
    color: var(--_yj-text-muted);
    font-size: 0.8333em;
    font-weight: 600;
    line-height: 1.48em;
    text-align: center;
  }
  .windowed .sign.quiet {
    opacity: 0.35;
  }
  .windowed .sign.lead {
    margin-top: calc((var(--_row) - 1px) / 2 - 0.96em);
    width: 1.92em;
    height: 1.92em;
    border: 0;
    border-radius: 0;
    background: var(--_yj-accent);
    color: var(--_yj-on-accent);
    line-height: 1.9em;
    clip-path: polygon(50% 2.7%, 92.7% 26%, 92.7% 74%, 50% 97.3%, 7.3% 74%, 7.3% 26%);
  }
  .windowed .sign.co-lead,
  .windowed .sign.unknown {
    position: relative;
  }
  .windowed .sign.co-lead {
    margin-top: calc((var(--_row) - 1px) / 2 - 0.96em);
    width: 1.92em;
    height: 1.92em;
    border: 0;
    background: none;
    color: var(--_yj-accent);
    line-height: 2.16em;
  }
  .windowed .sign.co-lead::before {
    content: '';
    position: absolute;
    top: 0;
    bottom: 0;
    left: 0;
    right: 0;
    background: currentColor;
    clip-path: polygon(
      evenodd,
      50% 0,
      99% 30.4%,
      99% 96.9%,
      1% 96.9%,
      1% 30.4%,
      50% 0,
      50% 12.4%,
      11.5% 36.2%,
      11.5% 86.5%,
      88.5% 86.5%,
      88.5% 36.2%,
      50% 12.4%
    );
  }
  .windowed .sign.responsible {
    margin-top: calc((var(--_row) - 1px) / 2 - 0.85em);
    width: 1.7em;
    height: 1.7em;
    border-width: 0.1em;
    border-radius: 0.17em;
    background: var(--_yj-accent-surface);
    color: var(--_yj-accent);
    line-height: 1.5em;
  }
  .windowed .sign.unknown {
    border: 0;
    background: none;
  }
  .windowed .sign.unknown::before {
    content: '';
    position: absolute;
    top: 0.23em;
    bottom: 0.23em;
    left: 0.23em;
    right: 0.23em;
    border: 0.12em dashed;
    transform: rotate(45deg);
  }
  .windowed .title {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    line-height: 1.4;
  }
`;
