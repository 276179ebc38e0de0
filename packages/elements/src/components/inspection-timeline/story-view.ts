import { html, nothing, type TemplateResult } from 'lit';
import type { EventChains } from './event-chains.js';
import { eventLink } from './event-details.js';
import { eventFacts } from './event-facts.js';
import type { Look } from './event-row.js';
import { kindSign } from './kind-sign.js';
import type { ShownEvent } from './read-timeline.js';
import own from './story-view.styles.js';

/** What it draws is styled by. */
export const styles = [own];

/** As many events as one matter is told in. */
const mostEvents = 200;

/**
 * The whole matter that an event belongs to, oldest first: everything that led to it, everything that came of it, and what else came of the
 * findings that led to it. Not all that came of the same inspection: other findings are other matters.
 */
export function storyOf(event: ShownEvent, chains: EventChains): readonly ShownEvent[] {
  const found = new Set([event]);
  const follow = (from: ShownEvent, where: 'causes' | 'effects'): void => {
    const open = [from];
    for (let next = open.pop(); next && found.size < mostEvents; next = open.pop()) {
      for (const other of chains.of(next)[where]) {
        if (found.has(other)) continue;
        found.add(other);
        open.push(other);
      }
    }
  };
  follow(event, 'causes');
  for (const cause of [...found]) if (cause === event || cause.kind === 'finding') follow(cause, 'effects');
  return [...found].sort((a, b) => chains.compare(a, b));
}

/** The matter of an event as a list: days, what happened, deadlines and what is overdue, each with a link to its event. */
export function storyView(event: ShownEvent, look: Look): TemplateResult {
  const { words, chains } = look;
  const { messages } = words;
  return html`<ol class="story" aria-label=${messages.story}>
    ${storyOf(event, chains).map((each) => {
      const { title } = each;
      const { tone } = each.details;
      return html`<li data-tone=${tone} aria-current=${each === event ? 'true' : nothing}>
        <svg class="kind-sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d=${kindSign(each)} />
        </svg>
        ${eventLink(each, look)} <bdi class="story-title">${title}</bdi>
        <p class="meta">
          ${eventFacts(each.details, words).main.map(
            (fact) =>
              html`<span class="fact" data-tone=${fact.tone ?? nothing}
                >${fact.term} <b><bdi>${fact.text}</bdi></b></span
              >`,
          )}
        </p>
      </li>`;
    })}
  </ol>`;
}
