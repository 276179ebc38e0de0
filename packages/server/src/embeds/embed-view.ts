import type { CreditScheme, CreditSummaries, CreditSummary } from '@yijian/standard';
import { codeLabel } from '@yijian/standard/codes';
import type { Language } from '../words.js';
import { embedWords } from './embed-words.js';
import { type Tone, toTone } from './tones.js';

/** A word with a tone of its own. */
export interface TonedWord {
  readonly text: string;
  readonly tone: Tone;
}

/** What a picture or a card shows of a subject, decided as the badge element decides it. */
export interface EmbedView {
  readonly language: Language;
  readonly subjectName: string | undefined;
  readonly schemeName: string;
  readonly tone: Tone;
  /** Code for the plate, where it is short enough for one. */
  readonly letter: string | undefined;
  /** The grade, or the standing where the grade does not count. */
  readonly word: string;
  readonly flags: readonly string[];
  readonly lists: readonly (TonedWord & { readonly enteredOn: string | undefined })[];
  /** Absent where there is no rating that could have a date. */
  readonly asOf: string | undefined;
  readonly asOfTerm: string;
  /** Whether `asOf` is a date, and not the words that there is none. */
  readonly dated: boolean;
  readonly issuerName: string | undefined;
  readonly reportUrl: string | undefined;
  /** Further terms with what stands beside them, in order. */
  readonly rows: readonly (readonly [term: string, definition: string])[];
  readonly previous: readonly (TonedWord & { readonly asOf: string })[];
}

/** How a rating of some standing is shown. */
interface Standing {
  /** Whether the grade is the main word. One that does not count is not shown. */
  readonly byGrade: boolean;
  /** Tone in place of the grade's own. */
  readonly tone?: Tone;
  /** Whether the standing is named beside the grade. */
  readonly named?: true;
  readonly dated?: 'begun' | 'never';
  /** Whether its term and the page about it went with the rating. */
  readonly gone?: true;
}

const standings: Readonly<Record<CreditSummary['status'], Standing>> = {
  current: { byGrade: true },
  repaired: { byGrade: true, named: true },
  'under-review': { byGrade: true, named: true },
  expired: { byGrade: true, tone: 'neutral', named: true },
  superseded: { byGrade: true, tone: 'neutral', named: true },
  suspended: { byGrade: false, tone: 'caution' },
  withdrawn: { byGrade: false, tone: 'neutral', gone: true },
  pending: { byGrade: false, tone: 'neutral', dated: 'begun' },
  unrated: { byGrade: false, tone: 'neutral', dated: 'never' },
};

const listTones: ReadonlyMap<string, Tone> = new Map([
  ['red', 'good'],
  ['key-supervision', 'caution'],
  ['black', 'serious'],
  ['serious-dishonesty', 'serious'],
]);

/** What a plate has room for: two Latin letters, or one Chinese character. */
const fitsPlate = /^([^\u2e80-\u{10ffff}]{1,2}|[\u2e80-\u{10ffff}])$/u;

/**
 * Decides what is shown of the first subject of an answer.
 *
 * @param today tells which ratings are past their term, `YYYY-MM-DD`
 */
