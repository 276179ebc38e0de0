import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The data in a child `<script type="application/json">`, parsed. While the page is still being parsed, the child may come later or in parts:
 * the host is asked to update when it is complete, and when its script is replaced.
 */
export class JsonChild implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #observer: MutationObserver | undefined;
  #text: string | undefined;
  #value: unknown;
  #problem: string | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The data. `undefined` when there is no such child, or when it is no JSON: then `problem` says why. */
  get value(): unknown {
    return this.#value;
  }

  get problem(): string | undefined {
    return this.#problem;
  }

  hostConnected(): void {
    this.#read();
    this.#observer = new MutationObserver(() => this.#read() && this.#host.requestUpdate());
    this.#observer.observe(this.#host, { childList: true });
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', this.#parsed);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    document.removeEventListener('DOMContentLoaded', this.#parsed);
  }

  readonly #parsed = (): void => {
    if (this.#read()) this.#host.requestUpdate();
  };

  /** Answers whether anything changed. */
  #read(): boolean {
    const script = Array.prototype.find.call(this.#host.children, (child: Element) =>
      child.matches('script[type="application/json"]'),
    ) as Element | undefined;
    const text = script?.textContent ?? undefined;
    if (text === this.#text) return false;
    this.#text = text;
    this.#value = undefined;
    this.#problem = undefined;
    if (text === undefined) return true;
    try {
      this.#value = JSON.parse(text) as unknown;
    } catch (error) {
      // The text may not be all there yet.
      if (document.readyState === 'loading') this.#text = undefined;
      else this.#problem = `the JSON child cannot be read: ${(error as Error).message}`;
    }
    return true;
  }
}
