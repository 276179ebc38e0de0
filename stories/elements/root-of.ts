import type { ReactiveElement } from 'lit';
import { expect, waitFor, within } from 'storybook/test';

/** The wrapper inside an element of a story, once it is drawn. Queries of the testing library do not look into shadow trees by themselves. */
export async function rootOf(canvas: Element, selector: string): Promise<HTMLElement> {
  const host = await waitFor(() => {
    const found = canvas.querySelector<ReactiveElement>(selector);
    if (!found?.shadowRoot?.querySelector('.yj-root')) throw new Error(`<${selector}> is not drawn.`);
    return found;
  });
  await host.updateComplete;
  const root = host.shadowRoot?.querySelector<HTMLElement>('.yj-root');
  await expect(root).toBeInstanceOf(HTMLElement);
  return root as HTMLElement;
}

/** All that an element of a story has drawn. A badge that is a link is its own wrapper, so that a query within the wrapper would miss it. */
export const drawingOf = async (canvas: Element, selector: string): Promise<ShadowRoot> =>
  (await rootOf(canvas, selector)).getRootNode() as ShadowRoot;

/** As {@link drawingOf}, to be asked by role and text. */
export const withinDrawingOf = async (canvas: Element, selector: string) =>
  // The testing library asks of a container only that it can be queried.
  within((await drawingOf(canvas, selector)) as unknown as HTMLElement);
