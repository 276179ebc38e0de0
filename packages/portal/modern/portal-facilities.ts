import type { Facility } from '@yijian/client';
import { facilityCategory, facilityStatus } from '@yijian/standard/labels';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { state } from 'lit/decorators.js';
import { PortalPage } from './portal-page.js';
import { fragmentOf } from './route.js';

/** The list of facilities with a badge each. */
export class PortalFacilities extends PortalPage {
  @state() private facilities: Facility[] = [];
  @state() private cursor: string | undefined;
  @state() private phase: 'loading' | 'ready' | 'failed' = 'loading';
  @state() private problem = '';

  #query: { q?: string; status?: string } = {};
  #search = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    this.#search.abort();
    super.disconnectedCallback();
  }

  async #load(cursor?: string): Promise<void> {
    this.#search.abort();
    const search = (this.#search = new AbortController());
    this.phase = 'loading';
    try {
      const parameters = cursor === undefined ? { ...this.#query, limit: 20 } : { cursor, limit: 20 };
      const page = await this.settings.client.facilities.list(parameters, { signal: search.signal });
      this.facilities = cursor === undefined ? page.data : [...this.facilities, ...page.data];
      this.cursor = page.page.nextCursor;
      this.phase = 'ready';
    } catch (error) {
      if (search.signal.aborted) return;
      this.problem = error instanceof Error ? error.message : '';
      this.phase = 'failed';
    }
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string): string => (form.get(name) as string | null)?.trim() ?? '';
    this.#query = { ...(text('q') && { q: text('q') }), ...(text('status') && { status: text('status') }) };
    void this.#load();
  };

  protected override render(): TemplateResult {
    const { words } = this;
    return html`
      <h1>${words.facilities}</h1>
      <form class="filters" @submit=${this.#submit}>
        <label>${words.search} <input name="q" type="search" maxlength="100" /></label>
        <label>
          ${words.status}
          <select name="status">
            <option value="">${words.all}</option>
            ${Object.keys(facilityStatus).map((code) => html`<option value=${code}>${this.label(facilityStatus, code)}</option>`)}
          </select>
        </label>
        <button type="submit" class="primary">${words.query}</button>
      </form>
      <ul class="facilities">
        ${repeat(
          this.facilities,
          (facility) => facility.id,
          (facility) => html`
            <li>
              <div>
                <a href=${fragmentOf({ page: 'facility', id: facility.id })}>${facility.name}</a>
                <p>
                  ${this.label(facilityCategory, facility.categoryCode)} ·
                  ${this.label(facilityStatus, facility.status)}
                </p>
              </div>
              <yj-credit-badge subject=${facility.id}></yj-credit-badge>
            </li>
          `,
        )}
      </ul>
      ${this.#foot()}
    `;
  }

  #foot(): TemplateResult | string {
    const { words } = this;
    if (this.phase === 'loading') return html`<p role="status">${words.loading}</p>`;
    if (this.phase === 'failed')
      return html`<p role="alert">
        ${words.failed} ${this.problem}
        <button type="button" @click=${() => this.#load(this.cursor)}>${words.retry}</button>
      </p>`;
    if (this.facilities.length === 0) return html`<p role="status">${words.none}</p>`;
    return this.cursor === undefined
      ? ''
      : html`<p><button type="button" @click=${() => this.#load(this.cursor)}>${words.more}</button></p>`;
  }
}
