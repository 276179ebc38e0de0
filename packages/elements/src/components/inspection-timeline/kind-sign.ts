import { own } from '../../internal/own.js';
import type { ShownEvent } from './read-timeline.js';

const lens = 'M7 2a5 5 0 1 1 0 10A5 5 0 0 1 7 2ZM10.8 10.8 14.5 14.5';
const shield = 'M8 1.5l5.5 2v4.2c0 3.4-2.3 5.6-5.5 6.8-3.2-1.2-5.5-3.4-5.5-6.8V3.5Z';

/** A drawing in lines on 16 by 16 for each kind of event: document, lens, flag, returning arrow, gavel, points taken off, shield, and so on. */
const drawings: Readonly<Record<string, string>> = {
  licence: 'M3.5 1.5h9v13h-9ZM6 5h4M6 8h4',
  inspection: lens,
  recheck: `${lens}M4.7 7.1l1.7 1.7 2.9-3.3`,
  finding: 'M3.5 15V2H13l-2.2 3L13 8H3.5',
  rectification: 'M13.5 8A5.5 5.5 0 1 1 11.8 4M13 1v3.5H9.5',
  penalty: 'M1.5 14.5h7M2.8 7.3l5-5 3.6 3.6-5 5ZM8.6 8.6l5.7 5.7',
  score: 'M2 2h12v12H2ZM5 8h6',
  credit: shield,
  repair: `${shield}M8 5v5.5M5.3 7.7h5.4`,
  list: 'M5.5 3.5h9M5.5 8h9M5.5 12.5h9M1.5 3.5H3M1.5 8H3M1.5 12.5H3',
  commitment: 'M2 13.5 3 10l8-8 2.6 2.6-8 8ZM9 14h5.5',
  'self-inspection': 'M3 2.5h10v12H3ZM5.5 9l2 2 3.2-4',
  complaint: 'M1.5 2.5h13V11H8l-3.5 3v-3h-3Z',
};

/** What an event of a kind that nobody here knows is marked with. */
const unknown = 'M8 1.8 14.2 8 8 14.2 1.8 8Z';

/** The drawing of an event's kind. A second look at what was found, and a look after a complaint, have drawings of their own. */
export function kindSign({ kind, details: { inspection } }: ShownEvent): string {
  const as = inspection?.kind?.endsWith('-recheck') ? 'recheck' : inspection?.kind === 'complaint' ? 'complaint' : kind;
  return own(drawings, as) ?? unknown;
}