export function embedView({ data, schemes }: CreditSummaries, language: Language, today: string): EmbedView {
  const [summary] = data;
  const words = embedWords[language];
  if (!summary)
    return { ...nothing, language, word: words.none, schemeName: words.credit, asOfTerm: words.asOf, dated: false };
  const { status, schemeId, gradeCode, score, asOf, issuer, demerit, listFlags = [], previous = [] } = summary;
  const standing = standings[status];
  const scheme = schemes.find(({ id }) => id === schemeId);
  const grade = standing.byGrade && gradeCode !== undefined ? gradeOf(scheme, gradeCode, language) : undefined;
  const { validTo, reportUrl } = standing.gone ? {} : summary;
  // What still has the tone of its grade is meant to count, so its term counts too.
  const outdated = grade !== undefined && standing.tone === undefined && validTo !== undefined && validTo < today;
  const standingWord = codeLabel('credit-status', status, language);
  const lists = [...new Map(listFlags.map((flag) => [flag.kind, flag])).values()];
  return {
    language,
    subjectName: summary.subject.name,
    schemeName: scheme?.name ?? words.credit,
    tone: outdated ? 'neutral' : (standing.tone ?? grade?.tone ?? 'neutral'),
    letter: areShort(scheme, gradeCode) ? grade?.code : undefined,
    word: grade ? (grade.label ?? grade.code) : standing.byGrade ? words.gradeUnknown : standingWord,
    flags: [...(standing.named ? [standingWord] : []), ...(outdated ? [words.outdated] : [])],
    lists: lists.map(({ kind, enteredOn }) => ({
      text: codeLabel('list-kind', kind, language),
      tone: listTones.get(kind) ?? 'neutral',
      enteredOn,
    })),
    asOf: asOf ?? (standing.dated === 'never' ? undefined : words.asOfUnknown),
    asOfTerm: standing.dated === 'begun' ? words.begunOn : words.asOf,
    dated: asOf !== undefined,
    issuerName: issuer?.name,
    reportUrl,
    rows: [
      ...row(words.validTo, validTo),
      ...row(words.repairedOn, summary.repairedOn),
      ...row(
        words.score,
        score === undefined || grade === undefined ? undefined : words.scoreOf(score, scheme?.scoreMax),
      ),
      ...row(words.demerit, demerit && demeritWords(demerit, language)),
      ...row(words.issuer, issuer?.name),
    ],
    previous: previous.map((rating) => {
      const of = schemes.find(({ id }) => id === rating.schemeId);
      const { gradeCode: code } = rating;
      const before = code === undefined ? undefined : gradeOf(of, code, language);
      return {
        asOf: rating.asOf,
        text: before ? [before.code, before.label].filter(Boolean).join(' ') : words.gradeUnknown,
        tone: before?.tone ?? 'neutral',
      };
    }),
  };
}

const nothing = {
  subjectName: undefined,
  tone: 'neutral',
  letter: undefined,
  flags: [],
  lists: [],
  asOf: undefined,
  issuerName: undefined,
  reportUrl: undefined,
  rows: [],
  previous: [],
} as const;

const row = (term: string, definition: string | undefined): [string, string][] =>
  definition === undefined ? [] : [[term, definition]];

function gradeOf(
  scheme: CreditScheme | undefined,
  code: string,
  language: Language,
): { code: string; label: string | undefined; tone: Tone } {
  const grade = scheme?.grades.find((one) => one.code === code);
  return { code, label: (language === 'en' ? grade?.labelEn : undefined) ?? grade?.label, tone: toTone(grade?.tone) };
}

/** Whether every grade of the scheme has a code for the plate, so that no scheme is drawn in two ways. */
const areShort = (scheme: CreditScheme | undefined, code: string | undefined): boolean =>
  code !== undefined && fitsPlate.test(code) && (scheme?.grades ?? []).every((grade) => fitsPlate.test(grade.code));

function demeritWords(demerit: NonNullable<CreditSummary['demerit']>, language: Language): string {
  const { points, cycle, comma } = embedWords[language];
  const { consequence, furtherConsequences = [] } = demerit;
  const consequences = [...(consequence === undefined ? [] : [consequence]), ...furtherConsequences];
  return [
    `${points(demerit.points)} · ${cycle(demerit.cycleFrom, demerit.cycleTo)}`,
    ...(consequences.length === 0
      ? []
      : [consequences.map((code) => codeLabel('score-consequence', code, language)).join(comma)]),
  ].join(' · ');
}

/** All of it that a picture says, in one sentence, for those who do not see it. */
export function embedSentence(view: EmbedView): string {
  const { colon, semicolon, comma, lists: listsTerm, issuer } = embedWords[view.language];
  const grade = view.letter === undefined || view.letter === view.word ? view.word : `${view.letter} ${view.word}`;
  const words = [grade, ...view.flags].join(comma);
  return [
    view.subjectName,
    `${view.schemeName}${colon}${words}`,
    view.lists.length > 0 ? `${listsTerm}${colon}${view.lists.map(({ text }) => text).join(comma)}` : undefined,
    view.asOf !== undefined && view.dated ? `${view.asOfTerm}${colon}${view.asOf}` : view.asOf,
    view.issuerName === undefined ? undefined : `${issuer}${colon}${view.issuerName}`,
  ]
    .filter((part) => part !== undefined)
    .join(semicolon);
}
