import type { CreditSummaries, PlanMatrix, Timeline } from '@yijian/standard';
import { planMatrix } from '@yijian/rules';
import { planSources } from '@yijian/standard/plans';
import { largePlan } from '../test/large-plan.ts';
import type { Content } from './measure.ts';
import { plainTable } from './plain-table.ts';

/** Elements to mount, each with its data. */
export interface Workload {
  name: string;
  tag: string;
  count: number;
  data: CreditSummaries | Timeline | PlanMatrix;
  /** What is measured against, when the element does not draw all of its content and so cannot be its own floor. */
  floor?: Content;
  /** What scrolls, in the shadow tree of the element or in the floor, when scrolling is measured too. */
  scroller?: string;
  /** The most main-thread time that mounting may take, as a share of the floor's. */
  mostCpu?: number;
}

const day = (index: number): string =>
  new Date(Date.UTC(2024, 0, 1) - index * 86_400_000 * 3).toISOString().slice(0, 10);

const summaries: CreditSummaries = {
  data: [
    {
      subject: { kind: 'facility', id: 'fac-bench', name: '示例诊所（虚构）' },
      schemeId: 'bench',
      status: 'current',
      gradeCode: 'A',
      score: 95,
      asOf: '2026-01-15',
      issuer: { id: 'unit-bench', name: '示例卫生健康局（虚构）' },
    },
  ],
  schemes: [
    {
      id: 'bench',
      name: '示例方案',
      jurisdiction: '990100',
      effectiveFrom: '2020-01-01',
      grades: [{ code: 'A', label: '守信', tone: 'excellent' }],
    },
  ],
  generatedAt: '2026-01-20T10:00:00+08:00',
};

const timeline = (events: number): Timeline => ({
  subject: { kind: 'facility', id: 'fac-bench', name: '示例诊所（虚构）' },
  data: Array.from({ length: events }, (_, index) => ({
    id: `inspection:bench-${index}`,
    kind: 'inspection',
    occurredOn: day(index),
    title: `日常巡查：未发现问题（第 ${events - index} 次）`,
    summary: '查看执业资质、消毒隔离与医疗废物处置。',
    tone: 'neutral' as const,
    inspection: { inspectionId: `bench-${index}`, kind: 'routine', resultCode: 'no-problem', findingCount: 0 },
  })),
  page: { limit: events },
});

const plan = planSources.find(({ plan: { id } }) => id === 'tianjin-2018-draft');
if (!plan) throw new Error('the plan of Tianjin is not among the plans of the standard');

const largest = largePlan(2000, 60);

/** What a page of a portal can hold at most today. */
export const workloads: readonly Workload[] = [
  { name: '1,000 badges', tag: 'yj-credit-badge', count: 1000, data: summaries },
  { name: 'timeline of 500 events', tag: 'yj-inspection-timeline', count: 1, data: timeline(500) },
  { name: 'matrix of a real plan', tag: 'yj-task-matrix', count: 1, data: planMatrix(plan) },
  {
    name: 'matrix of 2,000 tasks × 60 units',
    tag: 'yj-task-matrix',
    count: 1,
    data: largest,
    floor: plainTable(largest),
    scroller: '.scroller',
    mostCpu: 0.015,
  },
];
