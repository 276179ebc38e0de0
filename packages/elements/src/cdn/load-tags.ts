/** By tag, what brings the module that registers the element. */
export type TagLoaders = Readonly<Record<string, () => Promise<unknown>>>;

const placeholder = 'data-yj';
const watched: MutationObserverInit = { subtree: true, childList: true, attributeFilter: [placeholder] };

/**
 * Loads what registers an element as soon as its tag, or a placeholder of its name, is on the page: while the page is still being parsed, when
 * a script inserts it, and in open shadow trees.
 *
 * @param onPlaceholder told of placeholders when they appear
 * @returns brings the element of a tag, whether it is on the page or not; asked again after a failure, it tries again
 */
export function loadTags(loaders: TagLoaders, onPlaceholder: () => void): (tag: string) => Promise<unknown> {
  const asked = new Map<string, Promise<unknown>>();
  const tags = Object.keys(loaders);
  const selector = [`[${placeholder}]`, ...tags].join();

  const need = async (tag: string): Promise<unknown> => {
    if (customElements.get(tag)) return;
    let loading = asked.get(tag);
    if (!loading && tags.includes(tag)) {
      loading = loaders[tag]?.().catch((error: unknown) => {
        // The network may be back when the next tag appears.
        asked.delete(tag);
        console.warn(`[yijian] <${tag}> did not load: what is in the tag stays.`, error);
      });
      if (loading) asked.set(tag, loading);
    }
    return loading;
  };
  const found = (element: Element): void => {
    const name = element.getAttribute(placeholder);
    if (name !== null) onPlaceholder();
    void need(name === null ? element.localName : `yj-${name}`);
  };
  const look = (root: Element | ShadowRoot): void => {
    if (root instanceof Element) {
      if (root.matches(selector)) found(root);
      lookInside(root);
    }
    if (!root.firstElementChild) return;
    root.querySelectorAll(selector).forEach(found);
    root.querySelectorAll('*').forEach(lookInside);
  };
  const lookInside = ({ shadowRoot, localName }: Element): void => {
    // What our own elements draw needs nothing.
    if (!shadowRoot || localName.startsWith('yj-')) return;
    observer.observe(shadowRoot, watched);
    look(shadowRoot);
  };
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') found(target as Element);
      else addedNodes.forEach((node) => node instanceof Element && look(node));
    }
  });
  observer.observe(document, watched);
  look(document.documentElement);
  return need;
}
