import type { EventChains } from './event-chains.js';
import { eventFacts, type Words } from './event-facts.js';
import { kindName } from './kind-filter.js';
import type { ShownEvent } from './read-timeline.js';

export { copyText } from './copy-text.js';

/** Nothing is drawn by it. */
export const styles = [];

/** What a spreadsheet would take for a formula, whoever wrote it. */
const formula = /^[=+\-@\t\r]/;

function field(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * Events as CSV after RFC 4180, a row for each. It begins with a byte order mark, without which Excel takes Chinese for another encoding.
 */
export function eventsCsv(events: readonly ShownEvent[], words: Words, chains: EventChains): string {
  const { messages, locale } = words;
  const { columns } = messages;
  const head = [
    columns.date,
    columns.kind,
    columns.matter,
    columns.summary,
    columns.facts,
    messages.causes,
    messages.unit,
  ];
  const named = (event: ShownEvent): string => `${kindName(event.kind, words)} ${event.occurredOn}`;
  const rows = events.map((event) => {
    const { title } = event;
    const { summary, unitName } = event.details;
    return [
      event.occurredOn,
      kindName(event.kind, words),
      title,
      summary ?? '',
      factsText(event, words),
      locale.list(chains.of(event).causes.map(named)),
      unitName ?? '',
    ];
  });
  return `\ufeff${[head, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}

function factsText({ details }: ShownEvent, words: Words): string {
  return eventFacts(details, words)
    .all.map(({ term, text }) => `${term}${words.locale.colon}${text}`)
    .join(words.messages.then);
}

/** One event in lines of plain text, as one would paste it into a letter. */
export function eventText(event: ShownEvent, words: Words): string {
  const { messages, locale } = words;
  const { title } = event;
  const { summary, unitName } = event.details;
  return [
    `${event.occurredOn} ${kindName(event.kind, words)}`,
    title,
    summary ?? '',
    ...eventFacts(event.details, words).all.map(({ term, text }) => `${term}${locale.colon}${text}`),
    unitName === undefined ? '' : `${messages.unit}${locale.colon}${unitName}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}
