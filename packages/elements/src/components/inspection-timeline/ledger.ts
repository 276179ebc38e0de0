import { html, nothing, type TemplateResult } from 'lit';
import { wholeDates } from '../../internal/whole-dates.js';
import type { EventChains } from './event-chains.js';
import { eventFacts, type Words } from './event-facts.js';
import { kindName } from './kind-filter.js';
import type { ShownEvent } from './read-timeline.js';

/** The events as a table for paper: everything that is known of each, its heading repeated on every page. */
export function ledger(events: readonly ShownEvent[], words: Words, chains: EventChains): TemplateResult {
  const { messages, locale } = words;
  const named = ({ kind, occurredOn }: ShownEvent): string => `${kindName(kind, words)} ${occurredOn}`;
  return html`<table class="ledger">
    <thead>
      <tr>
        <th scope="col">${messages.columns.date}</th>
        <th scope="col">${messages.columns.kind}</th>
        <th scope="col">${messages.columns.matter}</th>
        <th scope="col">${messages.causes}</th>
        <th scope="col">${messages.unit}</th>
      </tr>
    </thead>
    <tbody>
      ${events.map((event) => {
        const { title } = event;
        const { summary, unitName } = event.details;
        const facts = eventFacts(event.details, words).all;
        return html`<tr>
          <td class="date">${event.occurredOn}</td>
          <td class="sort">${kindName(event.kind, words)}</td>
          <td>
            <b>${wholeDates(title)}</b>${summary === undefined ? nothing : html`<br />${wholeDates(summary)}`}
            ${
              facts.length === 0
                ? nothing
                : html`<br /><span class="note"
                      >${wholeDates(facts.map(({ term, text }) => `${term}${locale.colon}${text}`).join(messages.then))}</span
                    >`
            }
          </td>
          <td>${wholeDates(locale.list(chains.of(event).causes.map(named)))}</td>
          <td>${unitName}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
