import type { LitElement } from 'lit';
import { expect, waitFor } from 'storybook/test';

/** The wrapper inside an element of a story, once it is drawn. Queries of the testing library do not look into shadow trees by themselves. */
export async function rootOf(canvas: Element, selector: string): Promise<HTMLElement> {
  const host = await waitFor(() => {
    const found = canvas.querySelector<LitElement>(selector);
    if (!found?.shadowRoot?.querySelector('.yj-root')) throw new Error(`<${selector}> is not drawn.`);
    return found;
  });
  await host.updateComplete;
  const root = host.shadowRoot?.querySelector<HTMLElement>('.yj-root');
  await expect(root).toBeInstanceOf(HTMLElement);
  return root as HTMLElement;
}
