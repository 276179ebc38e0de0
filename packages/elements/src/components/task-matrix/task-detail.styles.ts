import { css } from 'lit';

/** One task in detail, beside the matrix or below it. */
export default css`
  .detail {
    margin-top: var(--_yj-space-m);
    padding: var(--_yj-space-m) var(--_yj-space-l);
    border: 1px solid var(--_yj-border-strong);
    border-top: 3px solid var(--_yj-accent);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-surface);
  }
  .detail-head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
  }
  .detail-head .button {
    flex: none;
    margin-inline-start: 1em;
  }
  .path {
    margin-inline-end: 0.75em;
    white-space: nowrap;
  }
  .crumb + .crumb::before {
    content: '›';
    margin: 0 0.4em;
    color: var(--_yj-text-muted);
  }
  .readings {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(15em, 1fr));
    grid-gap: var(--_yj-space-l);
    margin-top: var(--_yj-space-m);
  }
  .assignments li {
    display: flex;
    align-items: flex-start;
    padding: 0.2em 0;
  }
  .assignments .order {
    flex: none;
    width: 1.75em;
    color: var(--_yj-text-muted);
  }
  .assignments .role-sign {
    margin-inline-end: 0.5em;
  }
  .assigned-role,
  .assigned-unit .remark {
    margin-inline-start: 0.5em;
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .group-line > * {
    margin-inline-end: 0.5em;
  }
  .task-discrepancies {
    margin-top: var(--_yj-space-m);
    padding: var(--_yj-space-s) var(--_yj-space-m);
    border: 1px solid var(--_yj-caution-border);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-caution-surface);
  }
  .task-discrepancies .difference-sign {
    color: var(--_yj-caution-text);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    margin: -0.15em;
  }
  .chips li {
    margin: 0.15em;
    padding: 0 0.6em;
    border: 1px solid var(--_yj-border);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-surface-sunken);
  }
  .chips .differs {
    border-color: var(--_yj-caution-border);
    background: var(--_yj-caution-surface);
    color: var(--_yj-text);
  }

  .yj-root[data-size='xl'] .split[data-open] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 24em;
    grid-column-gap: var(--_yj-space-l);
    align-items: start;
  }
  .yj-root[data-size='xl'] .detail {
    max-height: var(--yj-task-matrix-height, 80vh);
    margin-top: 0;
    overflow: auto;
  }
`;
