import { own } from '../../internal/own.js';
import type { Tone } from '../../tokens/tokens.js';

/** How a badge shows a rating of some standing. */
export interface CreditStanding {
  /** Whether the grade is the main word, or the standing itself. A grade that does not count is not shown. */
  readonly main: 'grade' | 'standing';
  /** Tone in place of the grade's own. */
  readonly tone?: Tone;
  /** Whether the standing is named beside the grade. */
  readonly named: boolean;
  /** What the date tells where it is not the day of the rating: the day on which the evaluation began, or nothing. */
  readonly dated?: 'begun' | 'never';
  /** Whether its term and the page about it went with the rating. */
  readonly gone?: boolean;
}

/** By the code of the table `credit-status`. */
const standings: Readonly<Record<string, CreditStanding>> = {
  current: { main: 'grade', named: false },
  repaired: { main: 'grade', named: true },
  'under-review': { main: 'grade', named: true },
  // Intranet clocks go wrong: what has run out is no worse than neutral.
  expired: { main: 'grade', tone: 'neutral', named: true },
  superseded: { main: 'grade', tone: 'neutral', named: true },
  suspended: { main: 'standing', tone: 'caution', named: false },
  withdrawn: { main: 'standing', tone: 'neutral', named: false, gone: true },
  pending: { main: 'standing', tone: 'neutral', named: false, dated: 'begun' },
  unrated: { main: 'standing', tone: 'neutral', named: false, dated: 'never' },
};

/** How to show a standing. One that a newer standard adds is named beside the grade, and so is that nobody said which it is. */
export function creditStanding(status: string | undefined): CreditStanding {
  return (status === undefined ? undefined : own(standings, status)) ?? { main: 'grade', tone: 'neutral', named: true };
}
