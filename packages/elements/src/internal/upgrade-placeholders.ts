const marker = 'data-yj';

type Ready = (name: string) => Promise<unknown>;

/**
 * Puts an element of ours in the place of every `<div data-yj="credit-badge" data-subject="…">`, now and whenever one is inserted: for a
 * content management system that strips the tags it does not know. What is in the placeholder goes into the element, `data-*` becomes the
 * attribute of that name, and other attributes stay as they are.
 *
 * Only attributes that the element itself observes are made of `data-*`. An editor's text may hold any `data-*`, and `data-onclick` must not
 * become a handler.
 *
 * @param ready brings the element of a name that is not defined yet; without it, such a placeholder stays what it is
 * @returns a function that ends it
 */
export function upgradePlaceholders(ready?: Ready): () => void {
  const upgrade = (placeholder: Element): void => {
    const name = placeholder.getAttribute(marker);
    if (name === null || placeholder.localName.startsWith('yj-')) return;
    if (ready && !customElements.get(`yj-${name}`)) void ready(name).then(() => put(name, placeholder));
    else put(name, placeholder);
  };
  // Outer ones first: a provider is there before the elements inside it ask for their client.
  const upgradeIn = (root: Element): void => [root, ...root.querySelectorAll(`[${marker}]`)].forEach(upgrade);
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') upgrade(target as Element);
      else addedNodes.forEach((node) => node instanceof Element && upgradeIn(node));
    }
  });
  const start = (): void => {
    upgradeIn(document.documentElement);
    observer.observe(document, { subtree: true, childList: true, attributeFilter: [marker] });
  };
  // While the page is parsed, what follows would still go into the placeholder.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start, { once: true });
  else start();
  return () => {
    document.removeEventListener('DOMContentLoaded', start);
    observer.disconnect();
  };
}

function put(name: string, placeholder: Element): void {
  if (!placeholder.parentNode) return;
  const elementClass = customElements.get(`yj-${name}`) as
    { readonly observedAttributes?: readonly string[] } | undefined;
  if (!elementClass)
    return console.warn(`[yijian] data-yj="${name}" names no element: nothing is put there.`, placeholder);
  const element = document.createElement(`yj-${name}`);
  for (const { name: attribute, value } of [...placeholder.attributes]) {
    const own = attribute.replace(/^data-/, '');
    if (own !== attribute && elementClass.observedAttributes?.includes(own)) element.setAttribute(own, value);
    // A strict policy forbids handlers and styles that come as attributes; a style may come through CSSOM.
    else if (attribute === 'style') element.style.cssText = value;
    else if (attribute !== marker && !attribute.startsWith('on')) element.setAttribute(attribute, value);
  }
  element.append(...placeholder.childNodes);
  placeholder.replaceWith(element);
}
