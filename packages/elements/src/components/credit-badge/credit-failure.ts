import { canRetry, failureText } from '../../internal/failure-text.js';
import { newElement } from '../../internal/new-element.js';
import type { ReadFailure } from '../../internal/read-failure.js';
import type { CreditBadgeSize } from './credit-badge.types.js';
import type { Words } from './credit-face.js';

/** What keeps a rating away, and a button to read again where that can help. */
export function creditFailure(
  size: CreditBadgeSize,
  failure: ReadFailure,
  messages: Words['messages'],
  { busy, retry }: { busy: boolean; retry: () => void },
): HTMLElement {
  const text = failure.kind === 'not-found' ? messages.none : failureText(failure, messages);
  let button: HTMLElement | undefined;
  if (canRetry(failure)) {
    // Not `disabled`: that would throw the keyboard off the button while it works.
    button = newElement(
      'button',
      { class: 'retry no-print', part: 'retry', type: 'button', 'aria-disabled': busy ? 'true' : undefined },
      busy ? messages.retrying : messages.retry,
    );
    if (!busy) button.addEventListener('click', retry);
  }
  return newElement(
    'span',
    { class: `badge ${size} failed`, part: 'badge', 'data-tone': 'neutral', 'data-kind': failure.kind },
    newElement('span', {}, text),
    button,
  );
}
