import { css } from 'lit';

/** The look of a whole chain of events. */
export default css`
  /* One matter from its beginning to its end. */
  .story {
    margin-top: var(--_yj-space-s);
    border-top: 1px solid var(--_yj-border);
  }
  .story li {
    padding: var(--_yj-space-s) 0;
    padding-inline-start: 1.6em;
    border-bottom: 1px solid var(--_yj-border);
  }
  .story li[aria-current] {
    background: var(--_yj-surface);
  }
  .story .kind-sign {
    margin-inline-start: -1.4em;
    color: var(--_yj-tone);
  }
`;
