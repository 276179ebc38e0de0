import { css } from 'lit';

/** The matrix in narrow places. */
export default css`
  .accordion {
    border-top: 1px solid var(--_yj-border);
  }
  .accordion > li {
    border-bottom: 1px solid var(--_yj-border);
  }
  .show-more {
    width: 100%;
    margin-top: var(--_yj-space-s);
  }
  .accordion .part {
    padding: 0.6em 0.5em;
    background: var(--_yj-surface-sunken);
  }
  .accordion .part h4 {
    font-size: var(--_yj-text-m);
  }
  .item h5 button {
    display: flex;
    align-items: flex-start;
    width: 100%;
    min-height: var(--_yj-target);
    padding: 0.5em;
    border: 0;
    background: none;
    font-weight: 400;
    text-align: start;
    cursor: pointer;
  }
  .item h5 .twisty-sign {
    margin-top: 0.3em;
    margin-inline-end: 0.5em;
    color: var(--_yj-text-muted);
  }
  .item[data-kind='subtask'] h5 button {
    padding-inline-start: 2em;
  }
  .item-name {
    flex: 1;
    min-width: 0;
  }
  .item-counts {
    display: block;
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .item-body {
    padding: 0 0.5em 1em 2em;
  }
  .item-body .readings {
    margin-top: var(--_yj-space-xs);
  }
  .by-role > div {
    margin-bottom: var(--_yj-space-s);
  }
  .by-role dt {
    margin-bottom: 0.25em;
    font-size: var(--_yj-text-s);
  }
  .unit-tasks > li {
    display: flex;
    align-items: flex-start;
    padding: 0.35em 0;
  }
  .unit-tasks .role-sign {
    margin-inline-end: 0.4em;
  }
  .unit-tasks .remark {
    display: block;
  }
`;
