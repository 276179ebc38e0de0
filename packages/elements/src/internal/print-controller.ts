import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { warn } from './warn.js';

const connected = new Set<PrintController>();

/**
 * Prints the page. Everything is drawn for paper once before: while `print()` runs, the browser halts the page and with it the policy of Trusted
 * Types, without which Lit prepares no template that it has not had before.
 */
export function printPage(): void {
  for (const controller of connected) controller.prepare();
  print();
}

/**
 * Knows when the page is being printed. The host draws itself for paper before the print begins: browsers do not wait for an update that comes
 * later.
 */
export class PrintController implements ReactiveController {
  printing = false;
  private readonly _host: ReactiveControllerHost & Element;
  private readonly _drawNow: () => void;
  private _query: MediaQueryList | undefined;

  /** `drawNow` performs a pending update at once. */
  constructor(host: ReactiveControllerHost & Element, drawNow: () => void) {
    this._host = host;
    this._drawNow = drawNow;
    host.addController(this);
  }

  hostConnected(): void {
    connected.add(this);
    addEventListener('beforeprint', this._before);
    addEventListener('afterprint', this._after);
    this._query = matchMedia('print');
    // Safari 14 has no addEventListener here.
    this._query.onchange = ({ matches }) => this._set(matches);
  }

  hostDisconnected(): void {
    connected.delete(this);
    removeEventListener('beforeprint', this._before);
    removeEventListener('afterprint', this._after);
    if (this._query) this._query.onchange = null;
  }

  /** Draws for paper, and as before. */
  prepare(): void {
    this._set(true);
    this._set(false);
  }

  private readonly _before = (): void => this._set(true);
  private readonly _after = (): void => this._set(false);

  private _set(printing: boolean): void {
    if (printing === this.printing) return;
    try {
      this._draw(printing);
    } catch (error) {
      // As it is on the screen is better than half drawn.
      this._draw(false);
      warn(
        this._host,
        `not drawn for paper: ${String(error)} Where a page that enforces Trusted Types calls print() itself, let it send the window a beforeprint event first.`,
      );
    }
  }

  private _draw(printing: boolean): void {
    this.printing = printing;
    this._host.requestUpdate();
    this._drawNow();
  }
}
