import { css } from 'lit';
import { controlStyles } from './control.styles.js';

const viewStyles = css`
  .state {
    padding: var(--_yj-space-l);
    border: 1px solid var(--_yj-border);
    border-radius: var(--_yj-radius-m);
    background: var(--_yj-surface);
    color: var(--_yj-text-muted);
  }
  /* By name: what is said of any element beside another makes the browser look at the neighbours of all that come and go. */
  .state > p,
  .state > .button,
  .loading > .bar {
    margin-top: var(--_yj-space-s);
  }
  .state > p:first-child {
    margin-top: 0;
  }
  .empty,
  .failure {
    padding: var(--_yj-space-xl) var(--_yj-space-l);
    text-align: center;
  }
  .failure p:first-of-type {
    color: var(--_yj-text);
  }
  .icon {
    width: 1.25em;
    height: 1.25em;
    vertical-align: -0.25em;
    flex: none;
  }
  .note {
    color: var(--_yj-text-muted);
    font-size: var(--_yj-text-s);
  }
  .bar {
    display: block;
    height: 0.9em;
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-border);
    opacity: 0.6;
  }
  .bar:last-child {
    width: 60%;
  }
  .notice {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    margin-bottom: var(--_yj-space-m);
    padding: var(--_yj-space-s) var(--_yj-space-m);
    border: 1px solid var(--_yj-caution-border);
    border-radius: var(--_yj-radius-s);
    background: var(--_yj-caution-surface);
    color: var(--_yj-caution-text);
  }
  .notice p {
    flex: 1 1 14em;
    margin: 0 var(--_yj-space-s);
  }
  @media (prefers-reduced-motion: no-preference) {
    .bar {
      animation: yj-breathe 1.6s ease-in-out infinite alternate;
    }
  }
  @keyframes yj-breathe {
    from {
      opacity: 0.35;
    }
    to {
      opacity: 0.75;
    }
  }
  @media (forced-colors: active) {
    .bar {
      border: 1px solid CanvasText;
    }
  }
`;

/** The look of the state views, and of the controls that they and their elements are made of. */
export const stateViewStyles = [controlStyles, viewStyles];
