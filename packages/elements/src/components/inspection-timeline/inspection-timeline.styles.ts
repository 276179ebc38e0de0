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

  .caveat {
    margin-bottom: var(--_yj-space-m);
    padding: var(--_yj-space-xs) var(--_yj-space-m);
    border: 1px solid var(--_yj-caution-border);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-caution-surface);
    color: var(--_yj-caution-text);
    font-size: var(--_yj-text-s);
  }

  /* How the events lie over the years, and the period chosen. */
  .density {
    position: relative;
    margin-bottom: var(--_yj-space-m);
    padding: 0 0.7em var(--_yj-target);
  }
  .density[data-cells='1'],
  .density[data-cells='2'] {
    max-width: 20em;
  }
  .density[data-cells='3'],
  .density[data-cells='4'],
  .density[data-cells='5'] {
    max-width: 44em;
  }
  .strip {
    --_bars: 2.25em;
    position: relative;
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
  }
  .strip ol {
    display: flex;
  }
  .strip li {
    flex: 1 1 0;
    min-width: 0;
  }
  .strip li + li {
    border-inline-start: 1px solid var(--_yj-border);
  }
  .strip button,
  .strip .year {
    display: block;
    width: 100%;
    min-height: var(--_yj-target);
    padding: calc(var(--_yj-space-xs) + var(--_bars)) 0 0;
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
  .bars,
  .left-out {
    position: absolute;
    width: 100%;
    fill: currentColor;
  }
  .yj-root[dir='rtl'] .bars,
  .yj-root[dir='rtl'] .left-out {
    transform: scaleX(-1);
  }
  .bars {
    top: var(--_yj-space-xs);
    height: 2.25em;
    color: var(--_yj-accent);
    font-size: var(--_yj-text-s);
    pointer-events: none;
  }
  .bars .away {
    color: var(--_yj-text-muted);
    opacity: 0.6;
  }
  /* The handles stand in a groove under the years; what is left out is greyed over the whole height. */
  .brush {
    position: absolute;
    top: 0;
    bottom: 0;
    left: 0.7em;
    right: 0.7em;
    pointer-events: none;
  }
  .left-out {
    top: 0;
    height: 100%;
    color: var(--_yj-surface-sunken);
    opacity: 0.75;
  }
  .brush::before {
    content: '';
    position: absolute;
    bottom: calc(var(--_yj-target) / 2 - 2px);
    width: 100%;
    height: 4px;
    border-radius: 2px;
    background: var(--_yj-border-strong);
  }
  .handle {
    position: absolute;
    bottom: 0;
    left: -0.7em;
    width: calc(100% + 1.4em);
    height: var(--_yj-target);
    margin: 0;
    background: none;
    -webkit-appearance: none;
    appearance: none;
    pointer-events: none;
  }
  .handle::-webkit-slider-runnable-track {
    height: var(--_yj-target);
    background: none;
  }
  .handle::-moz-range-track {
    background: none;
  }
  .handle::-webkit-slider-thumb {
    width: 1.4em;
    height: var(--_yj-target);
    border: 0.3em solid transparent;
    border-width: 0.55em 0.3em;
    border-radius: 0.6em;
    background: var(--_yj-accent) padding-box;
    -webkit-appearance: none;
    appearance: none;
    pointer-events: auto;
    cursor: ew-resize;
  }
  .handle::-moz-range-thumb {
    width: 0.8em;
    height: 1.4em;
    border: 0;
    border-radius: 0.3em;
    background: var(--_yj-accent);
    pointer-events: auto;
    cursor: ew-resize;
  }
  /* At the handle: the sliders themselves lie on one another, so that a ring around them would not tell which one has the focus. */
  .brush .handle:focus {
    outline: none;
  }
  .handle:focus::-webkit-slider-thumb {
    outline: var(--_yj-focus-width) solid var(--_yj-focus);
  }
  .handle:focus::-moz-range-thumb {
    outline: var(--_yj-focus-width) solid var(--_yj-focus);
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    .handle::-webkit-slider-thumb {
      border-color: Canvas;
      background: ButtonText;
      forced-color-adjust: none;
    }
  }
  .period {
    margin-bottom: var(--_yj-space-m);
  }
  .period .link {
    margin-inline-start: var(--_yj-space-s);
  }

  /* Search, and what one can take along. */
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-bottom: var(--_yj-space-s);
  }
  .tools > *,
  .take > * {
    margin: 0 0 var(--_yj-space-s);
    margin-inline-end: var(--_yj-space-s);
  }
  .search {
    flex: 0 1 18em;
    min-width: 0;
    min-height: var(--_yj-target);
    padding: 0 var(--_yj-space-m);
    border: 1px solid var(--_yj-border-strong);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-surface);
  }
  .search::placeholder {
    color: var(--_yj-text-muted);
    opacity: 1;
  }
  [data-size='s'] .search {
    flex: 1 1 100%;
    margin-inline-end: 0;
  }
  .take {
    margin: 0;
    margin-inline-start: auto;
  }
  .take > :last-child {
    margin-inline-end: 0;
  }
  .year-label {
    display: block;
    overflow: hidden;
    white-space: nowrap;
  }
  [data-size='s'] .year-label {
    font-size: 0.85em;
  }
  [data-size='s'][data-care] .year-label {
    font-size: 0.7em;
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
  .months,
  .month-group {
    content-visibility: auto;
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
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
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
  /* The line of time: one for each month, not a piece for each event. */
  .events::before,
  .window::before {
    content: '';
    position: absolute;
    top: var(--_line-gap, 0px);
    bottom: var(--_line-gap, 0px);
    left: 1.45em;
    border-left: 1px solid var(--_yj-border);
  }
  .events {
    --_line-gap: var(--_yj-space-s);
  }
  .yj-root[dir='rtl'] .events::before,
  .yj-root[dir='rtl'] .window::before {
    left: auto;
    right: 1.45em;
  }
  /* To clip each drawing costs more than to paint it; none is larger than its place. */
  .event .tone-mark,
  .kind-sign {
    overflow: visible;
  }
  .tone-mark .line-drawing,
  .kind-sign {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  .tone-mark {
    fill: currentColor;
    fill-rule: evenodd;
  }
  .kind-sign {
    width: 1em;
    height: 1em;
    vertical-align: -0.12em;
  }
  /* The sign stands beside the first line, which large targets make taller. */
  .yj-root[data-care]:not([data-size='s']) .event {
    --_lift: calc(var(--_yj-target) / 2 - 0.8em);
  }
  .event > .tone-mark {
    position: absolute;
    left: 0.9em;
    top: calc(0.75em + var(--_lift, 0px));
    background: var(--_yj-surface);
  }
  .yj-root[dir='rtl'] .event > .tone-mark {
    left: auto;
    right: 0.9em;
  }
  .tone-mark {
    width: 1.1em;
    height: 1.1em;
    color: var(--_yj-tone);
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
    unicode-bidi: isolate;
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    cursor: pointer;
  }
  [data-size='s'] .title {
    flex-basis: 100%;
  }
  .title:hover {
    color: var(--_yj-accent);
  }
  /* In a plain row the title stands where it will in the whole one: the line is as small as a kind, and what else a kind and a day take is kept free. */
  .yj-root:not([data-size='s']) .plain {
    font-size: var(--_yj-text-s);
    padding-inline-start: calc(var(--_yj-text-m) * 2.75);
  }
  .yj-root:not([data-size='s']) .plain > .title {
    margin-inline-start: 3.45em;
    font-size: var(--_yj-text-m);
  }
  @media (pointer: coarse) {
    .title {
      min-height: var(--_yj-target);
      align-items: center;
    }
  }
  .yj-root[data-care] .title {
    min-height: var(--_yj-target);
    align-items: center;
  }
  /* The arrow that says that there is more. Plain rows, which are far away, do without. */
  .title[aria-controls]::after {
    content: '';
    box-sizing: border-box;
    flex: none;
    width: 0.45em;
    height: 0.45em;
    margin: 0 0.2em 0.15em;
    margin-inline-start: var(--_yj-space-m);
    border: solid var(--_yj-text-muted);
    border-width: 0 1.5px 1.5px 0;
    align-self: center;
    transform: rotate(45deg);
  }
  .title[aria-controls][aria-expanded='true']::after {
    margin-bottom: -0.15em;
    transform: rotate(225deg);
  }
  @media print {
    .title[aria-controls]::after {
      display: none;
    }
  }
  .event > .meta,
  .event > .chain,
  .event > .details {
    flex: 0 0 100%;
    min-width: 0;
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
    min-height: 24px;
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

  .full-title {
    font-weight: 600;
  }
  .actions {
    margin-top: var(--_yj-space-s);
  }
  .actions .link {
    margin-inline-end: var(--_yj-space-l);
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
  /* Engines share out what a whole date leaves of a line differently. */
  .ledger th:nth-last-child(-n + 2) {
    width: 14%;
  }
  .ledger .sort,
  .ledger .date,
  time {
    white-space: nowrap;
  }
  @media print {
    .year-heading {
      position: static;
    }
    .months,
    .month-group {
      content-visibility: visible;
    }
    .event,
    .ledger tr {
      break-inside: avoid;
    }
  }
`;
