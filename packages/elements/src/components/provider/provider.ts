import { ContextProvider } from '@lit/context';
import { css, ReactiveElement, type PropertyValues } from '@lit/reactive-element';
import { createTransport, creditSummaries, facilities, plans } from '@yijian/client';
import { clientContext, type ReadClient } from '../../internal/client-context.js';
import { defineElement, type DefineOptions } from '../../internal/define-element.js';
import { property } from '../../internal/property.js';
import { version } from '../../internal/version.js';
import { warn } from '../../internal/warn.js';

/**
 * Elements that come and go on a page, or show the same subject twice, ask once a minute; for ten minutes more they show what they had while the
 * server is asked behind it.
 */
const cache = { freshMs: 60_000, staleMs: 600_000 };

/**
 * 数据来源。Gives the elements inside it the client that they read through: the address is written once on a page, and the reads of all its
 * badges become one request.
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
export class YjProvider extends ReactiveElement {
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

  /** Address of the API: relative to the page, such as `/v1`, or absolute. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;

  /** Language of the elements inside, and of the server's texts, such as `en`. Without it the nearest `lang` counts. */
  @property() language: string | undefined;

  /**
   * Client to read through, instead of one made from `base-url`: `createClient()` of the SDK with a token, or any object with the same reads.
   */
  @property({ attribute: false }) client: ReadClient | undefined;

  private readonly _provider = new ContextProvider(this, { context: clientContext });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client') || changed.has('baseUrl') || changed.has('language')) {
      this._provider.setValue(this.client ?? this._makeClient());
    }
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.appendChild(document.createElement('slot'));
    return root;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('language')) return;
    // The elements look for the nearest language themselves; they know no provider by its tag.
    if (this.language) this.setAttribute('data-yj-lang', this.language);
    else this.removeAttribute('data-yj-lang');
  }

  private _makeClient(): ReadClient | undefined {
    if (this.baseUrl === undefined) return undefined;
    try {
      const transport = createTransport({ baseUrl: this.baseUrl, language: this.language, cache });
      return {
        creditSummaries: creditSummaries(transport),
        facilities: facilities(transport),
        plans: plans(transport),
      };
    } catch (error) {
      warn(this, `base-url cannot be used: ${(error as Error).message}`);
      return undefined;
    }
  }
}
