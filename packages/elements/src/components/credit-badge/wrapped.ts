import { newElement } from '../../internal/new-element.js';
import type { Wrapper } from '../../internal/yj-base.js';

/**
 * A badge that is its own wrapper, with the attributes of both: a browser lays out and remembers one box less a thousand times. What is no badge
 * gets a wrapper around it.
 */
export function wrapped(
  content: HTMLElement | DocumentFragment,
  { language, direction, theme, care }: Wrapper,
): HTMLElement {
  const isBadge = content instanceof HTMLElement && content.classList.contains('badge');
  const wrapper = isBadge ? content : newElement('div', {}, content);
  wrapper.className = isBadge ? `yj-root ${content.className}` : 'yj-root';
  wrapper.setAttribute('part', isBadge ? 'base badge' : 'base');
  // A link has a place of its own in the order of the keyboard.
  if (wrapper.localName !== 'a') wrapper.tabIndex = -1;
  wrapper.lang = language;
  wrapper.dir = direction;
  wrapper.dataset['theme'] = theme;
  if (care) wrapper.dataset['care'] = '';
  return wrapper;
}
