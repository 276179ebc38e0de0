/**
 * What a badge shows beside its grade, or in the place of it: standings that are not the usual one, lists, signs instead of letters. Loaded when
 * a rating has any of them.
 */
import { creditStatus, labelIn, listKind } from '@yijian/standard/labels';
import { own } from '../../internal/own.js';
import type { Tone } from '../../tokens/tokens.js';
import type { Flag, Words } from './credit-face.js';

export { toneMark } from '../../internal/tone-mark.js';

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

/** What a standing is called. */
export const standingWord = (status: string | undefined, { messages, locale }: Words): string =>
  status === undefined ? messages.statusUnknown : labelIn(creditStatus, status, locale.codeLabels);

/** By the code of the table `list-kind`. */
const listTones: Readonly<Record<string, Tone>> = {
  red: 'good',
  'key-supervision': 'caution',
  black: 'serious',
  'serious-dishonesty': 'serious',
};

/** A list on which a subject stands, with its tone: neutral for one that a newer standard adds. */
export const listFlag = (kind: string, { locale }: Words): Required<Flag> => ({
  text: labelIn(listKind, kind, locale.codeLabels),
  tone: own(listTones, kind) ?? 'neutral',
});
