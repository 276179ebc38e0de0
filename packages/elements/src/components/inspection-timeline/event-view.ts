import { html, nothing, type TemplateResult } from 'lit';
import { toneMark } from '../../internal/tone-mark.js';
import type { Chain } from './event-chains.js';
import { eventFacts, type Fact, type Words } from './event-facts.js';
import { kindName } from './kind-filter.js';
import type { ShownEvent } from './read-timeline.js';

/** How one event is drawn and what its buttons do. */
export interface EventDrawing {
  readonly chain: Chain;
  /** Whether its details are shown. */
  readonly open: boolean;
  /** Whether the reader has just been led here. */
  readonly arrived: boolean;
  /** Number of the event in its timeline, for the ids within the shadow tree. */
  readonly index: number;
  readonly toggle: (id: string) => void;
  readonly go: (id: string) => void;
}

/** One event: its line, what led to it and what it led to, and its details. */
export function eventView(event: ShownEvent, words: Words, drawing: EventDrawing): TemplateResult {
  const { open, arrived, index, chain, go, toggle } = drawing;
  const { main, all } = eventFacts(event, words);
  const details = event.summary !== undefined || all.length > 0;
  const kind = kindName(event.kind, words);
  const title = event.title === '' ? kind : event.title;
  // What the title says need not be said again beside it.
  const beside = main.filter(({ text, tone }) => tone !== undefined || !title.includes(text));
  return html`<li
    class="event"
    part="event"
    data-tone=${event.tone}
    data-kind=${event.kind}
    data-arrived=${arrived ? '' : nothing}
    tabindex="-1"
    id="event-${index}"
  >
    <span class="mark">${toneMark(event.tone)}</span>
    <div class="line">
      <time class="date" datetime=${event.occurredOn}>${event.occurredOn}</time>
      <span class="kind">${kind}</span>
      ${
        details
          ? html`<button
              class="title"
              type="button"
              aria-expanded=${open ? 'true' : 'false'}
              aria-controls="details-${index}"
              @click=${() => toggle(event.id)}
            >
              <bdi>${title}</bdi>${twisty}
            </button>`
          : html`<span class="title"><bdi>${title}</bdi></span>`
      }
    </div>
    ${
      event.unitName === undefined && beside.length === 0
        ? nothing
        : html`<p class="meta">
            ${beside.map(factView)}${event.unitName === undefined ? nothing : html`<span class="unit">${event.unitName}</span>`}
          </p>`
    }
    ${links(words.messages.causes, 'cause', chain.causes, words, go, chain.missing)}
    ${links(words.messages.effects, 'effect', chain.effects, words, go, 0)}
    ${
      details
        ? html`<div class="details" part="details" id="details-${index}" ?hidden=${!open}>
            ${open ? detailsView(event, all, words) : nothing}
          </div>`
        : nothing
    }
  </li>`;
}

const twisty = html`<svg class="twisty no-print" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
  <path d="M3.5 6 8 10.5 12.5 6" fill="none" stroke="currentColor" stroke-width="1.5" />
</svg>`;

function factView({ term, text, tone }: Fact): TemplateResult {
  return html`<span class="fact" data-tone=${tone ?? nothing}
    >${tone ? toneMark(tone) : nothing}${term} <b><bdi>${text}</bdi></b></span
  >`;
}

function detailsView({ summary, unitName }: ShownEvent, facts: readonly Fact[], { messages }: Words): TemplateResult {
  const rows = unitName === undefined ? facts : [...facts, { term: messages.unit, text: unitName }];
  return html`${summary === undefined ? nothing : html`<p class="summary"><bdi>${summary}</bdi></p>`}
    <dl>
      ${rows.map(
        ({ term, text, tone }) =>
          html`<div class="row">
            <dt>${term}</dt>
            <dd data-tone=${tone ?? nothing}><bdi>${text}</bdi></dd>
          </div>`,
      )}
    </dl>`;
}

function links(
  term: string,
  kind: string,
  events: readonly ShownEvent[],
  words: Words,
  go: (id: string) => void,
  missing: number,
): TemplateResult | typeof nothing {
  if (events.length === 0 && missing === 0) return nothing;
  const { messages, locale } = words;
  return html`<p class="chain ${kind}">
    <span>${term}${locale.colon}</span>
    ${events.map(({ id, kind: of, occurredOn, title }) => {
      const name = kindName(of, words);
      return html`<button
        class="link"
        type="button"
        title=${title}
        aria-label=${`${term}${locale.colon}${messages.toEvent(name, occurredOn, title)}`}
        @click=${() => go(id)}
      >
        ${name} ${occurredOn}
      </button> `;
    })}
    ${missing > 0 ? html`<span class="note">${messages.causeMissing(locale.number(missing))}</span>` : nothing}
  </p>`;
}
