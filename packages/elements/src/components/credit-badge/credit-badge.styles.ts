import { css } from 'lit';

/** The look of a badge in its sizes. Sizes and sides are logical: on a page that runs vertically, a badge does too. */
export default css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
    vertical-align: middle;
  }
  .yj-root {
    writing-mode: inherit;
  }
  :host([size='inline']) {
    vertical-align: baseline;
  }
  :host([size='card']) {
    display: block;
    max-inline-size: 26em;
  }
  .badge {
    color: var(--_yj-text);
    text-decoration: none;
  }
  .tone-mark {
    inline-size: 1em;
    block-size: 1em;
    flex: none;
    color: var(--_yj-tone);
  }
  .grade {
    margin-inline-end: var(--_yj-space-s);
    color: var(--_yj-tone);
    font-weight: 600;
  }
  .date {
    white-space: nowrap;
  }
  .flag {
    display: inline-block;
    margin-inline-end: var(--_yj-space-xs);
    padding: 0 0.4em;
    border: 1px solid currentColor;
    border-radius: var(--_yj-radius-s);
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
    font-weight: 400;
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
  .caveat {
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }

  /* Within a sentence. */
  .inline {
    display: inline-flex;
    align-items: center;
    flex-wrap: wrap;
    padding: 0 0.5em;
    border: 1px solid var(--_yj-tone-border);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-tone-surface);
    font-size: var(--_yj-text-s);
    line-height: 1.6;
  }
  .inline .tone-mark {
    margin-inline-end: 0.35em;
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

  /* A plate and two lines. */
  .standard {
    display: flex;
    border: 1px solid var(--_yj-border);
    border-radius: var(--_yj-radius-m);
    background: var(--_yj-surface);
    overflow: hidden;
    line-height: var(--_yj-line-height-tight);
  }
  .plate {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: center;
    inline-size: 3.4em;
    background: var(--_yj-tone-surface);
    border-inline-end: 1px solid var(--_yj-border);
    color: var(--_yj-tone);
    font-size: var(--_yj-text-xl);
    font-weight: 600;
    line-height: 1;
  }
  .standard .plate {
    inline-size: 2.4em;
  }
  [data-tone='excellent'] > .plate,
  [data-tone='excellent'] > .head > .plate,
  [data-tone='serious'] > .plate,
  [data-tone='serious'] > .head > .plate {
    background: var(--_yj-tone);
    color: var(--_yj-tone-surface);
    border-color: var(--_yj-tone);
  }
  .plate .tone-mark {
    inline-size: 1.1em;
    block-size: 1.1em;
    color: inherit;
  }
  .standard .body {
    flex: 1 1 auto;
    min-inline-size: 0;
    padding: var(--_yj-space-s) var(--_yj-space-m);
  }
  /* Asks for the usual width where there is room, and takes less in a narrow column: a least width would not. */
  .standard .body::after,
  .standard.waiting::after,
  .standard.holding::after {
    content: '';
    display: block;
    inline-size: 10em;
    max-inline-size: 100%;
  }
  .standard .scheme,
  .standard .line,
  .standard .meta {
    display: block;
  }
  .scheme,
  .meta {
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .standard .grade {
    font-size: var(--_yj-text-l);
  }
  .issuer::before {
    content: '·';
    margin: 0 0.4em;
  }
  a.badge:hover .grade,
  a.badge:focus .grade {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  a.badge:hover {
    border-color: var(--_yj-tone-border);
  }

  /* Everything. */
  .card {
    border: 1px solid var(--_yj-border);
    border-block-start: 3px solid var(--_yj-tone-border);
    border-radius: var(--_yj-radius-m);
    background: var(--_yj-surface);
    padding: var(--_yj-space-l);
  }
  .card .subject {
    margin-block-end: var(--_yj-space-m);
    font-size: var(--_yj-text-l);
    font-weight: 600;
    line-height: var(--_yj-line-height-tight);
  }
  .card .head {
    display: flex;
    align-items: center;
  }
  .card .plate {
    inline-size: 2em;
    min-inline-size: 2em;
    block-size: 2em;
    margin-inline-end: var(--_yj-space-m);
    border: 1px solid var(--_yj-tone-border);
    border-radius: var(--_yj-radius-m);
    font-size: var(--_yj-text-xxl);
  }
  .card .line .grade {
    font-size: var(--_yj-text-xl);
  }
  .card .head .body {
    min-inline-size: 0;
  }
  .card .caveat {
    margin-block-start: var(--_yj-space-m);
    padding-inline-start: var(--_yj-space-s);
    border-inline-start: 3px solid var(--_yj-border-strong);
  }
  dl {
    margin-block-start: var(--_yj-space-l);
    border-block-start: 1px solid var(--_yj-border);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    padding: var(--_yj-space-s) 0;
    border-block-end: 1px solid var(--_yj-border);
  }
  dt {
    flex: none;
    inline-size: 6.5em;
    padding-inline-end: var(--_yj-space-s);
    color: var(--_yj-text-muted);
  }
  dd {
    flex: 1 1 9em;
    min-inline-size: 0;
  }
  dd .note {
    margin-inline-start: var(--_yj-space-xs);
  }
  .consequence {
    display: block;
    color: var(--_yj-caution-text);
  }
  .lists li + li,
  .previous li + li {
    margin-block-start: var(--_yj-space-xs);
  }
  .previous li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }
  .previous .grade {
    flex: 1 1 5em;
    margin: 0 var(--_yj-space-s);
    color: inherit;
    font-weight: 400;
  }
  .foot {
    margin-block-start: var(--_yj-space-m);
  }

  /* For paper. */
  .seal {
    display: flex;
    flex-direction: column;
    align-items: center;
    inline-size: 17em;
    max-inline-size: 100%;
    padding: var(--_yj-space-l) var(--_yj-space-m);
    border: 5px double var(--_yj-tone-border);
    border-radius: var(--_yj-radius-m);
    background: var(--_yj-surface);
    line-height: var(--_yj-line-height-tight);
    text-align: center;
  }
  .seal > * + * {
    margin-block-start: var(--_yj-space-s);
  }
  .seal .subject {
    font-weight: 600;
  }
  .seal > .plate {
    inline-size: 2.6em;
    block-size: 2.6em;
    border: 2px solid currentColor;
    border-radius: 50%;
    background: none;
    color: var(--_yj-tone);
    font-size: var(--_yj-text-xxl);
  }
  .seal .grade {
    margin: 0;
    font-size: var(--_yj-text-xl);
  }
  .seal .term {
    display: block;
  }
  .seal .address {
    align-self: stretch;
    padding-block-start: var(--_yj-space-s);
    border-block-start: 1px solid var(--_yj-border);
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
    overflow-wrap: anywhere;
    word-break: break-word;
  }

  /* Other states. */
  .waiting {
    min-block-size: 1.6em;
  }
  .holding.standard {
    display: block;
    border-color: transparent;
    background: none;
  }
  .holding.inline {
    display: inline;
    border: 0;
    padding: 0;
    background: none;
    font-size: inherit;
  }
  .standard.waiting,
  .standard.holding {
    min-block-size: 5.6em;
  }
  .standard.waiting {
    display: block;
    padding: var(--_yj-space-m);
  }
  .card.waiting,
  .card.holding,
  .seal.waiting,
  .seal.holding {
    display: block;
    min-block-size: 14em;
  }
  .seal.waiting,
  .seal.holding {
    min-block-size: 17em;
    border-color: var(--_yj-border);
  }
  .seal.failed > * + * {
    margin-block-start: 0;
  }
  .card.holding,
  .seal.holding {
    padding: 0;
    border: 0;
    background: none;
  }
  .waiting .bar {
    inline-size: 8em;
    max-inline-size: 100%;
  }
  .failed {
    display: inline-flex;
    align-items: center;
    flex-direction: row;
    flex-wrap: wrap;
    inline-size: auto;
    min-inline-size: 0;
    border: 1px dashed var(--_yj-border);
    background: var(--_yj-surface);
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .standard.failed,
  .card.failed,
  .seal.failed {
    padding: var(--_yj-space-s) var(--_yj-space-m);
  }
  .retry {
    margin-inline-start: var(--_yj-space-s);
    padding: 0 0.2em;
    border: 0;
    background: none;
    color: var(--_yj-accent);
    text-decoration: underline;
    cursor: pointer;
  }
  .standard .retry,
  .card .retry,
  .seal .retry,
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
    .badge.seal {
      inline-size: 70mm;
    }
    .foot a::after {
      content: ' ' attr(href);
      overflow-wrap: anywhere;
      word-break: break-word;
    }
  }
  @media (forced-colors: active) {
    .plate {
      border-inline-end: 1px solid CanvasText;
    }
  }
`;
