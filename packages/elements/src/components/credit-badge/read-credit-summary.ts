import { readPlainly } from '../../internal/plain-record.js';
import { said } from '../../internal/said.js';
import { toTone } from '../../internal/to-tone.js';
import type { RecordReader } from '../../internal/record-reader.js';
import type { Tone } from '../../tokens/tokens.js';

/** A grade with its words. Words are missing when the scheme did not come along. */
export interface ShownGrade {
  readonly code: string;
  readonly label: string | undefined;
  readonly labelEn: string | undefined;
  readonly tone: Tone;
}

/** What a badge shows of a credit summary. */
export interface ShownCredit {
  readonly subjectName: string | undefined;
  /** Absent when the body does not say it. */
  readonly status: string | undefined;
  readonly grade: ShownGrade | undefined;
  readonly schemeName: string | undefined;
  /** Whether every grade of the scheme has a code that is short enough for a plate, so that no scheme is drawn in two ways. */
  readonly shortCodes: boolean;
  readonly score: number | undefined;
  readonly scoreMax: number | undefined;
  readonly asOf: string | undefined;
  readonly validTo: string | undefined;
  readonly repairedOn: string | undefined;
  readonly issuerName: string | undefined;
  readonly reportUrl: string | undefined;
  readonly demerit: ShownDemerit | undefined;
  readonly lists: readonly ShownListing[];
  /** Day on which the server made the body. */
  readonly generatedOn: string | undefined;
  readonly previous: readonly { readonly asOf: string; readonly grade: ShownGrade | undefined }[];
}

export interface ShownDemerit {
  readonly points: number;
  readonly cycleFrom: string | undefined;
  readonly cycleTo: string | undefined;
  /** Codes of the table `score-consequence`. */
  readonly consequences: readonly string[];
}

/** That the subject stands on a list: a code of the table `list-kind`, and since when. */
export interface ShownListing {
  readonly kind: string;
  readonly enteredOn: string | undefined;
}

/** Why there is no summary: a code of the table `problem-code`. */
export interface NoCredit {
  readonly missing: string;
}

/** The standard allows 200 subjects and schemes in one body, and 20 lists. What goes far beyond it is no longer read. */
const mostRead = { subjects: 1000, schemes: 1000, grades: 100, lists: 20, previous: 3 } as const;

/** What a plate has room for: two Latin letters, or one Chinese character. */
const fitsPlate = /^([^\u2e80-\u{10ffff}]{1,2}|[\u2e80-\u{10ffff}])$/u;

/**
 * Finds one subject in the body of a read of credit summaries, and makes of it what a badge shows. Without a subject the first summary counts.
 * Reads nothing of the other subjects: all badges of a page may share one body.
 */
export function readCreditSummary(root: RecordReader, subject: string | undefined): ShownCredit | NoCredit | undefined {
  if (!root.isList('data')) return undefined;
  let usable = 0;
  const summary = root.find(
    'data',
    (item) => {
      usable += 1;
      return subject === undefined || item.record('subject')?.is('id', subject) === true;
    },
    mostRead.subjects,
  );
  if (summary) return shownCredit(summary, root);
  // Nothing but rubbish is not the answer that there is nothing.
  if (usable === 0 && !root.isEmpty('data')) return undefined;
  const missing = root.find('missing', (item) => subject === undefined || item.is('id', subject), mostRead.subjects);
  return { missing: missing?.text('code') ?? 'not-found' };
}

/** The same of a body with nothing odd in it; `undefined` where it needs a closer look. */
export const readPlainCredit = (
  body: unknown,
  subject: string | null | undefined,
): ShownCredit | NoCredit | undefined => readPlainly(body, (root) => readCreditSummary(root, said(subject)));

/** What a scheme says of one of its grades. */
interface GradeOfScheme {
  readonly grade: ShownGrade | undefined;
  readonly schemeName: string | undefined;
  readonly scoreMax: number | undefined;
  readonly shortCodes: boolean;
}

/**
 * What was read of schemes in this turn of the event loop: the badges of a page come with the same list of them. No longer, because a page may
 * change what it gave.
 */
