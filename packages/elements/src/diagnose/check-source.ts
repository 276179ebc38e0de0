import type { Finding } from './finding.js';
import { ourElements } from './our-elements.js';

/** The attribute of each element that names what to read. */
const keys: Readonly<Record<string, string>> = {
  'credit-badge': 'subject',
  'inspection-timeline': 'facility',
  'task-matrix': 'plan',
};

type Reading = HTMLElement & { data?: unknown; client?: unknown; baseUrl?: unknown; grade?: unknown };

/** Finds elements that are to read something and have nothing to read through, and providers that provide nothing. */
export function checkSource(): Finding[] {
  const elements = ourElements() as Reading[];
  const empty = elements.filter(
    (element) => named(element) === 'provider' && element.baseUrl === undefined && element.client === undefined,
  );
  const alone = elements.filter((element) => {
    const key = keys[named(element)];
    return (
      key !== undefined && element.hasAttribute(key) && !hasData(element) && !element.client && !isProvided(element)
    );
  });
  const findings: Finding[] = [];
  if (alone.length > 0) {
    findings.push({
      code: 'no-provider',
      severity: 'error',
      problem: `${count(alone)} to read something, but no provider is around ${alone.length === 1 ? 'it' : 'them'}.`,
      remedy: 'Put <yj-provider base-url="…"> around the elements, or give each its data.',
      elements: alone,
    });
  }
  if (empty.length > 0) {
    findings.push({
      code: 'provider-without-address',
      severity: 'error',
      problem: 'A <yj-provider> has neither base-url nor client: the elements in it read nothing.',
      remedy: 'Write the address of the API in base-url, such as base-url="/v1".',
      elements: empty,
    });
  }
  return findings;
}

const count = ({ length }: readonly unknown[]): string => (length === 1 ? 'One element is' : `${length} elements are`);

/** Name without prefix and suffix. */
function named(element: Element): string {
  const tag = element.localName.slice('yj-'.length);
  return ['provider', ...Object.keys(keys)].find((name) => tag === name || tag.startsWith(`${name}-`)) ?? '';
}

function hasData(element: Reading): boolean {
  return (
    (element.data !== undefined && element.data !== null) ||
    element.hasAttribute('grade') ||
    element.hasAttribute('credential') ||
    Array.from(element.children).some((child) => child.matches('script[type="application/json"]'))
  );
}

/** Asks by the context protocol, as the element itself does: a portal may have a provider of its own. */
function isProvided(element: Element): boolean {
  let provided = false;
  const request = new Event('context-request', { bubbles: true, composed: true });
  Object.assign(request, {
    context: Symbol.for('yijian-client'),
    subscribe: false,
    callback: (client: unknown) => void (provided = client !== undefined),
    contextTarget: element,
  });
  element.dispatchEvent(request);
  return provided;
}
