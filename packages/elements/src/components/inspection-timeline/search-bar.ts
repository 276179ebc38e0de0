import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from './event-facts.js';
import type { Found } from './event-search.js';
import { printPage } from '../../internal/print-controller.js';

/** What the bar shows and does. */
export interface SearchUse {
  /** Name of the institution; absent where nobody has told it. */
  readonly subject: string | undefined;
  readonly found: Found | undefined;
  /** Place of the search among what it has found; below 0 before the first. */
  readonly hit: number;
  /** How many events are searched, while others are still on the server. */
  readonly loaded: number | undefined;
  readonly total: number;
  readonly look: (query: string) => void;
  /** To the next, or to the previous. */
  readonly go: (step: 1 | -1) => void;
  readonly csv: () => void;
}

/** The search within the events, and what one can take along of them. */
export function searchBar({ messages, locale }: Words, use: SearchUse): TemplateResult {
  const { found, hit, loaded } = use;
  const count = found?.events.length ?? 0;
  const number = (value: number): string => locale.number(value);
  const step = (name: string, by: 1 | -1): TemplateResult =>
    html`<button class="button" type="button" @click=${() => use.go(by)}>${name}</button> `;
  // Several timelines on a page have a search each: the names of landmarks must differ.
  const name = use.subject === undefined ? messages.search : messages.searchOf(use.subject);
  return html`<div class="tools no-print" part="search" role="search" aria-label=${name}>
    <input
      class="search"
      type="search"
      aria-label=${messages.search}
      placeholder=${messages.search}
      @input=${({ target }: Event) => use.look((target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter' && !event.isComposing) use.go(event.shiftKey ? -1 : 1);
      }}
    />
    ${
      found
        ? html`<span class="note found"
              >${hit < 0 ? messages.hits(number(count)) : messages.hit(number(hit + 1), number(count))}${
                loaded === undefined
                  ? nothing
                  : html` <span>${messages.searchedOnly(number(loaded), number(use.total))}</span>`
              }</span
            >
            ${count > 0 ? html`${step(messages.previous, -1)} ${step(messages.next, 1)}` : nothing}`
        : nothing
    }
    <span class="take">
      <button class="button" type="button" @click=${use.csv}>${messages.csv}</button>
      <button class="button" type="button" @click=${printPage}>${messages.print}</button>
    </span>
  </div>`;
}
