import type { ReactiveElement } from 'lit';
import { shownText, warningsOf } from './page.js';
import type { FaultyPayload } from './malformed.js';

/**
 * What an element does wrong with faulty bodies, each as one line: it throws, shows nothing, takes no room, says nothing to the page's developer,
 * runs what it was sent, or lets every object of the page be changed. `make` gives a new element, because one element warns of a thing once.
 */
export async function harmOf(
  make: (body: unknown) => ReactiveElement,
  payloads: Iterable<FaultyPayload>,
): Promise<readonly string[]> {
  const harm: string[] = [];
  let current = '';
  const caught = (event: ErrorEvent | PromiseRejectionEvent): void => {
    harm.push(`${current}: throws ${String('reason' in event ? event.reason : event.message)}`);
  };
  addEventListener('error', caught);
  addEventListener('unhandledrejection', caught);
  for (const { name, body } of payloads) {
    current = name;
    const element = make(body);
    const warnings = await warningsOf(async () => {
      document.body.append(element);
      await element.updateComplete;
    });
    if (shownText(element) === '') harm.push(`${name}: shows nothing`);
    if (element.offsetHeight === 0) harm.push(`${name}: takes no room`);
    if (warnings.length === 0) harm.push(`${name}: says nothing to the developer`);
    if ('attacked' in window) harm.push(`${name}: runs what it was sent`);
    if ('polluted' in {}) harm.push(`${name}: changes every object`);
    element.remove();
  }
  removeEventListener('error', caught);
  removeEventListener('unhandledrejection', caught);
  return harm;
}
