import type { CreditScheme, CreditSummaries, CreditSummary } from '@yijian/standard';

export const scheme: CreditScheme = {
  id: 'lanxi-2024',
  name: '澜溪州医疗卫生机构信用等级（虚构示例）',
  jurisdiction: '990100',
  scoreMax: 100,
  effectiveFrom: '2020-01-01',
  grades: [
    { code: 'A', label: '守信', labelEn: 'Trustworthy', tone: 'excellent' },
    { code: 'B', label: '基本守信', labelEn: 'Mostly trustworthy', tone: 'good' },
    { code: 'C', label: '轻度失信', labelEn: 'Minor breaches', tone: 'caution' },
    { code: 'D', label: '严重失信', labelEn: 'Serious breaches', tone: 'serious' },
  ],
};

export const summary: CreditSummary = {
  subject: { kind: 'facility', id: 'fac-1', name: '云渡县示例口腔诊所（虚构）' },
  ratingId: 'crd-1',
  schemeId: scheme.id,
  status: 'current',
  gradeCode: 'B',
  score: 82,
  asOf: '2026-01-15',
  validTo: '2026-12-31',
  issuer: { id: 'lanxi.health', name: '澜溪州卫生健康委员会（虚构）' },
  reportUrl: 'https://credit.lanxi.example/ratings/1',
  demerit: {
    ruleSetId: 'guizhou-2019',
    points: 14,
    cycleFrom: '2025-04-01',
    cycleTo: '2026-03-31',
    consequence: 'key-supervision',
  },
  previous: [
    { schemeId: scheme.id, gradeCode: 'A', asOf: '2025-01-16' },
    { schemeId: scheme.id, gradeCode: 'C', asOf: '2024-01-12' },
  ],
};

/** The body of a read of credit summaries, with some of the one summary in it changed. */
export function summaries(
  changes: { [K in keyof CreditSummary]?: CreditSummary[K] | undefined } = {},
): CreditSummaries {
  return {
    data: [{ ...summary, ...changes } as CreditSummary],
    schemes: [scheme],
    generatedAt: '2026-01-20T10:30:00+08:00',
  };
}
