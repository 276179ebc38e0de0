import type { CreditSummaries } from '@yijian/standard';
import type { Entry, Target, Workload } from '../workload.ts';

/** Ratings of as many invented facilities, by one scheme. */
const summaries: CreditSummaries = {
  data: Array.from({ length: 1000 }, (_, index) => ({
    subject: { kind: 'facility' as const, id: `fac-bench-${index}`, name: `示例诊所${index + 1}（虚构）` },
    schemeId: 'bench',
    status: 'current' as const,
    gradeCode: 'ABCD'.charAt(index % 4),
    asOf: '2026-01-15',
    issuer: { id: 'unit-bench', name: '示例卫生健康局（虚构）' },
  })),
  schemes: [
    {
      id: 'bench',
      name: '示例方案',
      jurisdiction: '990100',
      effectiveFrom: '2020-01-01',
      grades: [
        { code: 'A', label: '守信', tone: 'excellent' },
        { code: 'B', label: '基本守信', tone: 'good' },
        { code: 'C', label: '失信', tone: 'caution' },
        { code: 'D', label: '严重失信', tone: 'serious' },
      ],
    },
  ],
  generatedAt: '2026-01-20T10:00:00+08:00',
};

const targets: readonly Target[] = [
  { measure: 'mountCpu', to: 'floor', most: 1.25 },
  { measure: 'memory', to: 'floor', most: 2.5 },
];

const entry = (name: string, page: string): Entry => ({ name, page, also: ['memory'] });

/** Each facility of a long list with its badge. */
export const badges: readonly Workload[] = [
  {
    topic: 'badges',
    title: '1,000 badges within lines of text',
    data: summaries,
    mark: '2026-01-15',
    candidates: [
      entry('yj-credit-badge', 'pages/our-inline-badges'),
      entry('floor', 'pages/plain-inline-badges'),
      entry('Shoelace', 'pages/shoelace-badges'),
    ],
    targets,
  },
  {
    topic: 'badges',
    title: '1,000 badges of the standard size',
    data: summaries,
    mark: '2026-01-15',
    candidates: [entry('yj-credit-badge', 'pages/our-badges'), entry('floor', 'pages/plain-badges')],
    targets,
  },
];
