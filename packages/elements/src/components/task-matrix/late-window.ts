import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { OnDemand } from '../../internal/on-demand.js';
import type { GridPlace } from './grid-keys.js';
import type * as Windows from './matrix-window.js';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Stands in for the window on a large plan until that is loaded: keeps its place among the host's controllers, and does nothing where no large
 * plan is shown.
 */
export class LateWindow implements ReactiveController {
  private readonly _host: Host;
  private readonly _part: OnDemand<typeof Windows>;
  private readonly _options: Windows.MatrixWindowOptions;
  private _window: Windows.MatrixWindow | undefined;

  constructor(host: Host, part: OnDemand<typeof Windows>, options: Windows.MatrixWindowOptions) {
    this._host = host;
    this._part = part;
    this._options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const { loaded } = this._part;
    if (loaded) this._window ??= new loaded.MatrixWindow(this._host, this._options);
    this._window?.hostUpdated();
  }

  hostDisconnected(): void {
    this._window?.hostDisconnected();
  }

  /** Draws the place that the keyboard is at, wherever the reader has scrolled to. */
  show(place: GridPlace): void {
    this._window?.show(place);
  }

  readonly onScroll = (): void => this._window?.onScroll();
}
