import { css } from 'lit';

/** The look of thousands of events in a place that scrolls. */
export default css`
  /* More events than the page could hold: those in sight, in a place that scrolls. Heights are in multiples of the type size. */
  .scroller {
    position: relative;
    max-height: var(--yj-inspection-timeline-height, 80vh);
    overflow: auto;
    overflow-anchor: none;
    border: 1px solid var(--_yj-border);
    scroll-padding-top: var(--_head-height);
  }
  .window {
    --_row: 4.1;
    --_head: 2.4;
    position: relative;
    contain: layout style;
  }
  [data-size='l'] .window {
    --_row: 2.5;
  }
  [data-size='s'] .window {
    --_row: 5.9;
  }
  .yj-root[data-care] .window {
    --_row: 5.6;
    --_head: 2.6;
  }
  .yj-root[data-care][data-size='l'] .window {
    --_row: 4.2;
  }
  .yj-root[data-care][data-size='s'] .window {
    --_row: 7.4;
  }
  @media (pointer: coarse) {
    .window {
      --_row: 5.6;
    }
    [data-size='l'] .window {
      --_row: 3.8;
    }
    [data-size='l'] .window .event {
      --_lift: calc(var(--_yj-target) / 2 - 0.8em);
    }
    [data-size='s'] .window {
      --_row: 7.4;
    }
  }
  .pinned,
  .window-heading {
    height: var(--_head-height);
    padding: 0 var(--_yj-space-m);
    border-bottom: 1px solid var(--_yj-border);
    background: var(--_yj-surface-sunken);
    font-weight: 600;
    line-height: var(--_head-height);
    white-space: nowrap;
    overflow: hidden;
  }
  .scroller .note {
    font-weight: 400;
  }
  .pinned {
    position: sticky;
    top: 0;
    z-index: 1;
    margin-bottom: calc(0px - var(--_head-height));
  }
  .window .event {
    position: absolute;
    top: 0;
    left: 0;
    right: 0;
    height: var(--_row-height);
    overflow: hidden;
    contain: strict;
  }
  .window .event.first {
    height: calc(var(--_row-height) + var(--_head-height));
    padding-top: calc(var(--_head-height) + var(--_yj-space-s));
  }
  .window-heading {
    position: absolute;
    top: 0;
    left: 0;
    right: 0;
  }
  .window .first > .tone-mark {
    top: calc(var(--_head-height) + 0.75em + var(--_lift, 0px));
  }
  .window .event:focus-within,
  .window .event:focus {
    z-index: 1;
  }
  .window .details {
    white-space: normal;
  }
  .window .event {
    align-content: flex-start;
  }
  .window .title,
  .window .event > .meta {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .window .title {
    position: relative;
    flex: 1 1 8em;
    padding-inline-end: 1.8em;
  }
  .window .title[aria-controls]::after {
    position: absolute;
    top: 50%;
    right: 0.3em;
    margin-top: -0.4em;
  }
  .yj-root[dir='rtl'] .window .title[aria-controls]::after {
    right: auto;
    left: 0.5em;
  }
  [data-size='s'] .window .title {
    flex-basis: 100%;
  }
  /* Where there is room, what stands beside the title is on its line. */
  [data-size='l'] .window .event:not([data-open]) {
    flex-wrap: nowrap;
  }
  [data-size='l'] .window .event > .meta {
    flex: 0 1 auto;
    max-width: 45%;
    margin-inline-start: var(--_yj-space-m);
  }
  [data-size='l'] .window .event {
    padding-inline-end: 2.4em;
  }
  [data-size='l'] .window .title {
    position: static;
    padding-inline-end: 0;
  }
  [data-size='l'] .window .title[aria-controls]::after {
    top: calc(1.45em + var(--_lift, 0px));
    right: 0.7em;
  }
  [data-size='l'] .window .first > .title[aria-controls]::after {
    top: calc(var(--_head-height) + 1.45em + var(--_lift, 0px));
  }
  .window .event[data-open] {
    height: auto;
    contain: content;
    min-height: var(--_row-height);
  }
`;
