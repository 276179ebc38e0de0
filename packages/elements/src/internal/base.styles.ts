import { css } from 'lit';

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
  .yj-root *,
  .yj-root *::before,
  .yj-root *::after {
    box-sizing: border-box;
  }
  .yj-root:focus {
    outline: none;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }
  a {
    color: var(--_yj-accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  ol,
  ul,
  dl,
  dd,
  p,
  h3,
  h4 {
    margin: 0;
    padding: 0;
    font: inherit;
  }
  ol,
  ul {
    list-style: none;
  }
  [hidden] {
    display: none !important;
  }
  .button {
    display: inline-block;
    min-height: var(--_yj-target);
    padding: var(--_yj-space-xs) var(--_yj-space-l);
    border: 1px solid var(--_yj-border-strong);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-surface);
    color: var(--_yj-accent);
    line-height: var(--_yj-line-height-tight);
    cursor: pointer;
  }
  .button:hover {
    background: var(--_yj-accent-surface);
    border-color: var(--_yj-accent);
  }
  .button[aria-disabled='true'] {
    color: var(--_yj-text-muted);
    cursor: default;
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
  button:focus,
  input:focus,
  select:focus,
  summary:focus,
  [tabindex='0']:focus {
    outline: var(--_yj-focus-width) solid var(--_yj-focus);
    outline-offset: 2px;
  }
  @supports selector(:focus-visible) {
    a:focus:not(:focus-visible),
    button:focus:not(:focus-visible),
    summary:focus:not(:focus-visible),
    [tabindex='0']:focus:not(:focus-visible) {
      outline: none;
    }
  }
  @media print {
    .no-print {
      display: none !important;
    }
  }
`;
