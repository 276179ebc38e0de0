import type { CreditSummaries } from '@yijian/standard';

/** A rating with the words of its scheme, and as a body of its own. */
export interface Rating {
  code: string;
  label: string;
  tone: string;
  scheme: string;
  asOf: string;
  issuer: string;
  body: CreditSummaries;
}

/** The ratings of a list, one by one: a page of a portal has them from as many records of its own. */
export function ratings(summaries: CreditSummaries): Rating[] {
  const [scheme] = summaries.schemes;
  return summaries.data.map((summary) => {
    const grade = scheme?.grades.find(({ code }) => code === summary.gradeCode);
    return {
      code: summary.gradeCode ?? '',
      label: grade?.label ?? '',
      tone: grade?.tone ?? 'neutral',
      scheme: scheme?.name ?? '',
      asOf: summary.asOf ?? '',
      issuer: summary.issuer?.name ?? '',
      body: { ...summaries, data: [summary] },
    };
  });
}
