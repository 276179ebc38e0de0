import { css } from 'lit';

/** The matrix as a grid. */
export default css`
  .scroller {
    position: relative;
    width: max-content;
    max-width: 100%;
    max-height: var(--yj-task-matrix-height, 80vh);
    overflow: auto;
    border: 1px solid var(--_yj-border-strong);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-surface);
    scroll-padding: 8em 1em 1em 23em;
  }
  .grid {
    --_task: 21em;
    --_indent: 1em;
    width: max-content;
    border-collapse: separate;
    border-spacing: 0;
  }
  .grid.outline {
    width: auto;
    min-width: 100%;
  }
  .grid th,
  .grid td {
    padding: 0.2em 0.3em;
    border: 0 solid var(--_yj-border);
    border-bottom-width: 1px;
    border-inline-end-width: 1px;
    background: var(--_yj-surface);
    font-weight: 400;
    text-align: start;
  }
  .grid td {
    height: calc(var(--_yj-target) + 1px);
  }
  .grid thead th {
    position: -webkit-sticky;
    position: sticky;
    top: 0;
    z-index: 2;
    background: var(--_yj-surface-sunken);
    border-bottom-color: var(--_yj-border-strong);
    vertical-align: bottom;
  }
  .grid .task {
    position: -webkit-sticky;
    position: sticky;
    left: 0;
    z-index: 1;
    width: var(--_task);
    min-width: var(--_task);
    max-width: var(--_task);
    padding: 0.35em 0.6em;
    border-inline-end-color: var(--_yj-border-strong);
    cursor: pointer;
  }
  .yj-root[dir='rtl'] .grid .task {
    left: auto;
    right: 0;
  }
  .grid thead .task {
    z-index: 3;
    cursor: default;
  }
  .task-line {
    display: flex;
    align-items: baseline;
  }
  .number {
    flex: none;
    margin-inline-end: 0.35em;
    color: var(--_yj-text-muted);
    white-space: nowrap;
  }
  .title {
    flex: 1;
    min-width: 0;
  }
  .twisty {
    flex: none;
    align-self: flex-start;
    width: 1.5em;
    min-height: 1.6em;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_yj-text-muted);
    text-align: start;
    line-height: inherit;
    cursor: pointer;
  }
  .twisty[hidden] {
    display: block;
    visibility: hidden;
  }
  .twisty-sign {
    transition: transform 0.15s;
  }
  [aria-expanded='true'] > .task .twisty-sign,
  button[aria-expanded='true'] > .twisty-sign {
    transform: rotate(90deg);
  }
  .yj-root[dir='rtl'] .twisty-sign {
    transform: scaleX(-1);
  }
  .grid [data-level='2'] .task-line {
    padding-inline-start: var(--_indent);
  }
  .grid [data-level='3'] .task-line {
    padding-inline-start: calc(var(--_indent) * 2);
  }
  .grid [data-level='4'] .task-line {
    padding-inline-start: calc(var(--_indent) * 3);
  }
  .grid [data-level='5'] .task-line,
  .grid [data-level='6'] .task-line {
    padding-inline-start: calc(var(--_indent) * 4);
  }
  .grid [data-kind='part'] .task,
  .grid [data-kind='part'] td {
    background: var(--_yj-surface-sunken);
  }
  .grid [data-kind='part'] .title {
    font-weight: 600;
  }
  .grid .context .title {
    color: var(--_yj-text-muted);
  }
  .grid .row:hover > *,
  .grid .row[aria-current] > * {
    background: var(--_yj-accent-surface);
  }
  .grid .row[aria-current] > .task {
    box-shadow: inset 3px 0 0 var(--_yj-accent);
  }
  .grid .counts {
    min-width: 6em;
    font-size: var(--_yj-text-s);
    white-space: nowrap;
    color: var(--_yj-text-muted);
  }
  .count + .count {
    margin-inline-start: 0.6em;
  }
  .count[data-role='lead'],
  .count[data-role='co-lead'] {
    color: var(--_yj-accent);
    font-weight: 600;
  }
  .count.unequal {
    color: var(--_yj-caution-text);
  }
  .grid .unit {
    min-width: 2.9em;
    height: 6em;
    padding: 0;
    text-align: center;
  }
  .grid[data-head='m'] .unit {
    height: 8em;
  }
  .grid[data-head='l'] .unit {
    height: 10em;
  }
  .grid[data-head='xl'] .unit {
    height: 11em;
  }
  /* A grid, not a flex box: Chromium 90 stretches upright text in a flex box to the whole width. */
  .unit button {
    display: grid;
    justify-items: center;
    align-content: end;
    width: 100%;
    height: 100%;
    padding: 0.4em 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  .unit-name {
    max-height: 10em;
    -webkit-writing-mode: vertical-rl;
    writing-mode: vertical-rl;
    line-height: 1.25;
    letter-spacing: 0.05em;
    text-align: end;
  }
  .unit .printed {
    display: none;
  }
  .unit .group-sign {
    margin-top: 0.25em;
    color: var(--_yj-text-muted);
  }
  .unit button:hover .unit-name {
    text-decoration: underline;
  }
  .grid .cell {
    padding: 0.15em;
    text-align: center;
    vertical-align: middle;
    white-space: nowrap;
  }
  .grid .chosen {
    background: var(--_yj-accent-surface);
  }
  .grid thead .chosen {
    box-shadow: inset 0 -3px 0 var(--_yj-accent);
    font-weight: 600;
  }
  .grid .cell.differs {
    background: var(--_yj-caution-surface);
  }
  .grid .cell.added {
    background: var(--_yj-accent-surface);
  }
  .grid .cell.removed {
    background: var(--_yj-surface-sunken);
  }
  .mark {
    display: inline-block;
    vertical-align: middle;
  }
  .mark + .mark {
    margin-inline-start: 0.4em;
  }
  .mark.quiet {
    opacity: 0.35;
  }
  .mark .status-sign {
    margin-inline-start: 0.1em;
  }
  .mark .only {
    display: block;
    font-size: 0.8em;
    line-height: 1.2;
  }
  .times {
    color: var(--_yj-caution-text);
    font-size: 0.8em;
  }
  .grid tfoot > tr > * {
    background: var(--_yj-surface-sunken);
  }
  .grid tfoot tr:first-child > * {
    border-top: 1px solid var(--_yj-border-strong);
  }
  .grid .totals .task-line,
  .grid tfoot .task-line {
    align-items: center;
  }
  .grid .totals .title,
  .grid tfoot .title {
    margin-inline-start: 0.5em;
  }
  .grid tfoot tr:last-child > * {
    border-bottom: 0;
  }
  .total {
    color: var(--_yj-text-muted);
  }
  .grid .summary {
    padding: 0.35em 0.6em;
  }
  .grid td.summary {
    color: var(--_yj-text-muted);
  }
  .grid [tabindex]:focus,
  .grid .unit button:focus {
    outline: var(--_yj-focus-width) solid var(--_yj-focus);
    outline-offset: calc(var(--_yj-focus-width) * -1);
  }

  .yj-root[data-size='m'] .grid {
    --_task: 16em;
    --_indent: 0.5em;
  }
  .yj-root[data-size='m'] .grid.outline {
    --_task: 19em;
  }
  .yj-root[data-size='m'] .scroller {
    scroll-padding: 8em 1em 1em 18em;
  }

  @media print {
    .yj-root[data-size='a3'] {
      page: yj-a3-landscape;
    }
    .scroller {
      width: auto;
      max-height: none;
      border-width: 1px 0 0;
      overflow: visible;
    }
    .grid {
      --_task: 17em;
      width: 100%;
      table-layout: fixed;
    }
    .grid thead th,
    .grid .task {
      position: static;
    }
    .grid tfoot {
      display: table-row-group;
    }
    .grid tr {
      break-inside: avoid;
    }
    .grid [data-kind='part'] {
      break-after: avoid;
    }
    .grid .counts {
      width: 7em;
    }
    .grid .unit {
      width: auto;
      min-width: 0;
    }
    .unit button {
      display: none;
    }
    .unit .printed {
      display: inline-block;
    }
    .grid .cell .role-sign {
      max-width: 100%;
    }
    .grid th,
    .grid td {
      -webkit-print-color-adjust: exact;
      print-color-adjust: exact;
    }
  }
  @media (forced-colors: active) {
    .grid .row[aria-current] > .task {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .grid .cell.differs {
      outline: 1px dashed CanvasText;
      outline-offset: -2px;
    }
    .grid .chosen {
      border-inline-end-width: 2px;
    }
  }
`;
