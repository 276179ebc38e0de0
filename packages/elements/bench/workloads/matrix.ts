import { largePlan } from '../../test/large-plan.ts';
import type { Pass, Workload } from '../workload.ts';

const every: readonly Pass[] = ['memory', 'scroll', 'jump', 'blank', 'throttle'];

/** A plan as large as a province could write it: three levels of tasks, a tenth of the cells filled. */
export const matrix: readonly Workload[] = [
  {
    topic: 'matrix',
    title: 'matrix of 2,000 tasks × 60 units',
    data: largePlan(2000, 60),
    mark: '^示例任务：|\\d+\\. 示例任务：',
    candidates: [
      { name: 'yj-task-matrix', page: 'pages/our-matrix', also: every },
      // The whole plan is in the document: no frame can be blank, and the walk through its texts would take minutes.
      { name: 'floor', page: 'pages/plain-table', also: ['memory', 'scroll', 'jump', 'throttle'] },
      { name: 'AG Grid', page: 'pages/ag-grid', also: every },
      { name: 'RevoGrid', page: 'pages/revogrid', also: every },
      { name: 'regular-table', page: 'pages/regular-table', also: every },
      // The most that the browser can do while something else runs on the machine.
      { name: 'empty scroller', page: 'pages/empty-scroller', also: ['scroll', 'throttle'] },
    ],
    targets: [
      { measure: 'mountCpu', to: 'floor', most: 0.015 },
      { measure: 'mountCpu', to: 'AG Grid', most: 0.15 },
      { measure: 'mountCpu', to: 'regular-table', most: 0.6 },
      { measure: 'memory', most: 0.5 },
      { measure: 'scrollCpu', to: 'RevoGrid', most: 0.55 },
      { measure: 'blankFrames', most: 0 },
      { measure: 'throttledFrames', least: 170 },
      { measure: 'throttledP95', most: 16.7 },
    ],
  },
];
