/** One of our elements as a page uses it that has the classic script: made, given its data, inserted. */
export function ourElement(tag: string, data: unknown): HTMLElement {
  return Object.assign(document.createElement(tag), { data });
}
