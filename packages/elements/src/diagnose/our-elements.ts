/** A class of ours, of whichever bundle. */
export interface OurClass {
  readonly tagName?: string;
  readonly version?: string;
  readonly observedAttributes?: readonly string[];
}

/** Names of the elements that there are, without prefix. */
export const elementNames = ['provider', 'credit-badge', 'inspection-timeline', 'task-matrix'] as const;

/** All elements of the page whose tag is ours by its prefix, those in open shadow trees too. */
export function ourElements(root: Document | ShadowRoot = document): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>('*')).flatMap((element) => [
    ...(element.localName.startsWith('yj-') ? [element] : []),
    // What our own elements draw is not the page's doing.
    ...(element.shadowRoot && !element.localName.startsWith('yj-') ? ourElements(element.shadowRoot) : []),
  ]);
}

/** The class that an element was made of; `undefined` for a tag that nobody has defined. */
export function classOf(element: Element): OurClass | undefined {
  return customElements.get(element.localName) as OurClass | undefined;
}
