import { css } from 'lit';
import gridStyles from './grid.styles.js';
import planStyles from './plan.styles.js';
import signStyles from './sign.styles.js';

const toolbarStyles = css`
  .holding {
    min-height: calc(var(--_yj-unit) * 15);
  }
  .stages,
  .targets-part,
  .assignments-part,
  .discrepancies {
    margin-top: var(--_yj-space-l);
    padding-top: var(--_yj-space-m);
    border-top: 1px solid var(--_yj-border);
  }

  /* Toolbar */
  .toolbar,
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }
  .toolbar > *,
  .filters > * {
    margin: 0;
    margin-bottom: 0.5em;
    margin-inline-end: 0.5em;
  }
  .choice {
    display: inline-flex;
    border: 1px solid var(--_yj-border-strong);
    border-radius: var(--_yj-radius-s);
    overflow: hidden;
  }
  .choice label {
    position: relative;
    cursor: pointer;
  }
  .choice label + label {
    border-inline-start: 1px solid var(--_yj-border-strong);
  }
  .choice span {
    display: flex;
    align-items: center;
    min-height: calc(var(--_yj-target) - 2px);
    padding: 0 0.9em;
    background: var(--_yj-surface);
    color: var(--_yj-accent);
    white-space: nowrap;
  }
  .choice bdi {
    word-break: keep-all;
  }
  time {
    white-space: nowrap;
  }
  .choice input:checked + span {
    background: var(--_yj-accent);
    color: var(--_yj-on-accent);
    font-weight: 600;
  }
  .choice input:focus + span {
    outline: var(--_yj-focus-width) solid var(--_yj-focus);
    outline-offset: calc(var(--_yj-focus-width) * -2);
  }
  .choice input:checked:focus + span {
    outline-color: var(--_yj-on-accent);
  }
  .field {
    display: inline-flex;
    align-items: center;
  }
  .field-name {
    margin-inline-end: 0.5em;
    color: var(--_yj-text-muted);
    white-space: nowrap;
  }
  .field input,
  .field select {
    min-width: 0;
    max-width: 100%;
    min-height: var(--_yj-target);
    padding: 0 0.5em;
    border: 1px solid var(--_yj-border-strong);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-surface);
    color: var(--_yj-text);
  }
  .field input {
    width: 15em;
  }
  .field select {
    max-width: 16em;
  }
  /* Filled late: its words must not change its width. */
  .field .many {
    width: 13em;
  }
  .discrepancy-badge {
    display: inline-flex;
    align-items: center;
    min-height: var(--_yj-target);
    padding: 0 0.75em;
    border: 1px solid var(--_yj-caution-border);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-caution-surface);
    color: var(--_yj-caution-text);
    font-weight: 600;
    cursor: pointer;
  }
  .discrepancy-badge:hover {
    text-decoration: underline;
  }
  .toolbar > .tree-buttons {
    margin-inline-start: auto;
    margin-inline-end: 0;
    white-space: nowrap;
  }
  .whole {
    display: inline-flex;
    align-items: center;
    min-height: var(--_yj-target);
    cursor: pointer;
  }
  .whole input {
    width: 1.2em;
    height: 1.2em;
    margin: 0;
    margin-inline-end: 0.4em;
  }
  .result {
    margin: var(--_yj-space-xs) 0;
  }
  .without-units {
    margin: var(--_yj-space-xs) 0;
  }
  .task-link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--_yj-accent);
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  /* Legend */
  .legend ul {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-bottom: var(--_yj-space-s);
    font-size: var(--_yj-text-s);
  }
  .legend li {
    display: inline-flex;
    align-items: center;
    margin-inline-end: 1.5em;
    min-height: 2em;
  }
  .legend li > :first-child:not(:last-child) {
    margin-inline-end: 0.4em;
  }
  .legend svg {
    margin-inline-end: 0.4em;
  }

  .yj-root[data-size='s'] .field,
  .yj-root[data-size='s'] .choice,
  .yj-root[data-size='s'] .discrepancy-badge {
    width: 100%;
    margin-inline-end: 0;
  }
  .yj-root[data-size='s'] .choice label {
    flex: 1 1 auto;
  }
  .yj-root[data-size='s'] .field input,
  .yj-root[data-size='s'] .field select {
    flex: 1;
    width: auto;
    max-width: none;
  }
  .yj-root[data-size='s'] .choice span {
    justify-content: center;
    text-align: center;
    white-space: normal;
    height: 100%;
    padding: 0 0.4em;
  }
  .yj-root[data-size='s'] .field-name {
    width: 6em;
  }

  @media print {
    .yj-root {
      --_yj-unit: 11px;
      --_yj-target: 2em;
    }
    .choice label + label {
      border: 0;
    }
    .choice span,
    .choice input:not(:checked) {
      display: none;
    }
    .choice input:checked + span {
      display: flex;
      -webkit-print-color-adjust: exact;
      print-color-adjust: exact;
    }
  }
  @media (forced-colors: active) {
    .choice input:checked + span {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;

/** The look of the task matrix. Later sheets may stand on earlier ones. */
export default [planStyles, signStyles, toolbarStyles, gridStyles];
