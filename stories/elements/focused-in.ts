/** What has the focus inside the shadow tree of a wrapper. */
export function focusedIn(root: HTMLElement): Element | null {
  return (root.getRootNode() as ShadowRoot).activeElement;
}
