import { html, nothing, type TemplateResult } from 'lit';
import type { CommonMessages } from '../locales/locale.js';
import { canRetry, failureText } from './failure-text.js';
import type { ReadFailure } from './read-failure.js';

/** A place kept while the data comes: `lines` grey bars, and words for those who cannot see them. */
export function loadingView(messages: CommonMessages, lines = 3): TemplateResult {
  return html`<div class="state loading" part="loading" role="status">
    <span class="visually-hidden">${messages.loading}</span>
    ${[...Array(lines).keys()].map(() => html`<span class="bar" aria-hidden="true"></span>`)}
  </div>`;
}

/** Nothing to show, and that is no fault. */
export function emptyView(text: string): TemplateResult {
  return html`<div class="state empty" part="empty"><p>${text}</p></div>`;
}

/** Something went wrong: what, what to do about it, and a number to give to the operator. */
export function failureView(
  failure: ReadFailure,
  messages: CommonMessages,
  { busy, retry }: { busy: boolean; retry: () => void },
): TemplateResult {
  return html`<div class="state failure" part="error" role="status" data-kind=${failure.kind}>
    ${stateIcon()}
    <p>${failureText(failure, messages)}</p>
    ${canRetry(failure) ? retryButton(messages, busy, retry) : nothing}
    ${failure.requestId === undefined ? nothing : html`<p class="note">${messages.requestId(failure.requestId)}</p>`}
  </div>`;
}

/** A line above data that could not be brought up to date. */
export function staleNotice(
  failure: ReadFailure,
  messages: CommonMessages,
  { busy, retry }: { busy: boolean; retry: () => void },
): TemplateResult {
  return html`<div class="notice" part="stale" role="status">
    ${stateIcon()}
    <p>${messages.stale} <span class="note">${failureText(failure, messages)}</span></p>
    ${retryButton(messages, busy, retry)}
  </div>`;
}

function retryButton(messages: CommonMessages, busy: boolean, retry: () => void): TemplateResult {
  // Not `disabled`: that would throw the keyboard off the button while it works.
  return html`<button
    class="button no-print"
    part="retry"
    type="button"
    aria-disabled=${busy ? 'true' : nothing}
    @click=${() => {
      if (!busy) retry();
    }}
  >
    ${busy ? messages.retrying : messages.retry}
  </button>`;
}

function stateIcon(): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.5" />
    <path d="M8 4v5M8 11v1.5" fill="none" stroke="currentColor" stroke-width="1.5" />
  </svg>`;
}
