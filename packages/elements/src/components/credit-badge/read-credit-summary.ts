import { toTone } from '../../internal/tone-mark.js';
import { UntrustedRecord, type Report } from '../../internal/untrusted.js';
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
  readonly status: string;
  readonly grade: ShownGrade | undefined;
  readonly schemeName: string | undefined;
  readonly score: number | undefined;
  readonly scoreMax: number | undefined;
  readonly asOf: string | undefined;
  readonly validTo: string | undefined;
  readonly repairedOn: string | undefined;
  readonly issuerName: string | undefined;
  readonly reportUrl: string | undefined;
  readonly demerit: ShownDemerit | undefined;
  readonly previous: readonly { readonly asOf: string; readonly grade: ShownGrade | undefined }[];
}

export interface ShownDemerit {
  readonly points: number;
  readonly cycleFrom: string | undefined;
  readonly cycleTo: string | undefined;
  readonly consequence: string | undefined;
}

/** Why there is no summary: a code of the table `problem-code`. */
export interface NoCredit {
  readonly missing: string;
}

/**
 * Finds one subject in the body of a read of credit summaries, and makes of it what a badge shows. Without a subject the first summary counts.
 * Reads nothing of the other subjects: all badges of a page may share one body.
 */
export function readCreditSummary(
  body: unknown,
  subject: string | undefined,
  report: Report,
): ShownCredit | NoCredit | undefined {
  const root = UntrustedRecord.from(body, '', report);
  if (!root) return undefined;
  const summaries = root.has('data') ? root.records('data') : undefined;
  if (!summaries) return root.missing('data');
  const summary =
    subject === undefined ? summaries[0] : summaries.find((item) => item.record('subject')?.text('id') === subject);
  if (summary) return shownCredit(summary, root);
  const missing = root.records('missing').find((item) => item.text('id') === subject);
  return { missing: missing?.text('code') ?? 'not-found' };
}

function shownCredit(summary: UntrustedRecord, root: UntrustedRecord): ShownCredit {
  const schemes = root.records('schemes');
  const schemeOf = (record: UntrustedRecord): UntrustedRecord | undefined => {
    const id = record.text('schemeId');
    return id === undefined ? undefined : schemes.find((scheme) => scheme.text('id') === id);
  };
  const scheme = schemeOf(summary);
  const previous = summary.list('previous', (item) => {
    const asOf = item.date('asOf') ?? item.missing<string>('asOf');
    return asOf === undefined ? undefined : { asOf, grade: shownGrade(item, schemeOf(item)) };
  });
  const grade = shownGrade(summary, scheme);
  return {
    subjectName: summary.record('subject')?.text('name', 200),
    status: summary.text('status', 40) ?? (grade ? 'current' : 'unrated'),
    grade,
    schemeName: scheme?.text('name', 120),
    score: summary.number('score'),
    scoreMax: scheme?.number('scoreMax'),
    asOf: summary.date('asOf'),
    validTo: summary.date('validTo'),
    repairedOn: summary.date('repairedOn'),
    issuerName: summary.record('issuer')?.text('name', 120),
    reportUrl: summary.url('reportUrl'),
    demerit: shownDemerit(summary.record('demerit')),
    previous: previous.slice(0, 3),
  };
}

function shownGrade(record: UntrustedRecord, scheme: UntrustedRecord | undefined): ShownGrade | undefined {
  const code = record.text('gradeCode', 20);
  if (code === undefined) return undefined;
  const grade = scheme?.records('grades').find((item) => item.text('code', 20) === code);
  return {
    code,
    label: grade?.text('label', 40),
    labelEn: grade?.text('labelEn', 60),
    tone: toTone(grade?.text('tone', 20)),
  };
}

function shownDemerit(demerit: UntrustedRecord | undefined): ShownDemerit | undefined {
  const points = demerit?.number('points');
  if (demerit === undefined || points === undefined) return undefined;
  return {
    points,
    cycleFrom: demerit.date('cycleFrom'),
    cycleTo: demerit.date('cycleTo'),
    consequence: demerit.text('consequence', 120),
  };
}
