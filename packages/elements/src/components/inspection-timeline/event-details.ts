import { html, nothing, type TemplateResult } from 'lit';
import { wholeDates } from '../../internal/whole-dates.js';
import { eventFacts } from './event-facts.js';
import type { Look } from './event-row.js';
import { kindName } from './kind-filter.js';
import type { ShownEvent } from './read-timeline.js';

/** What the buttons in the details of an event do. */
export interface DetailActions {
  readonly go: (id: string) => void;
  readonly copy: (event: ShownEvent) => void;
  /** Absent where the page has no links to single events. */
  readonly copyLink: ((event: ShownEvent) => void) | undefined;
  readonly toggleStory: (event: ShownEvent) => void;
  /** Looks for a cause on the server; absent where there is nobody to ask. */
  readonly find: ((id: string) => void) | undefined;
  /** Draws the whole chain of an event, once it has been loaded. */
  readonly story: ((event: ShownEvent, look: Look) => TemplateResult) | undefined;
}

/** The details of an event: everything that is known of it, what it hangs together with, and what one can do with it. */
export function detailsView(event: ShownEvent, look: Look, showsStory: boolean): TemplateResult {
  const { words, chains, compact, mark, copyLink, find } = look;
  const { messages, locale } = words;
  const { title } = event;
  const { summary, unitName } = event.details;
  const facts = eventFacts(event.details, words).all;
  const rows = unitName === undefined ? facts : [...facts, { term: messages.unit, text: unitName, tone: undefined }];
  const text = (of: string): unknown => mark?.(of) ?? wholeDates(of);
  const { causes, effects, missing } = chains.of(event);
  const linked = (term: string, events: readonly ShownEvent[], more: unknown = nothing): TemplateResult =>
    html`<p class="chain">
      <span>${term}${locale.colon}</span> ${events.map((other) => eventLink(other, look))} ${more}
    </p>`;
  const someMissing = missing.length > 0;
  const action = (name: string, act: () => void, expanded?: boolean): TemplateResult =>
    html`<button class="link" type="button" aria-expanded=${expanded ?? nothing} @click=${act}>${name}</button> `;
  return html`${compact ? html`<p class="full-title"><bdi>${text(title)}</bdi></p>` : nothing}
    ${summary === undefined ? nothing : html`<p class="summary"><bdi>${text(summary)}</bdi></p>`}
    <dl>
      ${rows.map(
        ({ term, text: value, tone }) =>
          html`<div class="row">
            <dt>${term}</dt>
            <dd data-tone=${tone ?? nothing}><bdi>${text(value)}</bdi></dd>
          </div>`,
      )}
    </dl>
    ${
      compact && causes.length + missing.length > 0
        ? linked(
            messages.causes,
            causes,
            someMissing && !find
              ? html`<span class="note">${messages.causeMissing(locale.number(missing.length))}</span>`
              : nothing,
          )
        : nothing
    }
    ${compact && effects.length > 0 ? linked(messages.effects, effects) : nothing}
    <p class="actions no-print">
      ${
        causes.length + effects.length > 0 ? action(messages.story, () => look.toggleStory(event), showsStory) : nothing
      }${someMissing && find ? action(messages.toMissing, () => find(missing[0] ?? '')) : nothing}${action(
        messages.copy,
        () => look.copy(event),
      )}${copyLink ? action(messages.copyLink, () => copyLink(event)) : nothing}
    </p>
    ${showsStory && look.story ? look.story(event, look) : nothing}`;
}

/** A link to another event of the timeline, by its kind and day. */
export function eventLink({ id, kind, occurredOn, title }: ShownEvent, { words, go }: Look): TemplateResult {
  const name = kindName(kind, words);
  return html`<button
    class="link"
    type="button"
    title=${title}
    aria-label=${words.messages.toEvent(name, occurredOn, title)}
    @click=${() => go(id)}
  >
    ${name} ${occurredOn}
  </button> `;
}
