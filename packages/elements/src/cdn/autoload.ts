/**
 * The autoloader: a script of about one kB that loads an element's module when its tag, or a `data-yj` placeholder, appears on the page. Works as
 * a classic script and as a module, from any folder; the modules lie in `modules/` beside it.
 *
 * All of it is in a function, because what stands at the top of a classic script is the page's.
 */
(() => {
  const modules: Readonly<Record<string, () => Promise<unknown>>> = {
    'yj-provider': () => import('../components/provider/define.js'),
    'yj-credit-badge': () => import('../components/credit-badge/define.js'),
    'yj-inspection-timeline': () => import('../components/inspection-timeline/define.js'),
    'yj-task-matrix': () => import('../components/task-matrix/define.js'),
  };
  const selector = `[data-yj],${Object.keys(modules).join()}`;
  const asked = new Map<string, Promise<unknown>>();
  let upgrading: Promise<unknown> | undefined;

  /** Loads once, and again when it has failed and the next tag appears: the network may be back. */
  async function need(tag: string): Promise<unknown> {
    if (customElements.get(tag)) return;
    let loading = asked.get(tag);
    if (!loading) {
      loading = modules[tag]?.().catch((error: unknown) => {
        asked.delete(tag);
        console.warn(`[yijian] <${tag}> did not load: is modules/ beside the autoloader?`, error);
      });
      if (loading) asked.set(tag, loading);
    }
    return loading;
  }

  function look(root: Element): void {
    for (const element of [root, ...root.querySelectorAll(selector)]) {
      if (element.hasAttribute('data-yj')) {
        // From then on it looks for placeholders itself.
        upgrading ??= import('../internal/upgrade-placeholders.js').then(({ upgradePlaceholders }) =>
          upgradePlaceholders((name) => need(`yj-${name}`)),
        );
      } else void need(element.localName);
    }
  }

  new MutationObserver((records) => {
    for (const { addedNodes } of records) addedNodes.forEach((node) => node instanceof Element && look(node));
  }).observe(document, { subtree: true, childList: true });
  look(document.documentElement);
})();

export {};
