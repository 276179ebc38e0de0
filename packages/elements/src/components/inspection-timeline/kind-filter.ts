import { eventKind, labelIn } from '@yijian/standard/labels';
import { html, nothing, type TemplateResult } from 'lit';
import { own } from '../../internal/own.js';
import type { Words } from './event-facts.js';
import type { ShownOverview } from './read-timeline.js';

/** The name of a kind of event in the reader's language. */
export function kindName(kind: string, { messages, locale }: Words): string {
  return own(messages.kinds, kind) ?? labelIn(eventKind, kind, locale.codeLabels);
}

/** Buttons that choose which kinds of event are shown; none chosen means all. */
export function kindFilter(
  { total, kinds }: ShownOverview,
  words: Words,
  { chosen, choose }: { chosen: ReadonlySet<string>; choose: (kinds: ReadonlySet<string>) => void },
): TemplateResult | typeof nothing {
  if (kinds.length < 2) return nothing;
  const { messages, locale } = words;
  const button = (name: string, count: number, pressed: boolean, press: () => void): TemplateResult =>
    html`<li>
      <button type="button" class="chip" aria-pressed=${pressed ? 'true' : 'false'} @click=${press}>
        ${name} <span class="count">${locale.number(count)}</span>
      </button>
    </li>`;
  const toggled = (kind: string): ReadonlySet<string> => {
    const next = new Set(chosen);
    if (!next.delete(kind)) next.add(kind);
    return next.size === kinds.length ? new Set() : next;
  };
  return html`<div class="no-print" part="filter" role="group" aria-label=${messages.filter}>
    <ul class="filter">
      ${button(messages.all, total, chosen.size === 0, () => choose(new Set()))}
      ${kinds.map(({ kind, count }) =>
        button(kindName(kind, words), count, chosen.has(kind), () => choose(toggled(kind))),
      )}
    </ul>
  </div>`;
}
