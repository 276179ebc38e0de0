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
    // Before anything is drawn: to lay out an empty element costs little, and to draw twice much.
    if (this.current === undefined && this._host.isConnected) this.current = this._find();
  }

  hostUpdated(): void {
    // Where that could not be, such as in a page that has not shown the element yet: at once, so that no wrong layout is ever painted; after the update, which is not to cause another one.
    if (this.current === undefined) void this._host.updateComplete.then(() => this._measure());
  }

  private _measure(): void {
    const found = this._find();
    if (found === undefined || found === this.current) return;
    this.current = found;
    this._host.requestUpdate();
  }

  /** Name of the largest step that fits; undefined while the element takes no room. */
  private _find(): Name | undefined {
    // In the page's pixels, as its type is: the other measures are of the window, and grow with a page's zoom.
    const width = this._host.offsetWidth;
    if (width === 0) return undefined;
    const em = this._typeSize();
    let found = this._steps[0]?.[0];
    for (const [name, minimumEm] of this._steps) if (width >= minimumEm * em) found = name;
    return found;
  }

  private _typeSize(): number {
    const tree = this._host.shadowRoot;
    const root = tree?.querySelector('.yj-root');
    if (root) return parseFloat(getComputedStyle(root).fontSize) || 16;
    if (!tree) return 16;
    const probe = document.createElement('div');
    probe.className = 'yj-root';
    const care = this._host.closest('[data-yj-care]')?.getAttribute('data-yj-care') ?? 'false';
    if (care !== 'false' || this._host.hasAttribute('care')) probe.setAttribute('data-care', '');
    tree.append(probe);
    const size = parseFloat(getComputedStyle(probe).fontSize) || 16;
    probe.remove();
    return size;
  }
}
