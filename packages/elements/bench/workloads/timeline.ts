import type { Timeline, TimelineEvent } from '@yijian/standard';
import type { Workload } from '../workload.ts';

const newest = Date.UTC(2026, 0, 15);
const tones = ['neutral', 'good', 'caution', 'serious'] as const;

/** Inspections of an invented facility, the newest first. */
function inspections(count: number, hoursApart: number): Timeline {
  return {
    subject: { kind: 'facility', id: 'fac-bench', name: '示例诊所（虚构）' },
    data: Array.from({ length: count }, (_, index): TimelineEvent => {
      const tone = tones[index % 16 === 0 ? (index / 16) % 4 : 0] ?? 'neutral';
      return {
        id: `inspection:bench-${index}`,
        kind: 'inspection',
        occurredOn: new Date(newest - index * hoursApart * 3_600_000).toISOString().slice(0, 10),
        title: `日常巡查：未发现问题（第 ${count - index} 次）`,
        summary: '查看执业资质、消毒隔离与医疗废物处置。',
        tone,
        inspection: { inspectionId: `bench-${index}`, kind: 'routine', resultCode: 'no-problem', findingCount: 0 },
      };
    }),
    page: { limit: count },
  };
}

const mark = '（第 \\d+ 次）';

/** A long life, and that of one facility. */
export const timeline: readonly Workload[] = [
  {
    topic: 'timeline',
    title: 'timeline of 10,000 events',
    // Ten years.
    data: inspections(10_000, 8.76),
    mark,
    candidates: [
      { name: 'yj-inspection-timeline', page: 'pages/our-timeline', also: ['memory', 'scroll', 'jump', 'blank'] },
      { name: 'floor', page: 'pages/plain-list', also: ['memory', 'scroll', 'jump'] },
      { name: 'vis-timeline', page: 'pages/vis-timeline', also: ['memory', 'scroll'] },
      { name: 'lit-virtualizer', page: 'pages/lit-virtualizer', also: ['memory', 'scroll', 'jump', 'blank'] },
    ],
    targets: [
      { measure: 'mountCpu', to: 'floor', most: 0.02 },
      { measure: 'mountCpu', to: 'vis-timeline', most: 0.04 },
      { measure: 'scrollCpu', to: 'lit-virtualizer', most: 0.6 },
      { measure: 'blankFrames', most: 0 },
    ],
  },
  {
    topic: 'timeline',
    title: 'timeline of one facility, 500 events',
    data: inspections(500, 72),
    mark,
    candidates: [
      { name: 'yj-inspection-timeline', page: 'pages/our-timeline', also: ['memory'] },
      { name: 'floor', page: 'pages/plain-list', also: ['memory'] },
      { name: 'vis-timeline', page: 'pages/vis-timeline', also: ['memory'] },
      { name: 'lit-virtualizer', page: 'pages/lit-virtualizer', also: ['memory'] },
      { name: 'bare rows, far ones undrawn', page: 'pages/least-list', also: ['memory'] },
    ],
    targets: [
      { measure: 'mountCpu', to: 'floor', most: 0.35 },
      { measure: 'inDocument', least: 500 },
    ],
  },
];
