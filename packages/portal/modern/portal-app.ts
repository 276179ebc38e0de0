import { ContextProvider } from '@lit/context';
import { createClient } from '@yijian/client';
import { html, LitElement, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { messages, type PortalLanguage } from './messages.js';
import { settingsContext } from './portal-page.js';
import { fragmentOf, type Route, routeOf } from './route.js';

/** The frame of the portal: header, navigation, language and large type, and the page that the address names. */
export class PortalApp extends LitElement {
  @state() private route: Route = routeOf(location.hash);
  @state() private language: PortalLanguage = 'zh-CN';
  @state() private care = false;

  readonly #client = createClient({ baseUrl: '/v1' });
  readonly #settings = new ContextProvider(this, {
    context: settingsContext,
    initialValue: { client: this.#client, language: 'zh-CN' },
  });

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#follow);
  }

  override disconnectedCallback(): void {
    removeEventListener('hashchange', this.#follow);
    super.disconnectedCallback();
  }

  readonly #follow = (): void => {
    this.route = routeOf(location.hash);
    window.scrollTo(0, 0);
  };

  readonly #switchLanguage = (): void => {
    this.language = this.language === 'en' ? 'zh-CN' : 'en';
    document.documentElement.lang = this.language;
    this.#settings.setValue({ client: this.#client, language: this.language });
  };

  readonly #switchCare = (): void => {
    this.care = !this.care;
    document.documentElement.toggleAttribute('data-yj-care', this.care);
  };

  protected override render(): TemplateResult {
    const words = messages[this.language];
    const onPlans = this.route.page === 'plans';
    return html`
      <header class="top">
        <div class="wrap">
          <p class="name">${words.title}</p>
          <p class="tools">
            <button type="button" @click=${this.#switchLanguage} lang=${this.language === 'en' ? 'zh-CN' : 'en'}>
              ${words.language}
            </button>
            <button type="button" aria-pressed=${String(this.care)} @click=${this.#switchCare}>${words.care}</button>
          </p>
        </div>
      </header>
      <nav class="nav" aria-label=${words.title}>
        <div class="wrap">
          <a href="/">${words.home}</a>
          <a href=${fragmentOf({ page: 'facilities' })} aria-current=${onPlans ? 'false' : 'page'}
            >${words.facilities}</a
          >
          <a href=${fragmentOf({ page: 'plans' })} aria-current=${onPlans ? 'page' : 'false'}>${words.plans}</a>
        </div>
      </nav>
      <p class="notice"><span class="wrap">${words.notice}</span></p>
      <main class="wrap">
        <yj-provider .client=${this.#client}>${this.#page()}</yj-provider>
      </main>
    `;
  }

  #page(): TemplateResult {
    switch (this.route.page) {
      case 'facility':
        return html`<portal-facility .facilityId=${this.route.id}></portal-facility>`;
      case 'plans':
        return html`<portal-plans .planId=${this.route.id}></portal-plans>`;
      case 'facilities':
        return html`<portal-facilities></portal-facilities>`;
    }
  }
}
