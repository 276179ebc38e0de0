import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whose content is watched. One observer for all: a thousand badges on a page have one each otherwise. */
const watched = new WeakMap<Node, JsonChild>();
let observer: MutationObserver | undefined;

function watch(host: Element, child: JsonChild): void {
  watched.set(host, child);
  observer ??= new MutationObserver((records) => {
    const changed = new Set<JsonChild>();
    for (const { target } of records)
      for (let node: Node | null = target; node; node = node.parentNode) {
        const found = watched.get(node);
        if (found) changed.add(found);
      }
    changed.forEach((found) => found.handleEvent());
  });
  // jQuery 1 changes a script's type while it puts it in, and changes it back afterwards.
  observer.observe(host, { childList: true, subtree: true, attributeFilter: ['type'] });
}

/**
 * The data in a child `<script type="application/json">`, parsed. While the page is still being parsed, the child may come later or in parts:
 * the host is asked to update when it is complete, and when its script is replaced.
 */
export class JsonChild implements ReactiveController {
  private readonly _host: ReactiveControllerHost & Element;
  private _text: string | undefined;
  private _value: unknown;
  private _problem: string | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this._host = host;
    host.addController(this);
  }

  /** The data. `undefined` when there is no such child, or when it is no JSON: then `problem` says why. */
  get value(): unknown {
    return this._value;
  }

  get problem(): string | undefined {
    return this._problem;
  }

  hostConnected(): void {
    this._read();
    watch(this._host, this);
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', this);
  }

  hostDisconnected(): void {
    document.removeEventListener('DOMContentLoaded', this);
  }

  /** Looks again: something in the host has changed, or the page is parsed. */
  handleEvent(): void {
    if (this._host.isConnected && this._read()) this._host.requestUpdate();
  }

  /** Answers whether anything changed. */
  private _read(): boolean {
    const script = Array.prototype.find.call(this._host.children, (child: Element) =>
      child.matches('script[type="application/json"]'),
    ) as Element | undefined;
    const text = script?.textContent ?? undefined;
    if (text === this._text) return false;
    this._text = text;
    this._value = undefined;
    this._problem = undefined;
    if (text === undefined) return true;
    try {
      this._value = JSON.parse(text) as unknown;
    } catch (error) {
      // The text may not be all there yet.
      if (document.readyState === 'loading') this._text = undefined;
      // Some engines quote the text, and it may hold what nobody is to see.
      else this._problem = `the JSON child cannot be read: ${(error as Error).message.replace(/"[^]*"/, 'the text')}`;
    }
    return true;
  }
}
