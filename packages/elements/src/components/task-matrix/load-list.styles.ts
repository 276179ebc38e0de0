import { css } from 'lit';

/** How the tasks fall upon the units. */
export default css`
  .loads ol {
    border-top: 1px solid var(--_yj-border);
  }
  .load {
    display: grid;
    grid-template-columns: minmax(8em, 14em) minmax(6em, 1fr) minmax(16em, 2fr);
    grid-column-gap: 1em;
    align-items: center;
    min-height: var(--_yj-target);
    padding: 0.3em 0.2em;
    border-bottom: 1px solid var(--_yj-border);
    break-inside: avoid;
  }
  .load-bar {
    display: block;
    width: 100%;
    height: 1.6em;
    overflow: visible;
  }
  .yj-root[dir='rtl'] .load-bar {
    transform: scaleX(-1);
  }
  .load-bar rect {
    fill: var(--_yj-surface);
    stroke: var(--_yj-accent);
    stroke-width: 1.5px;
  }
  .load-bar [data-role='lead'] {
    fill: var(--_yj-accent);
  }
  .load-bar [data-role='responsible'] {
    fill: var(--_yj-accent-surface);
  }
  .load-bar [data-role='participant'] {
    stroke: var(--_yj-text-muted);
    stroke-dasharray: 3 2;
  }
  .load-bar line {
    stroke: var(--_yj-text-muted);
    stroke-dasharray: 2 3;
  }
  .load-words > * {
    margin-inline-end: 0.4em;
  }
  .overdue {
    color: var(--_yj-serious-text);
  }
  .heavy {
    padding: 0 0.5em;
    border: 1px solid var(--_yj-caution-border);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-caution-surface);
    color: var(--_yj-caution-text);
    white-space: nowrap;
  }
  .yj-root[data-size='s'] .load {
    display: block;
  }
  @media print {
    .load-bar rect {
      -webkit-print-color-adjust: exact;
      print-color-adjust: exact;
    }
  }
`;
