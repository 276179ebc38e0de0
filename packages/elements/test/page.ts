// At once, so that a test in English need not wait for it.
import '../src/locales/en.js';

/** Puts elements on the page and waits until they are drawn, with what they load on demand. `clearPage` takes everything away again. */
export async function place<E extends Element>(element: E, parent: ParentNode & Node = document.body): Promise<E> {
  parent.appendChild(element);
  await settled();
  await (element as { updateComplete?: Promise<unknown> }).updateComplete;
  return element;
}

/** Waits until reads that are answered at once, and the drawing after them, are done. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setTimeout(resolve));
}

export function clearPage(): void {
  document.body.textContent = '';
  for (const { name } of Array.from(document.documentElement.attributes))
    document.documentElement.removeAttribute(name);
}

/** The first element in a shadow tree that a selector names. Fails when there is none. */
export function find(host: Element, selector: string): HTMLElement {
  const found = host.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found)
    throw new Error(`<${host.localName}> holds no ${selector}: ${host.shadowRoot?.textContent ?? 'no shadow tree'}`);
  return found;
}

/** What a reader sees of an element, with runs of white space as one space. */
export function shownText(host: Element): string {
  return (host.shadowRoot?.querySelector('.yj-root')?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Collects console warnings while `run` runs. */
export async function warningsOf(run: () => unknown): Promise<string[]> {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => void warnings.push(String(parts[0]));
  try {
    await run();
    await settled();
  } finally {
    console.warn = warn;
  }
  return warnings;
}
