import { css } from 'lit';

/** The plan itself: its head, stages, targets and discrepancies. */
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
  .more {
    margin-top: var(--_yj-space-xs);
  }
  .more summary {
    width: max-content;
    max-width: 100%;
    color: var(--_yj-accent);
    cursor: pointer;
  }

  /* Stages */
  .stages {
    --_words: 21em;
  }
  .yj-root[data-size='m'] .stages {
    --_words: 17em;
  }
  .stages-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
  }
  .stages-head h4 {
    margin-inline-end: 1.5em;
  }
  .stage-key {
    display: flex;
    flex-wrap: wrap;
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .stage-key li {
    display: inline-flex;
    align-items: center;
    margin-inline-end: 1.5em;
  }
  .stages .sample {
    width: 2em;
    height: 1.4em;
    margin-inline-end: 0.4em;
  }
  .stage-rows {
    position: relative;
  }
  .backdrop {
    position: absolute;
    top: 0;
    bottom: 0;
    left: calc(var(--_words) + 1em);
    right: 0;
  }
  .yj-root[dir='rtl'] .backdrop {
    left: 0;
    right: calc(var(--_words) + 1em);
  }
  .stages .backdrop .axis {
    height: 100%;
  }
  .stage {
    position: relative;
  }
  .stage,
  .scale {
    display: grid;
    grid-template-columns: var(--_words) minmax(0, 1fr);
    grid-column-gap: 1em;
  }
  .scale::before {
    content: '';
  }
  .stage-words {
    padding: 0.35em 0;
  }
  .stage-name {
    margin-inline-end: 0.5em;
    font-weight: 600;
  }
  .stage .wording {
    display: inline-block;
  }
  .stage-words .remark {
    margin-inline-start: 0.5em;
    white-space: nowrap;
  }
  .stage-notes {
    grid-column: 2;
    justify-self: start;
    padding: 0 0.5em 0.35em 0;
    background: var(--_yj-surface);
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .axis {
    direction: ltr;
    display: block;
    width: 100%;
    height: 1.75em;
    overflow: visible;
  }
  /* Time runs the way the language does; words in it are turned back. */
  .yj-root[dir='rtl'] .axis {
    transform: scaleX(-1);
  }
  .yj-root[dir='rtl'] .axis text {
    transform: scaleX(-1);
    transform-box: fill-box;
    transform-origin: center;
  }
  .bar-line {
    height: 2.3em;
  }
  .axis line {
    stroke: var(--_yj-border);
    stroke-width: 1px;
  }
  .axis .issued {
    stroke: var(--_yj-text-muted);
    stroke-dasharray: 2 3;
  }
  .axis text {
    fill: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .span {
    fill: var(--_yj-accent);
  }
  .axis .open {
    stroke: var(--_yj-accent);
    stroke-width: 3px;
    stroke-dasharray: 7 5;
  }
  .axis .edge {
    stroke: var(--_yj-accent);
    stroke-width: 3px;
  }
  .doubtful {
    fill: var(--_yj-caution-surface);
    stroke: var(--_yj-caution-border);
    stroke-width: 1.5px;
    stroke-dasharray: 4 3;
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

  .yj-root[data-size='s'] .plan-title {
    font-size: var(--_yj-text-l);
  }
  .yj-root[data-size='s'] .terms > div,
  .yj-root[data-size='s'] .stage,
  .yj-root[data-size='s'] .scale {
    display: block;
  }
  /* Engines of late heed it in a block too. */
  .yj-root[data-size='s'] .stage-notes {
    justify-self: auto;
  }
  .yj-root[data-size='s'] .bar-line {
    height: 1.5em;
  }
  .yj-root[data-size='s'] .backdrop {
    display: none;
  }
  .yj-root[data-size='s'] .discrepancies ol {
    grid-template-columns: minmax(0, 1fr);
  }

  @media print {
    .discrepancies li,
    .stage {
      break-inside: avoid;
    }
    .plan-title,
    h4,
    h5 {
      break-after: avoid;
    }
    .span,
    .doubtful {
      -webkit-print-color-adjust: exact;
      print-color-adjust: exact;
    }
  }
`;
