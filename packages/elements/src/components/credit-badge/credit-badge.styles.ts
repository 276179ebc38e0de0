import { css } from '../../internal/css.js';

/** The look of a badge in its small sizes. Sizes and sides are logical: on a page that runs vertically, a badge does too. */
export default css`
  /* Asks for the usual width where there is room, and takes less in a narrow column. */
  :host {
    display: inline-block;
    min-inline-size: min(210px, 100%);
    max-inline-size: 100%;
    vertical-align: middle;
  }
  :host([size='inline']) {
    min-inline-size: 0;
    vertical-align: baseline;
  }
  /* Nothing in a badge reaches out of it, and a layer for each of a thousand is dear. */
  .yj-root {
    position: static;
    writing-mode: inherit;
  }
  .badge {
    color: var(--_yj-text);
    text-decoration: none;
  }
  .tone-mark {
    inline-size: 1em;
    block-size: 1em;
    flex: none;
    /* Nothing of it lies outside, and what need not be clipped is painted for less. */
    overflow: visible;
    color: var(--_yj-tone);
  }
  .grade {
    margin-inline-end: var(--_yj-space-s);
    color: var(--_yj-tone);
    font-weight: 600;
  }
  .date {
    white-space: nowrap;
    unicode-bidi: isolate;
  }
  .flag {
    display: inline-block;
    margin-inline-end: var(--_yj-space-xs);
    padding: 0 0.4em;
    border: 1px solid currentColor;
    border-radius: var(--_yj-radius-s);
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
    line-height: 1.4;
  }
  .flag[data-tone] {
    border-color: var(--_yj-tone-border);
    background: var(--_yj-tone-surface);
    color: var(--_yj-tone);
  }
  .list .tone-mark {
    inline-size: 0.9em;
    block-size: 0.9em;
    margin-inline-end: 0.25em;
    vertical-align: -0.1em;
  }

  /* Within a sentence: one line of text. As wide as what is in it, where the page makes the element a block too. */
  .inline {
    display: block;
    inline-size: -moz-fit-content;
    inline-size: fit-content;
    max-inline-size: 100%;
    padding: 0 0.5em;
    border: 1px solid var(--_yj-tone-border);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-tone-surface);
    font-size: var(--_yj-text-s);
    line-height: 1.6;
  }
  .inline .grade {
    margin-inline-end: 0.25em;
    font-family: yj-signs, var(--_yj-font-family);
  }
  .inline .date {
    color: var(--_yj-text-muted);
  }
  .inline .flag {
    margin-inline-end: var(--_yj-space-s);
    border: 0;
    padding: 0;
  }
  .inline .flag[data-tone] {
    padding: 0 0.3em;
  }

  /* A plate and three lines. */
  .standard {
    display: flex;
    flex-wrap: wrap;
    border: 1px solid var(--_yj-border);
    border-radius: var(--_yj-radius-m);
    background: var(--_yj-surface);
    line-height: var(--_yj-line-height-tight);
  }
  /* Beside the words as long as these have some room; above them in the narrowest columns. */
  .plate {
    display: flex;
    flex: 1 0 auto;
    /* As a size, not as a basis: Chromium below 90 leaves the basis out when it works out how wide the badge would like to be. */
    inline-size: 2.4em;
    align-items: center;
    justify-content: center;
    min-block-size: 1.6em;
    border-inline-end: 1px solid var(--_yj-border);
    background: var(--_yj-tone-surface);
    color: var(--_yj-tone);
    font-size: var(--_yj-text-xl);
    font-weight: 600;
    line-height: 1;
  }
  /* Chromium below 89, Safari below 15. */
  @supports not (border-start-start-radius: 0) {
    .plate {
      border-radius: 3px 0 0 3px;
    }
    [dir='rtl'] .plate {
      border-radius: 0 3px 3px 0;
    }
  }
  [data-tone='excellent'] .plate,
  [data-tone='serious'] .plate {
    border-color: var(--_yj-tone);
    background: var(--_yj-tone);
    color: var(--_yj-tone-surface);
  }
  .plate .tone-mark {
    inline-size: 1.1em;
    block-size: 1.1em;
    color: inherit;
  }
  .body {
    /* So much that nothing of what is left over comes to the plate, not even what would break a line. */
    flex: 99999 1 6em;
    min-inline-size: 0;
    padding: var(--_yj-space-s) var(--_yj-space-m);
  }
  .scheme,
  .meta {
    display: block;
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .standard .grade {
    font-size: var(--_yj-text-l);
  }
  .standard .alone {
    display: block;
    margin: 0;
  }
  /* The wrapper, which the badge may be itself, starts from nothing. */
  a.badge {
    cursor: pointer;
  }
  a.badge:hover .grade,
  a.badge:focus .grade {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  a.badge:hover {
    border-color: var(--_yj-tone-border);
  }

  /* Other states: the room that the rating will take, and what keeps it away. */
  :host([size='card']) {
    display: block;
    /* By our own size: a page's may be anything, even nothing. */
    max-inline-size: calc(26 * var(--yj-font-size, 16px));
  }
  .waiting,
  .holding {
    position: relative;
    display: block;
    min-block-size: 5.6em;
  }
  .waiting {
    padding: var(--_yj-space-m);
    border: 1px solid var(--_yj-border);
    border-radius: var(--_yj-radius-m);
  }
  .card.waiting,
  .card.holding {
    min-block-size: 14em;
  }
  .seal.waiting,
  .seal.holding {
    min-block-size: 17em;
  }
  .inline.waiting,
  .inline.holding {
    min-block-size: 1.6em;
  }
  .inline.waiting {
    display: flex;
    padding: 0 0.5em;
  }
  .holding.holding {
    border: 0;
    padding: 0;
    background: none;
  }
  .inline.holding {
    display: inline;
    font-size: inherit;
  }
  .bar {
    display: block;
    inline-size: 8em;
    max-inline-size: 100%;
    block-size: 0.9em;
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-border);
  }
  .failed.failed {
    display: inline-flex;
    flex-flow: row wrap;
    align-items: center;
    inline-size: auto;
    border: 1px dashed var(--_yj-border);
    background: var(--_yj-surface);
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .failed:not(.inline) {
    padding: var(--_yj-space-s) var(--_yj-space-m);
  }
  .failed > span:not(:last-child) {
    margin-inline-end: var(--_yj-space-s);
  }
  .retry {
    margin: 0;
    padding: 0 0.2em;
    border: 0;
    background: none;
    color: var(--_yj-accent);
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
  }
  .failed:not(.inline) .retry,
  .yj-root[data-care] .retry {
    min-block-size: var(--_yj-target);
  }
  /* Many printers leave out backgrounds: nothing white stands on a colour on paper. */
  @media print {
    .badge {
      break-inside: avoid;
    }
    .badge.badge .plate {
      background: none;
      border-color: currentColor;
      color: var(--_yj-tone);
    }
  }
  @media (forced-colors: active) {
    .plate {
      border-inline-end: 1px solid CanvasText;
    }
  }
`;
