import { css } from './css.js';

/** The look of what most elements are made of, and the badge on its line is not: buttons, fields, lists and paragraphs. */
export const controlStyles = css`
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
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
  input:focus,
  select:focus,
  summary:focus,
  [tabindex='0']:focus {
    outline: var(--_yj-focus-width) solid var(--_yj-focus);
    outline-offset: 2px;
  }
  @supports selector(:focus-visible) {
    summary:focus:not(:focus-visible),
    [tabindex='0']:focus:not(:focus-visible) {
      outline: none;
    }
  }
`;
