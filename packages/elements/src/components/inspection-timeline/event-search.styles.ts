import { css } from 'lit';

/** The look of what a search has found. */
export default css`
  mark {
    background: var(--_yj-caution-surface);
    color: var(--_yj-caution-text);
    font-weight: inherit;
    text-decoration: underline;
  }
  .event[data-current] {
    background: var(--_yj-accent-surface);
  }
  .event[data-current] > .tone-mark {
    background: none;
  }
`;
