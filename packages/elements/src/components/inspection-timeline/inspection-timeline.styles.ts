import { css } from 'lit';

/** The look of a timeline on screen, and as a ledger on paper. */
export default css`
  :host {
    --_yj-sticky-top: var(--yj-sticky-top, 0px);
  }
  .yj-root {
    background: var(--_yj-surface);
  }
  .holding {
    min-height: calc(var(--_yj-unit) * 15);
  }
  .subject {
    font-size: var(--_yj-text-l);
    font-weight: 600;
    line-height: var(--_yj-line-height-tight);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    margin-bottom: var(--_yj-space-m);
  }
  .head .subject {
    margin-inline-end: var(--_yj-space-l);
  }
  .span,
  .chip .count,
  .year-heading .note {
    display: inline-block;
    unicode-bidi: plaintext;
  }
  .span {
    margin-inline-start: var(--_yj-space-m);
  }

  /* How the events lie over the years. */
  .strip {
    display: flex;
    margin-bottom: var(--_yj-space-m);
    border-bottom: 1px solid var(--_yj-border);
  }
  .strip li {
    flex: 1 1 0;
    min-width: 0;
    max-width: 9em;
  }
  .strip li + li {
    border-inline-start: 1px solid var(--_yj-border);
  }
  .strip button,
  .strip .year {
    display: block;
    width: 100%;
    min-height: var(--_yj-target);
    padding: var(--_yj-space-xs) 1px 0;
    border: 0;
    background: none;
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
    line-height: var(--_yj-line-height-tight);
    text-align: center;
  }
  .strip button {
    color: var(--_yj-accent);
    cursor: pointer;
  }
  .strip button:hover {
    background: var(--_yj-accent-surface);
  }
  .strip svg {
    display: block;
    width: 100%;
    height: 2.25em;
    fill: currentColor;
  }
  .strip .year svg {
    opacity: 0.6;
  }
  .year-label {
    display: block;
    overflow: hidden;
    white-space: nowrap;
  }
  [data-size='s'] .strip[data-many] .year-label {
    font-size: 0.75em;
    letter-spacing: -0.03em;
  }

  /* Which kinds are shown. */
  .filter {
    display: flex;
    flex-wrap: wrap;
    margin: 0 0 var(--_yj-space-m);
  }
  .filter li {
    margin: 0 var(--_yj-space-s) var(--_yj-space-s) 0;
  }
  .chip {
    min-height: var(--_yj-target);
    padding: 0 var(--_yj-space-m);
    border: 1px solid var(--_yj-border-strong);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-surface);
    color: var(--_yj-text);
    line-height: var(--_yj-line-height-tight);
    cursor: pointer;
  }
  .chip:hover {
    border-color: var(--_yj-accent);
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_yj-accent);
    background: var(--_yj-accent);
    color: var(--_yj-on-accent);
  }
  .chip .count {
    margin-inline-start: 0.3em;
    font-size: var(--_yj-text-s);
    color: var(--_yj-text-muted);
  }
  .chip[aria-pressed='true'] .count {
    color: inherit;
  }

  /* Years, months, events. */
  .year-heading {
    position: sticky;
    top: var(--_yj-sticky-top);
    z-index: 2;
    padding: var(--_yj-space-s) var(--_yj-space-m);
    border-top: 1px solid var(--_yj-border);
    border-bottom: 1px solid var(--_yj-border);
    background: var(--_yj-surface-sunken);
    font-weight: 600;
    line-height: var(--_yj-line-height-tight);
    scroll-margin-top: var(--_yj-sticky-top);
  }
  .year-heading .note {
    margin-inline-start: var(--_yj-space-s);
    font-weight: 400;
  }
  .month-heading {
    padding: var(--_yj-space-s) var(--_yj-space-m) 0;
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .month-group {
    content-visibility: auto;
    /* About what one or two events take: a place kept too large makes the page jump when the events are drawn. */
    contain-intrinsic-size: 1px 6em;
  }
  .month-group[data-many] {
    contain-intrinsic-size: 1px 30em;
  }
  [data-size='l'] .month-group {
    display: grid;
    grid-template-columns: 5em minmax(0, 1fr);
  }
  [data-size='l'] .month-heading {
    position: sticky;
    top: calc(var(--_yj-sticky-top) + 2.6em);
    align-self: start;
    padding-top: var(--_yj-space-m);
    font-size: inherit;
  }
  .events {
    position: relative;
    padding: var(--_yj-space-s) 0;
  }
  .event {
    position: relative;
    padding: var(--_yj-space-s) var(--_yj-space-m) var(--_yj-space-s) 2.75em;
    scroll-margin-top: 5em;
  }
  .yj-root[dir='rtl'] .event {
    padding: var(--_yj-space-s) 2.75em var(--_yj-space-s) var(--_yj-space-m);
  }
  .event:focus {
    outline: none;
  }
  .event[data-arrived]:focus {
    outline: var(--_yj-focus-width) solid var(--_yj-focus);
    outline-offset: -2px;
  }
  .event::before {
    content: '';
    position: absolute;
    top: 0;
    bottom: 0;
    left: 1.45em;
    border-left: 1px solid var(--_yj-border);
  }
  .yj-root[dir='rtl'] .event::before {
    left: auto;
    right: 1.45em;
  }
  .mark {
    position: absolute;
    left: 0.9em;
    top: 0.75em;
    padding: 0.1em 0;
    background: var(--_yj-surface);
    color: var(--_yj-tone);
    line-height: 1;
  }
  .yj-root[dir='rtl'] .mark {
    left: auto;
    right: 0.9em;
  }
  .tone-mark {
    width: 1.1em;
    height: 1.1em;
    color: var(--_yj-tone);
  }
  .line {
    display: flex;
    align-items: baseline;
    flex-wrap: wrap;
  }
  .date {
    margin-inline-end: var(--_yj-space-s);
    color: var(--_yj-text-muted);
    white-space: nowrap;
  }
  .kind {
    margin-inline-end: var(--_yj-space-s);
    padding: 0 0.4em;
    border: 1px solid var(--_yj-border);
    border-radius: var(--_yj-radius-s);
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
    line-height: 1.5;
    white-space: nowrap;
  }
  .title {
    flex: 1 1 16em;
    min-width: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_yj-text);
    font-weight: 600;
    text-align: start;
  }
  [data-size='s'] .title {
    flex-basis: 100%;
  }
  button.title {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    cursor: pointer;
  }
  button.title:hover {
    color: var(--_yj-accent);
  }
  @media (pointer: coarse) {
    button.title {
      min-height: var(--_yj-target);
      align-items: center;
    }
  }
  .yj-root[data-care] button.title {
    min-height: var(--_yj-target);
    align-items: center;
  }
  .twisty {
    flex: none;
    width: 1em;
    height: 1em;
    margin-inline-start: var(--_yj-space-s);
    align-self: center;
    color: var(--_yj-text-muted);
  }
  [aria-expanded='true'] .twisty {
    transform: rotate(180deg);
  }
  .meta,
  .chain {
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .fact {
    display: inline-block;
    margin-inline-end: var(--_yj-space-m);
  }
  .fact b {
    color: var(--_yj-text);
    font-weight: 600;
  }
  .fact[data-tone] b,
  dd[data-tone] {
    color: var(--_yj-tone);
  }
  .fact .tone-mark {
    margin-inline-end: 0.25em;
    vertical-align: -0.15em;
  }
  .link {
    margin-inline-end: var(--_yj-space-s);
    padding: 0;
    border: 0;
    background: none;
    color: var(--_yj-accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .yj-root[data-care] .link {
    min-height: var(--_yj-target);
  }
  .details {
    margin-top: var(--_yj-space-s);
    padding: var(--_yj-space-m);
    border: 1px solid var(--_yj-border);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-surface-sunken);
  }
  .summary + dl {
    margin-top: var(--_yj-space-s);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(20em, 100%), 1fr));
    column-gap: var(--_yj-space-l);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    padding: 0.15em 0;
  }
  dt {
    flex: none;
    width: 7em;
    color: var(--_yj-text-muted);
  }
  dd {
    flex: 1 1 10em;
    min-width: 0;
  }
  .more {
    padding: var(--_yj-space-l) 0;
    text-align: center;
  }
  .more .button {
    min-width: 12em;
  }
  .more .note {
    margin-top: var(--_yj-space-s);
  }
  .shown {
    padding: var(--_yj-space-m);
    text-align: center;
  }

  /* On paper. */
  .ledger {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--_yj-text-s);
    line-height: var(--_yj-line-height-tight);
  }
  .ledger th,
  .ledger td {
    padding: 0.3em 0.5em;
    border: 1px solid var(--_yj-border-strong);
    text-align: start;
    vertical-align: top;
  }
  .ledger th {
    background: var(--_yj-surface-sunken);
    white-space: nowrap;
  }
  @media print {
    .year-heading {
      position: static;
    }
    .month-group {
      content-visibility: visible;
    }
    .event,
    .ledger tr {
      break-inside: avoid;
    }
  }
`;
