import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { clientContext, type ReadClient } from '../../internal/client-context.js';
import { defineElement, type DefineOptions } from '../../internal/define-element.js';
import { version } from '../../internal/version.js';

/**
 * 数据来源。Gives the elements inside it the client that they read through, so that an address is written once on a page and the reads of all
 * badges become one.
 *
 * @element yj-provider
 * @status experimental
 * @since 0.1
 * @slot - The part of the page whose elements read through this provider.
 * @example
 * <yj-provider base-url="/v1">
 *   <yj-credit-badge subject="fac-000001"></yj-credit-badge>
 * </yj-provider>
 */
export class YjProvider extends LitElement {
  static readonly tagName: string = 'yj-provider';
  static readonly version = version;
  static override styles = css`
    :host {
      display: contents;
    }
    :host([hidden]) {
      display: none;
    }
  `;

  /** Registers the element, with a suffix if there is one. Harmless when it is registered already. */
  static register(options?: DefineOptions): void {
    defineElement(this, options);
  }

  /** Client to read through. */
  @property({ attribute: false }) client: ReadClient | undefined;

  readonly #provider = new ContextProvider(this, { context: clientContext });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) this.#provider.setValue(this.client);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
