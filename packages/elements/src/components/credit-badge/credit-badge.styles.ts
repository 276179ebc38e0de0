import { css } from 'lit';

/** The look of a badge in its three sizes. */
export default css`
  :host {
    display: inline-block;
    max-width: 100%;
    vertical-align: middle;
  }
  :host([size='inline']) {
    vertical-align: baseline;
  }
  :host([size='card']) {
    display: block;
    max-width: 26em;
  }
  .badge {
    color: var(--_yj-text);
    text-decoration: none;
  }
  .tone-mark {
    width: 1em;
    height: 1em;
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
  .flag + .flag {
    margin-inline-start: var(--_yj-space-s);
  }
  .flag {
    display: inline-block;
    padding: 0 0.4em;
    border: 1px solid currentColor;
    border-radius: var(--_yj-radius-s);
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
    font-weight: 400;
    line-height: 1.4;
    white-space: nowrap;
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

  /* A plate and two lines. */
  .standard {
    display: flex;
    min-width: min(15em, 100vw - 2em);
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
    width: 3.4em;
    background: var(--_yj-tone-surface);
    border-inline-end: 1px solid var(--_yj-border);
    color: var(--_yj-tone);
    font-size: var(--_yj-text-xl);
    font-weight: 600;
    line-height: 1;
  }
  .standard .plate {
    width: 2.4em;
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
    width: 1.1em;
    height: 1.1em;
    color: inherit;
  }
  .standard .body {
    flex: 1 1 auto;
    min-width: 0;
    padding: var(--_yj-space-s) var(--_yj-space-m);
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
    border-top: 3px solid var(--_yj-tone-border);
    border-radius: var(--_yj-radius-m);
    background: var(--_yj-surface);
    padding: var(--_yj-space-l);
  }
  .card .subject {
    margin-bottom: var(--_yj-space-m);
    font-size: var(--_yj-text-l);
    font-weight: 600;
    line-height: var(--_yj-line-height-tight);
  }
  .card .head {
    display: flex;
    align-items: center;
  }
  .card .plate {
    width: 2em;
    height: 2em;
    margin-inline-end: var(--_yj-space-m);
    border: 1px solid var(--_yj-tone-border);
    border-radius: var(--_yj-radius-m);
    font-size: var(--_yj-text-xxl);
  }
  .card .line .grade {
    font-size: var(--_yj-text-xl);
  }
  dl {
    margin-top: var(--_yj-space-l);
    border-top: 1px solid var(--_yj-border);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    padding: var(--_yj-space-s) 0;
    border-bottom: 1px solid var(--_yj-border);
  }
  dt {
    flex: none;
    width: 6.5em;
    padding-inline-end: var(--_yj-space-s);
    color: var(--_yj-text-muted);
  }
  dd {
    flex: 1 1 9em;
    min-width: 0;
  }
  dd .note {
    margin-inline-start: var(--_yj-space-xs);
  }
  .consequence {
    display: block;
    color: var(--_yj-caution-text);
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
    margin-top: var(--_yj-space-m);
  }

  /* Other states. */
  .waiting {
    min-height: 1.6em;
  }
  .holding.standard {
    min-width: min(15em, 100vw - 2em);
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
    min-height: 5.6em;
  }
  .standard.waiting {
    padding: var(--_yj-space-m);
  }
  .card.waiting,
  .card.holding {
    display: block;
    min-height: 14em;
  }
  .card.holding {
    padding: 0;
    border: 0;
    background: none;
  }
  .waiting .bar {
    width: 8em;
    max-width: 100%;
  }
  .failed {
    display: inline-flex;
    align-items: center;
    flex-wrap: wrap;
    min-width: 0;
    border-color: var(--_yj-border);
    border-style: dashed;
    background: var(--_yj-surface);
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .standard.failed,
  .card.failed {
    padding: var(--_yj-space-s) var(--_yj-space-m);
  }
  .card.failed {
    border-top-width: 1px;
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
  .card .retry {
    min-height: var(--_yj-target);
  }
  .yj-root[data-care] .retry {
    min-height: var(--_yj-target);
  }
  @media print {
    .badge {
      break-inside: avoid;
    }
    .plate {
      -webkit-print-color-adjust: exact;
      print-color-adjust: exact;
    }
  }
  @media (forced-colors: active) {
    .plate {
      border-inline-end: 1px solid CanvasText;
    }
  }
`;
