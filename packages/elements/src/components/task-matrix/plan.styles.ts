import { css } from 'lit';

/** The plan itself: its head, targets and discrepancies. */
export default css`
  .plan-title {
    font-size: var(--_yj-text-xl);
    font-weight: 600;
    line-height: 1.4;
    color: var(--_yj-text);
  }
  h4 {
    font-size: var(--_yj-text-l);
    font-weight: 600;
    line-height: var(--_yj-line-height-tight);
  }
  h5 {
    margin: 0;
    padding: 0;
    font: inherit;
    font-weight: 600;
  }
  .tag {
    display: inline-block;
    padding: 0 0.6em;
    border: 1px solid var(--_yj-neutral-border);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-neutral-surface);
    color: var(--_yj-neutral-text);
    font-size: var(--_yj-text-s);
    font-weight: 400;
    line-height: 1.7;
    vertical-align: 0.2em;
    white-space: nowrap;
  }
  .tag[data-status='in-force'] {
    border-color: var(--_yj-good-border);
    background: var(--_yj-good-surface);
    color: var(--_yj-good-text);
  }
  .tag[data-status='draft'],
  .tag[data-status='repealed'] {
    border-color: var(--_yj-caution-border);
    background: var(--_yj-caution-surface);
    color: var(--_yj-caution-text);
    font-weight: 600;
  }
  .warning {
    color: var(--_yj-caution-text);
  }
  .remark {
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    margin-top: var(--_yj-space-xs);
    color: var(--_yj-text-muted);
  }
  .facts li {
    margin-inline-end: 1.5em;
  }
  .terms > div {
    display: grid;
    grid-template-columns: 6em minmax(0, 1fr);
    grid-column-gap: 1em;
    margin-top: var(--_yj-space-xs);
  }
  .terms dt {
    grid-column: 1;
    color: var(--_yj-text-muted);
  }
  .terms dd {
    grid-column: 2;
  }
  /* What a document says is Chinese on a page that runs from right to left, too: its full stop comes behind it. */
  .facts li,
  .terms dd,
  .targets li > span {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .more {
    margin-top: var(--_yj-space-xs);
  }
  .more summary {
    width: max-content;
    max-width: 100%;
    color: var(--_yj-accent);
    cursor: pointer;
  }

  /* Targets */
  .targets {
    display: flex;
    flex-wrap: wrap;
  }
  .targets li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    margin-top: 0.5em;
    margin-inline-end: 0.5em;
    padding: 0.25em 0.75em;
    border: 1px solid var(--_yj-border);
    border-radius: var(--_yj-radius-s);
  }
  .target-value {
    margin: 0 0.5em;
    font-weight: 600;
    white-space: nowrap;
  }

  /* Duties */
  .kind {
    display: inline-block;
    margin-inline-end: 0.35em;
    color: var(--_yj-caution-text);
    font-weight: 600;
  }
  h4[tabindex]:focus {
    outline: var(--_yj-focus-width) solid var(--_yj-focus);
    outline-offset: 2px;
  }
  .discrepancies h4 .difference-sign {
    color: var(--_yj-caution-text);
  }
  .discrepancies ol {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(24em, 1fr));
    grid-gap: var(--_yj-space-s) var(--_yj-space-l);
    margin-top: var(--_yj-space-s);
  }
  .discrepancies > ol > li {
    padding-inline-start: var(--_yj-space-m);
    border-inline-start: 3px solid var(--_yj-caution-border);
  }
  .yj-root[data-size='s'] .discrepancies ol {
    grid-template-columns: minmax(0, 1fr);
  }

  .yj-root[data-size='s'] .plan-title {
    font-size: var(--_yj-text-l);
  }
  .yj-root[data-size='s'] .terms > div {
    display: block;
  }
  @media print {
    .discrepancies li {
      break-inside: avoid;
    }
    .plan-title,
    h4,
    h5 {
      break-after: avoid;
    }
  }
`;
