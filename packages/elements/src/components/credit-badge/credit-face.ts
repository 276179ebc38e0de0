import { creditStatus, labelIn } from '@yijian/standard/labels';
import type { CommonMessages, Locale } from '../../locales/locale.js';
import type { Tone } from '../../tokens/tokens.js';
import type { CreditBadgeMessages } from './credit-badge.messages.js';
import { creditStanding } from './credit-standing.js';
import type { ShownCredit, ShownGrade } from './read-credit-summary.js';

/** What the drawings of a badge speak with. */
export interface Words {
  readonly messages: CreditBadgeMessages & CommonMessages;
  readonly locale: Locale;
}

/** What is drawn of a rating, after its standing has had its say. */
export interface CreditFace {
  readonly credit: ShownCredit;
  readonly tone: Tone;
  /** Code for the plate, where it is short enough for one. */
  readonly letter: string | undefined;
  /** The main word: the grade, or the standing where the grade does not count. */
  readonly word: string;
  /** Whether the grade counts or did: the score of one that does not is not shown either. */
  readonly counts: boolean;
  /** What stands beside the main word. */
  readonly flags: readonly string[];
  readonly schemeName: string;
  /** Absent only where there is no rating that could have a date. */
  readonly asOf: string | undefined;
  /** What the date is called. */
  readonly asOfTerm: string;
}

/** The words of a grade in the reader's language. */
export function gradeWords(grade: ShownGrade, { locale }: Words): string | undefined {
  return (locale.codeLanguage === 'en' ? grade.labelEn : undefined) ?? grade.label;
}

/** Decides what of a rating is drawn. `stale`: the data could not be brought up to date. */
export function creditFace(credit: ShownCredit, stale: boolean, words: Words): CreditFace {
  const { messages, locale } = words;
  const standing = creditStanding(credit.status);
  const standingWord = labelIn(creditStatus, credit.status, locale.codeLanguage);
  const grade = standing.main === 'grade' ? credit.grade : undefined;
  return {
    credit: standing.gone === true ? { ...credit, validTo: undefined, reportUrl: undefined } : credit,
    tone: standing.tone ?? grade?.tone ?? 'neutral',
    letter: grade && Array.from(grade.code).length <= 2 ? grade.code : undefined,
    word: grade
      ? (gradeWords(grade, words) ?? grade.code)
      : standing.main === 'grade'
        ? messages.gradeUnknown
        : standingWord,
    counts: grade !== undefined,
    flags: [...(standing.named ? [standingWord] : []), ...(stale ? [messages.notUpdated] : [])],
    schemeName: credit.schemeName ?? messages.credit,
    asOf: credit.asOf ?? (standing.dated === 'never' ? undefined : messages.asOfUnknown),
    asOfTerm: standing.dated === 'begun' ? messages.begunOn : messages.asOf,
  };
}
