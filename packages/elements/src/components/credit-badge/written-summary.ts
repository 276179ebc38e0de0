/** A rating as a page writes it in the attributes of a badge. What was taken away again is null. */
export interface WrittenRating {
  readonly subject: string | null | undefined;
  readonly grade: string | null | undefined;
  readonly gradeLabel: string | null | undefined;
  readonly tone: string | null | undefined;
  readonly scheme: string | null | undefined;
  readonly asOf: string | null | undefined;
  readonly issuer: string | null | undefined;
  readonly reportUrl: string | null | undefined;
  readonly ratingStatus: string | null | undefined;
}

const id = 'written';

/** The body that a read would answer with a rating that is written in attributes. */
export function writtenSummary(written: WrittenRating): object {
  const given = (value: string | null | undefined): string | undefined => value ?? undefined;
  const { issuer, scheme } = written;
  const code = given(written.grade);
  const label = given(written.gradeLabel);
  return {
    data: [
      {
        subject: { id: given(written.subject) },
        schemeId: id,
        status: given(written.ratingStatus) ?? 'current',
        gradeCode: code,
        asOf: given(written.asOf),
        reportUrl: given(written.reportUrl),
        issuer: issuer ? { name: issuer } : undefined,
      },
    ],
    schemes: [{ id, name: given(scheme), grades: [{ code, label, labelEn: label, tone: given(written.tone) }] }],
  };
}
