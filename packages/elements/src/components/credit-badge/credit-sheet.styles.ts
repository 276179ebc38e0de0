import { css } from '../../internal/css.js';

/** The look of a badge as a card and as a seal, which few pages have. */
export default css`
  /* Everything. */
  .card {
    position: relative;
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
    flex-wrap: wrap;
    align-items: center;
  }
  .card .plate {
    flex: none;
    inline-size: 2em;
    block-size: 2em;
    margin-inline-end: var(--_yj-space-m);
    border: 1px solid var(--_yj-tone-border);
    border-radius: var(--_yj-radius-m);
    font-size: var(--_yj-text-xxl);
  }
  .card .line .grade {
    font-size: var(--_yj-text-xl);
  }
  .card .body {
    flex-basis: 7em;
    padding: 0;
  }
  .caveat {
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
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
  /* On the side that does not show where the rest is wrapped. */
  dd strong {
    margin-inline-end: var(--_yj-space-xs);
  }
  dd .note {
    display: inline-block;
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
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-block-start: var(--_yj-space-m);
  }
  .foot p {
    flex: 1 1 8em;
    margin-inline-end: var(--_yj-space-m);
  }
  .hint {
    display: block;
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }

  /* Upright in every writing mode, and of one size whatever the page's direction: readers do not mind, people do. */
  .qr {
    display: block;
    flex: none;
    width: 7.5em;
    max-width: 100%;
    height: 7.5em;
    border: 1px solid var(--_yj-border);
    background: #ffffff;
  }
  .qr[data-dense] {
    width: 10.5em;
    height: 10.5em;
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
    flex: none;
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
  @media print {
    .badge.seal {
      inline-size: 70mm;
    }
    .badge .qr {
      width: 28mm;
      height: 28mm;
      border: 0;
    }
    .badge .qr[data-dense] {
      width: 40mm;
      height: 40mm;
    }
    .hint {
      display: none;
    }
    .foot a::after {
      content: ' ' attr(href);
      overflow-wrap: anywhere;
      word-break: break-word;
    }
  }
`;
