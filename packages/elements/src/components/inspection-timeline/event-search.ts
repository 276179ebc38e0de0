import { eventFacts, type Words } from './event-facts.js';
import { kindName } from './kind-filter.js';
import { make } from './make.js';
import type { ShownEvent } from './read-timeline.js';
import own from './event-search.styles.js';

/** What it draws is styled by. */
export const styles = [own];

/** What a search has found. */
export interface Found {
  readonly query: string;
  /** In the order of the list. */
  readonly events: readonly ShownEvent[];
  /** Whether what was found in an event stands in its details alone. */
  readonly hidden: (event: ShownEvent) => boolean;
  /** Marks every place of the query in a text. */
  readonly mark: (text: string) => readonly (Node | string)[];
}

/** One form of letters and digits, whatever width and case they were typed in; never of another length than the text. */
function folded(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Looks for a text in everything that the events say. */
export function searchEvents(events: readonly ShownEvent[], query: string, words: Words): Found {
  const wanted = folded(query.trim());
  const holds = (text: string | undefined): boolean => text !== undefined && folded(text).includes(wanted);
  const onLine = (event: ShownEvent): boolean =>
    holds(event.title) || holds(event.occurredOn) || holds(kindName(event.kind, words));
  const beside = ({ details }: ShownEvent): boolean =>
    holds(details.summary) || holds(details.unitName) || eventFacts(details, words).all.some(({ text }) => holds(text));
  return {
    query,
    events: wanted === '' ? [] : events.filter((event) => onLine(event) || beside(event)),
    hidden: (event) => !onLine(event),
    mark: (text) => {
      const pieces: (Node | string)[] = [];
      const from = folded(text);
      let behind = 0;
      for (let at = from.indexOf(wanted); at >= 0 && wanted !== ''; at = from.indexOf(wanted, behind)) {
        pieces.push(text.slice(behind, at), make('mark', '', text.slice(at, at + wanted.length)));
        behind = at + wanted.length;
      }
      return [...pieces, text.slice(behind)];
    },
  };
}
