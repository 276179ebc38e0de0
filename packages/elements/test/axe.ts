import 'axe-core/axe.min.js';
import type { AxeResults } from 'axe-core';

/** What axe finds wrong with an element as it stands in the page, each as one line; the first ten of them. */
export async function accessibilityFaults(element: Element): Promise<string[]> {
  const { axe } = window as unknown as { axe: { run(context: Element, options: object): Promise<AxeResults> } };
  const { violations } = await axe.run(element, {
    resultTypes: ['violations'],
    // Landmarks are the page's affair.
    rules: { region: { enabled: false } },
  });
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`.slice(0, 400)),
  );
  return faults.slice(0, 10);
}
