import { css } from 'lit';

/** The stages of a plan on their time axis. */
export default css`
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
  .yj-root[data-size='s'] .stage,
  .yj-root[data-size='s'] .scale {
    display: block;
  }
  /* Chinese on a page that runs from right to left, too: a full stop comes behind what it ends. */
  .stage-notes p {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
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

  @media print {
    .stage {
      break-inside: avoid;
    }
    .span,
    .doubtful {
      -webkit-print-color-adjust: exact;
      print-color-adjust: exact;
    }
  }
`;
