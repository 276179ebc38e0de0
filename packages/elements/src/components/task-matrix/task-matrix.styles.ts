import { css } from 'lit';

export default css`
  /* Plan */
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

  /* Parts below one another */
  .stages,
  .targets-part,
  .assignments-part,
  .discrepancies {
    margin-top: var(--_yj-space-l);
    padding-top: var(--_yj-space-m);
    border-top: 1px solid var(--_yj-border);
  }

  /* Stages */
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
    left: 22em;
    right: 0;
  }
  .yj-root[dir='rtl'] .backdrop {
    left: 0;
    right: 22em;
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
    grid-template-columns: 21em minmax(0, 1fr);
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
    min-width: 0;
    padding: 0;
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

  /* Signs */
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

  /* Matrix and detail */
  .scroller {
    position: relative;
    width: max-content;
    max-width: 100%;
    max-height: var(--yj-task-matrix-height, 80vh);
    overflow: auto;
    border: 1px solid var(--_yj-border-strong);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-surface);
    scroll-padding: 8em 1em 1em 23em;
  }
  .grid {
    --_task: 21em;
    width: max-content;
    border-collapse: separate;
    border-spacing: 0;
  }
  .grid.outline {
    width: auto;
    min-width: 100%;
  }
  .grid th,
  .grid td {
    padding: 0.2em 0.3em;
    border: 0 solid var(--_yj-border);
    border-bottom-width: 1px;
    border-inline-end-width: 1px;
    background: var(--_yj-surface);
    font-weight: 400;
    text-align: start;
  }
  .grid td {
    height: calc(var(--_yj-target) + 1px);
  }
  .grid thead th {
    position: -webkit-sticky;
    position: sticky;
    top: 0;
    z-index: 2;
    background: var(--_yj-surface-sunken);
    border-bottom-color: var(--_yj-border-strong);
    vertical-align: bottom;
  }
  .grid .task {
    position: -webkit-sticky;
    position: sticky;
    left: 0;
    z-index: 1;
    width: var(--_task);
    min-width: var(--_task);
    max-width: var(--_task);
    padding: 0.35em 0.6em;
    border-inline-end-color: var(--_yj-border-strong);
    cursor: pointer;
  }
  .yj-root[dir='rtl'] .grid .task {
    left: auto;
    right: 0;
  }
  .grid thead .task {
    z-index: 3;
    cursor: default;
  }
  .task-line {
    display: flex;
    align-items: baseline;
  }
  .number {
    flex: none;
    margin-inline-end: 0.35em;
    color: var(--_yj-text-muted);
    white-space: nowrap;
  }
  .title {
    flex: 1;
    min-width: 0;
  }
  .twisty {
    flex: none;
    align-self: flex-start;
    width: 1.5em;
    min-height: 1.6em;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_yj-text-muted);
    text-align: start;
    line-height: inherit;
    cursor: pointer;
  }
  .twisty-sign {
    transition: transform 0.15s;
  }
  [aria-expanded='true'] > .task .twisty-sign,
  button[aria-expanded='true'] > .twisty-sign {
    transform: rotate(90deg);
  }
  .yj-root[dir='rtl'] .twisty-sign {
    transform: scaleX(-1);
  }
  .grid [data-level='2'] .task-line {
    padding-inline-start: 1em;
  }
  .grid [data-level='3'] .task-line {
    padding-inline-start: 2em;
  }
  .grid [data-level='4'] .task-line {
    padding-inline-start: 3em;
  }
  .grid [data-level='5'] .task-line,
  .grid [data-level='6'] .task-line {
    padding-inline-start: 4em;
  }
  .grid [data-kind='part'] .task,
  .grid [data-kind='part'] td {
    background: var(--_yj-surface-sunken);
  }
  .grid [data-kind='part'] .title {
    font-weight: 600;
  }
  .grid .context .title {
    color: var(--_yj-text-muted);
  }
  .grid .row:hover > *,
  .grid .row[aria-current] > * {
    background: var(--_yj-accent-surface);
  }
  .grid .row[aria-current] > .task {
    box-shadow: inset 3px 0 0 var(--_yj-accent);
  }
  .grid .counts {
    min-width: 6em;
    font-size: var(--_yj-text-s);
    white-space: nowrap;
    color: var(--_yj-text-muted);
  }
  .count + .count {
    margin-inline-start: 0.6em;
  }
  .count[data-role='lead'],
  .count[data-role='co-lead'] {
    color: var(--_yj-accent);
    font-weight: 600;
  }
  .count.unequal {
    color: var(--_yj-caution-text);
  }
  .grid .unit {
    min-width: 2.9em;
    height: 6em;
    padding: 0;
    text-align: center;
  }
  .grid[data-head='m'] .unit {
    height: 8em;
  }
  .grid[data-head='l'] .unit {
    height: 10em;
  }
  .grid[data-head='xl'] .unit {
    height: 11em;
  }
  .unit button {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: flex-end;
    width: 100%;
    height: 100%;
    padding: 0.4em 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  .unit-name {
    max-height: 10em;
    -webkit-writing-mode: vertical-rl;
    writing-mode: vertical-rl;
    line-height: 1.25;
    letter-spacing: 0.05em;
    text-align: end;
  }
  .unit .printed {
    display: none;
  }
  .unit .group-sign {
    margin-top: 0.25em;
    color: var(--_yj-text-muted);
  }
  .unit button:hover .unit-name {
    text-decoration: underline;
  }
  .grid .cell {
    padding: 0.15em;
    text-align: center;
    vertical-align: middle;
    white-space: nowrap;
  }
  .grid .chosen {
    background: var(--_yj-accent-surface);
  }
  .grid thead .chosen {
    box-shadow: inset 0 -3px 0 var(--_yj-accent);
    font-weight: 600;
  }
  .grid .cell.differs {
    background: var(--_yj-caution-surface);
  }
  .mark {
    display: inline-block;
    vertical-align: middle;
  }
  .mark + .mark {
    margin-inline-start: 0.4em;
  }
  .mark.quiet {
    opacity: 0.35;
  }
  .mark-sign {
    display: block;
    position: relative;
    white-space: nowrap;
  }
  .mark .status-sign {
    margin-inline-start: 0.1em;
  }
  .mark .only {
    display: block;
    font-size: 0.8em;
    line-height: 1.2;
  }
  .times {
    color: var(--_yj-caution-text);
    font-size: 0.8em;
  }
  .grid tfoot > tr > * {
    background: var(--_yj-surface-sunken);
  }
  .grid tfoot tr:first-child > * {
    border-top: 1px solid var(--_yj-border-strong);
  }
  .grid tfoot .task-line {
    align-items: center;
  }
  .grid tfoot .title {
    margin-inline-start: 0.5em;
  }
  .grid tfoot tr:last-child > * {
    border-bottom: 0;
  }
  .total {
    color: var(--_yj-text-muted);
  }
  .grid .summary {
    padding: 0.35em 0.6em;
  }
  .grid td.summary {
    color: var(--_yj-text-muted);
  }
  .grid [tabindex]:focus,
  .grid .unit button:focus {
    outline: var(--_yj-focus-width) solid var(--_yj-focus);
    outline-offset: calc(var(--_yj-focus-width) * -1);
  }
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
  h4[tabindex]:focus {
    outline: var(--_yj-focus-width) solid var(--_yj-focus);
    outline-offset: 2px;
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
  .kind {
    display: inline-block;
    margin-inline-end: 0.35em;
    color: var(--_yj-caution-text);
    font-weight: 600;
  }
  .task-discrepancies {
    margin-top: var(--_yj-space-m);
    padding: var(--_yj-space-s) var(--_yj-space-m);
    border: 1px solid var(--_yj-caution-border);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-caution-surface);
  }
  .task-discrepancies .difference-sign,
  .discrepancies h4 .difference-sign {
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

  /* Discrepancies */
  .discrepancies ol {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(24em, 1fr));
    grid-gap: var(--_yj-space-s) var(--_yj-space-l);
    margin-top: var(--_yj-space-s);
  }
  .discrepancies li {
    padding-inline-start: var(--_yj-space-m);
    border-inline-start: 3px solid var(--_yj-caution-border);
  }

  /* Duties */
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

  /* Accordion */
  .accordion {
    border-top: 1px solid var(--_yj-border);
  }
  .accordion > li {
    border-bottom: 1px solid var(--_yj-border);
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

  /* Widths */
  .yj-root[data-size='m'] .grid {
    --_task: 16em;
  }
  .yj-root[data-size='m'] .grid [data-level='2'] .task-line {
    padding-inline-start: 0.5em;
  }
  .yj-root[data-size='m'] .grid [data-level='3'] .task-line {
    padding-inline-start: 1em;
  }
  .yj-root[data-size='m'] .grid [data-level='4'] .task-line,
  .yj-root[data-size='m'] .grid [data-level='5'] .task-line,
  .yj-root[data-size='m'] .grid [data-level='6'] .task-line {
    padding-inline-start: 1.5em;
  }
  .yj-root[data-size='m'] .grid.outline {
    --_task: 19em;
  }
  .yj-root[data-size='m'] .scroller {
    scroll-padding: 8em 1em 1em 18em;
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
  .yj-root[data-size='s'] .plan-title {
    font-size: var(--_yj-text-l);
  }
  .yj-root[data-size='s'] .terms > div,
  .yj-root[data-size='s'] .stage,
  .yj-root[data-size='s'] .scale,
  .yj-root[data-size='s'] .duty-unit {
    display: block;
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
  .yj-root[data-size='s'] .field,
  .yj-root[data-size='s'] .choice,
  .yj-root[data-size='s'] .discrepancy-badge {
    width: 100%;
    margin-inline-end: 0;
  }
  .yj-root[data-size='s'] .choice label,
  .yj-root[data-size='s'] .field input,
  .yj-root[data-size='s'] .field select {
    flex: 1;
    max-width: none;
  }
  .yj-root[data-size='s'] .choice span {
    justify-content: center;
  }
  .yj-root[data-size='s'] .field-name {
    width: 6em;
  }

  @media print {
    .yj-root {
      --_yj-unit: 11px;
      --_yj-target: 2em;
    }
    .scroller,
    .yj-root[data-size='xl'] .detail {
      width: auto;
      max-height: none;
      overflow: visible;
    }
    .scroller {
      border-width: 1px 0 0;
    }
    .yj-root[data-size='xl'] .split[data-open] {
      display: block;
    }
    .grid {
      --_task: 17em;
      width: 100%;
      table-layout: fixed;
    }
    .grid thead th,
    .grid .task {
      position: static;
    }
    .grid tfoot {
      display: table-row-group;
    }
    .grid .counts {
      width: 7em;
    }
    .grid .unit {
      width: auto;
      min-width: 0;
    }
    .unit button {
      display: none;
    }
    .unit .printed {
      display: inline-block;
    }
    .grid .cell .role-sign {
      max-width: 100%;
    }
    .grid tr,
    .discrepancies li,
    .duty-unit > ul > li,
    .stage {
      break-inside: avoid;
    }
    .plan-title,
    h4,
    h5 {
      break-after: avoid;
    }
    .grid th,
    .grid td,
    .span,
    .doubtful,
    .role-sign,
    .choice span {
      -webkit-print-color-adjust: exact;
      print-color-adjust: exact;
    }
    .choice label {
      display: none;
    }
    .choice {
      border: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .twisty-sign {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .choice input:checked + span {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    .grid .row[aria-current] > .task {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .grid .cell.differs {
      outline: 1px dashed CanvasText;
      outline-offset: -2px;
    }
    .grid .chosen {
      border-inline-end-width: 2px;
    }
  }
`;
