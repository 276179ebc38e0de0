import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Tells an element how wide it is, by name: `s`, `m`, `l`. Container queries need Chromium 105, so the width is observed and the name becomes
 * an attribute that the styles go by. Widths are in multiples of the element's own type size, so that large type gets the narrow layout
 * sooner.
 */
export class SizeController<Name extends string> implements ReactiveController {
  /** Name of the largest step that fits. Undefined until the element has been measured. */
  current: Name | undefined;
  private readonly _host: ReactiveControllerHost & HTMLElement;
  private readonly _steps: readonly (readonly [name: Name, minimumEm: number])[];
  private _observer: ResizeObserver | undefined;
  private _frame = 0;
  /** Whether it was measured by the element's own type. */
  private _exact = false;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    steps: readonly (readonly [name: Name, minimumEm: number])[],
  ) {
    this._host = host;
    this._steps = steps;
    host.addController(this);
  }

  hostConnected(): void {
    if (typeof ResizeObserver === 'undefined') return;
    // Not in the callback itself: another layout changes the height, and the page would be told of a resize loop.
    this._observer = new ResizeObserver(() => {
      cancelAnimationFrame(this._frame);
      this._frame = requestAnimationFrame(() => this._measure());
    });
    this._observer.observe(this._host);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this._frame);
    this._observer?.disconnect();
    this._observer = undefined;
  }

  hostUpdate(): void {
    // Before anything is in it, the width costs next to nothing to ask for, and most often nothing needs to be drawn twice.
    if (this.current === undefined && this._host.isConnected) this.current = this._find();
  }

  hostUpdated(): void {
    // The first time at once, so that no wrong layout is ever painted; after the update, which is not to cause another one.
    if (!this._exact) void this._host.updateComplete.then(() => this._measure());
  }

  private _measure(): void {
    const found = this._find();
    if (found === undefined) return;
    this._exact = true;
    if (found === this.current) return;
    this.current = found;
    this._host.requestUpdate();
  }

  private _find(): Name | undefined {
    // In the page's pixels, as its type is: the other measures are of the window, and grow with a page's zoom.
    const width = this._host.offsetWidth;
    if (width === 0) return undefined;
    const root = this._host.shadowRoot?.querySelector('.yj-root');
    const em = root ? parseFloat(getComputedStyle(root).fontSize) || 16 : 16;
    let found = this._steps[0]?.[0];
    for (const [name, minimumEm] of this._steps) if (width >= minimumEm * em) found = name;
    return found;
  }
}
