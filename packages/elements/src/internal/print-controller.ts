import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Knows when the page is being printed. The host draws itself for paper before the print begins: browsers do not wait for an update that comes
 * later.
 */
export class PrintController implements ReactiveController {
  printing = false;
  private readonly _host: ReactiveControllerHost;
  private readonly _drawNow: () => void;
  private _query: MediaQueryList | undefined;

  /** `drawNow` performs a pending update at once. */
  constructor(host: ReactiveControllerHost, drawNow: () => void) {
    this._host = host;
    this._drawNow = drawNow;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this._before);
    addEventListener('afterprint', this._after);
    this._query = matchMedia('print');
    // Safari 14 has no addEventListener here.
    this._query.onchange = ({ matches }) => this._set(matches);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this._before);
    removeEventListener('afterprint', this._after);
    if (this._query) this._query.onchange = null;
  }

  private readonly _before = (): void => this._set(true);
  private readonly _after = (): void => this._set(false);

  private _set(printing: boolean): void {
    if (printing === this.printing) return;
    this.printing = printing;
    this._host.requestUpdate();
    this._drawNow();
  }
}
