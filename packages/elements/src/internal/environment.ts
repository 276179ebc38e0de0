import type { ReactiveControllerHost } from 'lit';
import { pageScheme } from './page-scheme.js';

/** What an element follows of the page around it. */
export interface Environment {
  /** Language tag of the nearest `data-yj-lang` or `lang`. Empty when the page names none. */
  readonly language: string;
  /** Nearest `dir`, where it says left or right. */
  readonly direction: 'ltr' | 'rtl' | undefined;
  /** Nearest `data-yj-theme`, else the scheme of the page. */
  readonly theme: string;
  /** True inside `data-yj-care`, the mode for elderly readers. */
  readonly care: boolean;
}

type Host = ReactiveControllerHost & Element;

const attributeFilter = ['lang', 'dir', 'data-yj-lang', 'data-yj-theme', 'data-yj-care'];
const anyAttribute = attributeFilter.map((name) => `[${name}]`).join();
const observing = new Set<EnvironmentController>();
let roots = new WeakSet<Node>();
let observer: MutationObserver | undefined;

/** The nearest element with one of the attributes that a selector names, across the borders of shadow trees. */
function nearest(element: Element, selector: string): Element | undefined {
  for (let from: Element | undefined = element; from;) {
    const found: Element | null = from.closest(selector);
    if (found) return found;
    const root: Node = from.getRootNode();
    from = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}

/**
 * What is around the children of an element. A thousand badges in one list have it in common; it counts until an attribute that it was read from
 * changes, or an element that read it moves.
 */
let around: WeakMap<Node, NamedEnvironment> | undefined;

/** An environment, and whether the page names its theme. */
type NamedEnvironment = Environment & { readonly named: boolean };

function read(element: Element): Environment {
  const own = element.matches(anyAttribute);
  const parent = own ? null : element.parentNode;
  const known = parent && around?.get(parent);
  // Its theme may be the page's own, which nothing announces.
  if (known && (known.named || known.theme === pageScheme())) return known;
  const now = readFrom(element);
  if (parent) (around ??= new WeakMap()).set(parent, now);
  return now;
}

function readFrom(element: Element): NamedEnvironment {
  const language = nearest(element, '[data-yj-lang], [lang]');
  const direction = nearest(element, '[dir="ltr" i], [dir="rtl" i]')?.getAttribute('dir')?.toLowerCase();
  const care = nearest(element, '[data-yj-care]')?.getAttribute('data-yj-care');
  const theme = nearest(element, '[data-yj-theme]')?.getAttribute('data-yj-theme') ?? undefined;
  return {
    language: language?.getAttribute('data-yj-lang') ?? language?.getAttribute('lang') ?? '',
    direction: direction === 'ltr' || direction === 'rtl' ? direction : undefined,
    theme: theme ?? pageScheme(),
    named: theme !== undefined,
    care: care !== undefined && care !== 'false',
  };
}

function refreshAll(): void {
  around = undefined;
  observing.forEach((controller) => controller.refresh());
}

function observe(root: Node): void {
  if (!observer) {
    observer = new MutationObserver(refreshAll);
    // The page's style sheets may say only then which schemes it has.
    if (document.readyState !== 'complete') addEventListener('load', refreshAll, { once: true });
  }
  if (roots.has(root)) return;
  roots.add(root);
  observer.observe(root, { attributes: true, attributeFilter, subtree: true });
  if (root instanceof ShadowRoot) observe(root.host.getRootNode());
}

function stopObserving(): void {
  observer?.disconnect();
  observer = undefined;
  roots = new WeakSet();
}

/**
 * Keeps an element in step with the language, direction, theme and care mode around it. One observer serves all elements of the page and ends
 * with the last of them. The element calls it: what Lit keeps controllers in is dear where there are a thousand elements.
 */
export class EnvironmentController {
  current: Environment = { language: '', direction: undefined, theme: 'light', care: false };
  private readonly _host: Host;

  constructor(host: Host) {
    this._host = host;
    // Asked while the element is made: once a thousand of them are in the page, the browser would work out their styles for the answer.
    pageScheme();
  }

  hostConnected(): void {
    observing.add(this);
    observe(this._host.getRootNode());
    this.refresh();
  }

  hostDisconnected(): void {
    around = undefined;
    observing.delete(this);
    if (observing.size === 0) stopObserving();
  }

  refresh(): void {
    const before = this.current;
    const now = read(this._host);
    this.current = now;
    if (
      before.language !== now.language ||
      before.direction !== now.direction ||
      before.theme !== now.theme ||
      before.care !== now.care
    )
      this._host.requestUpdate();
  }
}
