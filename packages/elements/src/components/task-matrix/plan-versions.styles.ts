import { css } from 'lit';

/** The list of what differs between two versions. */
export default css`
  .version-counts {
    display: flex;
    flex-wrap: wrap;
    margin-top: var(--_yj-space-xs);
  }
  .version-counts li {
    margin-inline-end: 1.5em;
  }
  .version-changes {
    font-size: var(--_yj-text-s);
  }
  .version-changes .change-sign {
    margin-inline-end: 0.4em;
  }
`;
