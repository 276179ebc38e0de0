/** One of our elements as a page uses it that has the classic script: made, given its data, inserted. */
export function ourElement(tag: string, data: unknown): HTMLElement {
  return Object.assign(document.createElement(tag), { data });
}

/** Keeps the data as it is, for an element that the script loads on demand: it is there before the mount. */
export const whenThere =
  (tag: string) =>
  async (data: unknown): Promise<unknown> => {
    await customElements.whenDefined(tag);
    return data;
  };
