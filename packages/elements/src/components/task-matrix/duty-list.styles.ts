import { css } from 'lit';

/** Duties by unit. */
export default css`
  .duty-unit {
    display: grid;
    grid-template-columns: 12em minmax(0, 1fr);
    grid-column-gap: 1em;
    padding: 0.5em 0;
    border-top: 1px solid var(--_yj-border);
  }
  .duty-unit > ul > li {
    display: flex;
    align-items: baseline;
    padding: 0.1em 0;
  }
  .verb {
    flex: none;
    width: 6em;
    color: var(--_yj-accent);
  }
  .duty-text .remark {
    margin-inline-start: 0.5em;
  }

  /* Discrepancies */
  .yj-root[data-size='s'] .duty-unit {
    display: block;
  }
  @media print {
    .duty-unit > ul > li {
      break-inside: avoid;
    }
  }
`;
