import { html, nothing, render, type RenderOptions, type RootPart } from 'lit';
import type { PropertyValues } from '@lit/reactive-element';
import type { Messages } from './localize.js';
import { warn } from './warn.js';
import { YjBase } from './yj-base.js';

/**
 * An element that draws by templates. Draws the wrapper `.yj-root`, which takes language, direction, theme and care mode from the page and
 * nothing else, and puts the element's own content in it. What `LitElement` does beside `ReactiveElement`, it does itself, because not all of our
 * elements stand on templates.
 *
 * A subclass gives `messageTables` and `renderContent()`, and has `[YjElement.styles, styles]` as its styles.
 */
export abstract class YjElement<M extends Messages = object> extends YjBase<M> {
  private readonly _renderOptions: RenderOptions = { host: this };
  private _rootPart: RootPart | undefined;

  /** What stands in the wrapper. */
  protected abstract renderContent(): unknown;

  /** Name of the width that the styles go by, as `data-size` on the wrapper. */
  protected get widthName(): string | undefined {
    return undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this._rootPart?.setConnected(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._rootPart?.setConnected(false);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    // Without constructed style sheets there are style elements by now, and they stay the last.
    this._renderOptions.renderBefore = root.firstChild;
    return root;
  }

  protected override update(changed: PropertyValues): void {
    const focused = this.shadowRoot?.activeElement;
    const content = this._render();
    this._renderOptions.isConnected = this.isConnected;
    super.update(changed);
    this._rootPart = render(content, this.renderRoot, this._renderOptions);
    // What had the focus is gone, such as a retry button after success: the reader stays in the element, not at the top of the page.
    if (focused && !focused.isConnected) this.renderRoot.querySelector<HTMLElement>('.yj-root')?.focus();
  }

  private _render(): unknown {
    const { language, direction, theme, care } = this.wrapper;
    return html`<div
      class="yj-root"
      part="base"
      tabindex="-1"
      lang=${language}
      dir=${direction}
      data-theme=${theme}
      data-care=${care ? '' : nothing}
      data-size=${this.widthName ?? nothing}
    >
      ${this._renderSafely()}
    </div>`;
  }

  /** Whatever the data, an element never leaves a blank or takes the page's script down with it. */
  private _renderSafely(): unknown {
    try {
      return this.renderContent();
    } catch (error) {
      warn(this, `could not be drawn: ${String(error)}`);
      return html`<div class="state failure" part="error" role="status"><p>${this.messages.failedData}</p></div>`;
    }
  }
}