let read: WeakMap<object, Map<string | undefined, Map<string | undefined, GradeOfScheme>>> | undefined;

function gradeOfScheme(record: RecordReader, root: RecordReader): GradeOfScheme {
  const schemeId = record.text('schemeId');
  const code = record.words('gradeCode', 20);
  const list = root.identity('schemes');
  const known = list && read?.get(list)?.get(schemeId)?.get(code);
  if (known) return known;
  const scheme =
    schemeId === undefined ? undefined : root.find('schemes', (item) => item.is('id', schemeId), mostRead.schemes);
  const grade = code === undefined ? undefined : shownGrade(code, scheme);
  const now: GradeOfScheme = {
    grade,
    schemeName: scheme?.words('name', 120),
    scoreMax: scheme?.number('scoreMax', 100_000),
    shortCodes: areShort(scheme, grade),
  };
  if (list) {
    if (!read) {
      read = new WeakMap();
      setTimeout(() => (read = undefined));
    }
    const schemes = read.get(list) ?? new Map<string | undefined, Map<string | undefined, GradeOfScheme>>();
    const grades = schemes.get(schemeId) ?? new Map<string | undefined, GradeOfScheme>();
    read.set(list, schemes.set(schemeId, grades.set(code, now)));
  }
  return now;
}

function shownCredit(summary: RecordReader, root: RecordReader): ShownCredit | undefined {
  const status = summary.words('status', 40) ?? summary.missing<string>('status');
  const { grade, schemeName, scoreMax, shortCodes } = gradeOfScheme(summary, root);
  if (status === undefined && grade === undefined) return undefined;
  return {
    subjectName: summary.record('subject')?.words('name', 200),
    status,
    grade,
    schemeName,
    shortCodes,
    score: summary.number('score', 100_000),
    scoreMax,
    asOf: summary.date('asOf'),
    validTo: summary.date('validTo'),
    repairedOn: summary.date('repairedOn'),
    issuerName: summary.record('issuer')?.words('name', 120),
    reportUrl: summary.url('reportUrl'),
    demerit: shownDemerit(summary.record('demerit')),
    lists: summary.first('listFlags', mostRead.lists, shownListing),
    // A time without its zone is a day all the same.
    generatedOn: root.day('generatedAt'),
    previous: summary.first('previous', mostRead.previous, (item) => {
      const asOf = item.date('asOf') ?? item.missing<string>('asOf');
      return asOf === undefined ? undefined : { asOf, grade: gradeOfScheme(item, root).grade };
    }),
  };
}

function areShort(scheme: RecordReader | undefined, grade: ShownGrade | undefined): boolean {
  const short = (code: string | undefined): boolean => code !== undefined && fitsPlate.test(code);
  if (!short(grade?.code)) return false;
  return !scheme?.find('grades', (item) => !short(item.text('code', 20)), mostRead.grades);
}

function shownListing(flag: RecordReader): ShownListing | undefined {
  const kind = flag.words('kind', 60) ?? flag.missing<string>('kind');
  return kind === undefined ? undefined : { kind, enteredOn: flag.date('enteredOn') };
}

function shownGrade(code: string, scheme: RecordReader | undefined): ShownGrade {
  const grade = scheme?.find('grades', (item) => item.is('code', code), mostRead.grades);
  return {
    code,
    label: grade?.words('label', 40),
    labelEn: grade?.words('labelEn', 60),
    tone: toTone(grade?.text('tone', 20)),
  };
}

function shownDemerit(demerit: RecordReader | undefined): ShownDemerit | undefined {
  const points = demerit?.number('points', 100_000);
  if (demerit === undefined || points === undefined) return undefined;
  const first = demerit.words('consequence', 120);
  return {
    points,
    cycleFrom: demerit.date('cycleFrom'),
    cycleTo: demerit.date('cycleTo'),
    consequences: [
      ...(first === undefined ? [] : [first]),
      ...demerit.texts('furtherConsequences', 120, mostRead.lists),
    ],
  };
}
