import type { CommonMessages, Locale } from '../../locales/locale.js';
import type { Tone } from '../../tokens/tokens.js';
import type { CreditBadgeMessages } from './credit-badge.messages.js';
import type * as Marks from './credit-marks.js';
import type { ShownCredit, ShownGrade } from './read-credit-summary.js';

/** What the drawings of a badge speak with. */
export interface Words {
  readonly messages: CreditBadgeMessages & CommonMessages;
  readonly locale: Locale;
}

/** What is known of a rating beyond its own data. */
export interface Circumstances {
  /** The data could not be brought up to date. */
  readonly stale: boolean;
  /** It comes from a credential whose signature nobody has checked. */
  readonly unverified: boolean;
  /** The day that counts as today; asked for only where a rating has a term. */
  readonly today: () => string;
}

/** A word beside the main word. */
export interface Flag {
  readonly text: string;
  /** Its own tone; without it, that of the text. */
  readonly tone?: Tone;
}

/** What is drawn of a rating, after its standing has had its say. */
export interface CreditFace {
  readonly credit: ShownCredit;
  /** What signs are drawn with; there wherever `hasMarks`. */
  readonly marks: typeof Marks | undefined;
  readonly tone: Tone;
  /** Code for the plate, where it is short enough for one. */
  readonly letter: string | undefined;
  /** The main word: the grade, or the standing where the grade does not count. */
  readonly word: string;
  /** Whether the grade counts or did: the score of one that does not is not shown either. */
  readonly counts: boolean;
  /** What stands beside the main word: what is to be known of the rating itself. */
  readonly flags: readonly Flag[];
  /** The lists on which the subject stands, each once. */
  readonly lists: readonly Required<Flag>[];
  readonly unverified: boolean;
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

/** Whether more than the grade is to be drawn, or a sign in its place: then `creditFace` needs the marks. */
export const hasMarks = ({ status, lists, grade, shortCodes }: ShownCredit): boolean =>
  status !== 'current' || lists.length > 0 || !grade || !shortCodes;

/** What the usual standing comes to. */
const current: Marks.CreditStanding = { main: 'grade', named: false };

/** Decides what of a rating is drawn. */
export function creditFace(
  credit: ShownCredit,
  { stale, unverified, today }: Circumstances,
  words: Words,
  marks: typeof Marks | undefined,
): CreditFace {
  const { messages } = words;
  const { status } = credit;
  const standing = marks?.creditStanding(status) ?? current;
  const standingWord = marks?.standingWord(status, words) ?? '';
  const grade = standing.main === 'grade' ? credit.grade : undefined;
  // What still has the tone of its grade is meant to count, so its term counts too.
  const outdated = grade !== undefined && standing.tone === undefined && hasPassed(credit, today);
  const flags = [
    standing.named && standingWord,
    outdated && messages.outdated,
    stale && messages.notUpdated,
    unverified && messages.unverified,
  ];
  return {
    credit: standing.gone === true ? { ...credit, validTo: undefined, reportUrl: undefined } : credit,
    marks,
    tone: outdated ? 'neutral' : (standing.tone ?? grade?.tone ?? 'neutral'),
    letter: credit.shortCodes ? grade?.code : undefined,
    word: grade
      ? (gradeWords(grade, words) ?? grade.code)
      : standing.main === 'grade'
        ? messages.gradeUnknown
        : standingWord,
    counts: grade !== undefined,
    flags: flags.flatMap((text) => (text === false ? [] : [{ text }])),
    lists: [...new Set(credit.lists.map(({ kind }) => kind))].flatMap((kind) => marks?.listFlag(kind, words) ?? []),
    unverified,
    schemeName: credit.schemeName ?? messages.credit,
    asOf: credit.asOf ?? (standing.dated === 'never' ? undefined : messages.asOfUnknown),
    asOfTerm: standing.dated === 'begun' ? messages.begunOn : messages.asOf,
  };
}

/** Equal for ratings that are drawn alike but for their date and address. Cheaper than what is drawn: most badges of a page are copies. */
export function kindOfCredit(credit: ShownCredit, { stale, unverified, today }: Circumstances): string {
  const { grade, asOf, reportUrl, lists, status } = credit;
  return [
    status,
    grade?.code,
    grade?.label,
    grade?.labelEn,
    grade?.tone,
    credit.shortCodes,
    credit.schemeName,
    credit.issuerName,
    asOf === undefined,
    reportUrl === undefined,
    stale,
    unverified,
    hasPassed(credit, today),
    ...lists.map(({ kind }) => kind),
  ].join('\n');
}

/** Whether nothing of a rating hangs on a day, or on lists: it is told apart from others by a few texts. */
export const isPlain = ({ validTo, lists }: ShownCredit): boolean => validTo === undefined && lists.length === 0;

/** Whether two plain ratings with one and the same grade of a scheme are drawn alike but for their date and address. */
export const isDrawnAlike = (one: ShownCredit, other: ShownCredit): boolean =>
  one.status === other.status &&
  one.issuerName === other.issuerName &&
  (one.asOf === undefined) === (other.asOf === undefined) &&
  (one.reportUrl === undefined) === (other.reportUrl === undefined);

/** Whether the term of a rating is over: by the server's clock or, since the body may have been kept for long, by the reader's. */
function hasPassed({ validTo, generatedOn }: ShownCredit, today: () => string): boolean {
  return validTo !== undefined && (validTo < today() || (generatedOn !== undefined && validTo < generatedOn));
}
