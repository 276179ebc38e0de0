import { render, type TemplateResult } from 'lit';

/** So many drawings are kept; a page with more kinds of badges than that draws some of them again. */
const mostKept = 500;
const kept = new Map<string, Element>();

/**
 * The drawing that is kept under a key, to be copied: that costs a browser less than parsing it and filling it in. Of a thousand badges on a
 * page, most differ in nothing but their date and address.
 */
export function keptDrawing(key: string, draw: () => TemplateResult): Element {
  let original = kept.get(key);
  if (!original) {
    const fragment = document.createDocumentFragment();
    render(draw(), fragment);
    original = fragment.firstElementChild ?? document.createElement('div');
    removeIdle(original);
    original = flattened(original);
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, original);
  }
  return original;
}

/** Takes away what a copy has no use for: the markers of the template, and the white space beside them. */
function removeIdle(root: Element): void {
  const markers: Node[] = [];
  for (const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT); walker.nextNode();)
    markers.push(walker.currentNode);
  for (const marker of markers) marker.parentNode?.removeChild(marker);
  root.normalize();
  for (const node of Array.from(root.childNodes)) if (node.nodeType === Node.TEXT_NODE) root.removeChild(node);
}

/** A wrapper that holds nothing but one badge, and the badge, as one element: a browser lays out and remembers one box less a thousand times. */
function flattened(wrapper: Element): Element {
  const badge = wrapper.firstElementChild;
  if (!badge?.classList.contains('badge') || wrapper.childNodes.length > 1) return wrapper;
  for (const { name, value } of Array.from(wrapper.attributes)) {
    const own = badge.getAttribute(name);
    // A link has a place of its own in the order of the keyboard.
    if (name !== 'tabindex' || badge.localName !== 'a')
      badge.setAttribute(name, own === null ? value : `${value} ${own}`);
  }
  return badge;
}
