import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Knows when the page is being printed. The host draws itself for paper before the print begins: browsers do not wait for an update that comes
 * later.
 */
export class PrintController implements ReactiveController {
  printing = false;
  readonly #host: ReactiveControllerHost;
  readonly #drawNow: () => void;
  #query: MediaQueryList | undefined;

  /** `drawNow` performs a pending update at once. */
  constructor(host: ReactiveControllerHost, drawNow: () => void) {
    this.#host = host;
    this.#drawNow = drawNow;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#before);
    addEventListener('afterprint', this.#after);
    this.#query = matchMedia('print');
    // Safari 14 has no addEventListener here.
    this.#query.onchange = ({ matches }) => this.#set(matches);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#before);
    removeEventListener('afterprint', this.#after);
    if (this.#query) this.#query.onchange = null;
  }

  readonly #before = (): void => this.#set(true);
  readonly #after = (): void => this.#set(false);

  #set(printing: boolean): void {
    if (printing === this.printing) return;
    this.printing = printing;
    this.#host.requestUpdate();
    this.#drawNow();
  }
}
