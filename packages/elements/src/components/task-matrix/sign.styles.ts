import { css } from 'lit';

/** Signs and small marks: roles, progress, differences. */
export default css`
  svg {
    flex: none;
  }
  .role-sign {
    display: inline-block;
    width: 1.6em;
    height: 1.6em;
    vertical-align: -0.4em;
    fill: none;
    stroke-width: 1.5px;
    stroke: currentColor;
  }
  .role-sign text {
    stroke: none;
    fill: currentColor;
    font-family: var(--_yj-font-family);
    font-size: 12.5px;
    font-weight: 600;
  }
  .role-sign[data-role='lead'] {
    color: var(--_yj-accent);
    fill: currentColor;
  }
  .role-sign[data-role='lead'] text {
    fill: var(--_yj-on-accent);
  }
  .role-sign[data-role='co-lead'] {
    color: var(--_yj-accent);
    fill: var(--_yj-surface);
    stroke-width: 2.5px;
  }
  .role-sign[data-role='responsible'] {
    color: var(--_yj-accent);
    fill: var(--_yj-accent-surface);
    stroke-width: 1.25px;
  }
  .role-sign[data-role='participant'],
  .role-sign[data-role='unknown'] {
    color: var(--_yj-text-muted);
    fill: var(--_yj-surface);
  }
  .role-sign[data-role='unknown'] {
    stroke-dasharray: 2 2;
  }
  .status-sign,
  .group-sign,
  .difference-sign,
  .change-sign,
  .twisty-sign {
    width: 1em;
    height: 1em;
    vertical-align: -0.125em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5px;
  }
  .difference-sign {
    margin-inline-end: 0.35em;
  }
  .status {
    margin-inline-end: 0.5em;
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
    font-weight: 400;
    white-space: nowrap;
  }
  .status .status-sign {
    margin-inline-end: 0.25em;
  }
  [data-status='done'] > .status-sign,
  .status-sign[data-status='done'] {
    color: var(--_yj-accent);
  }
  .status[data-status='overdue'],
  .status-sign[data-status='overdue'] {
    color: var(--_yj-serious-text);
  }
  .only,
  .unequal,
  .differs {
    color: var(--_yj-caution-text);
  }
  .only {
    white-space: nowrap;
  }
  .task .differs,
  .item-name .differs {
    font-size: var(--_yj-text-s);
    font-weight: 400;
    white-space: nowrap;
  }
  .task-change {
    display: inline-block;
    margin-inline-end: 0.5em;
    font-size: var(--_yj-text-s);
    font-weight: 400;
    color: var(--_yj-caution-text);
  }
  .change-sign {
    margin-inline-end: 0.2em;
    stroke-width: 2px;
  }
  .added .only,
  [data-change='added'] {
    color: var(--_yj-accent);
  }
  .removed .only,
  [data-change='removed'] {
    color: var(--_yj-text-muted);
  }
  .removed .role-sign {
    opacity: 0.65;
  }
  .hidden-count {
    display: inline-block;
    min-width: 1.6em;
    padding: 0 0.3em;
    border: 1px dashed var(--_yj-border-strong);
    border-radius: 1em;
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
    line-height: 1.5;
    text-align: center;
  }
  mark {
    background: none;
    color: inherit;
    font-weight: 700;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  @media (prefers-reduced-motion: reduce) {
    .twisty-sign {
      transition: none;
    }
  }
  @media print {
    .role-sign {
      -webkit-print-color-adjust: exact;
      print-color-adjust: exact;
    }
  }
`;
