import { css } from './css.js';

/**
 * What stands between an element and its page. The wrapper takes nothing from the page but what is asked for by token: `all: initial` cuts off
 * everything that inherits, whatever a portal writes on `*`.
 */
export const baseStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  /* Positioned, so that what is hidden from sight stays inside: a page's own scrollers would let it stretch the page. */
  .yj-root {
    all: initial;
    /* By name: Chromium 83 would keep the digits of upright writing. */
    writing-mode: horizontal-tb;
    text-orientation: mixed;
    position: relative;
    display: block;
    box-sizing: border-box;
    visibility: inherit;
    pointer-events: inherit;
    font-family: var(--_yj-font-family);
    font-size: var(--_yj-text-m);
    line-height: var(--_yj-line-height);
    font-variant-numeric: tabular-nums;
    color: var(--_yj-text);
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
    -webkit-tap-highlight-color: transparent;
  }
  /* Not on every ::before and ::after too: the browser would work out the styles of both for each element, though hardly any has one. */
  .yj-root * {
    box-sizing: border-box;
  }
  .yj-root[tabindex]:focus {
    outline: none;
  }
  a {
    color: var(--_yj-accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  [hidden] {
    display: none !important;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip: rect(0 0 0 0);
    white-space: nowrap;
    border: 0;
  }
  a:focus,
  button:focus {
    outline: var(--_yj-focus-width) solid var(--_yj-focus);
    outline-offset: 2px;
  }
  @supports selector(:focus-visible) {
    a:focus:not(:focus-visible),
    button:focus:not(:focus-visible) {
      outline: none;
    }
  }
  @media print {
    .no-print {
      display: none !important;
    }
  }
`;
