import { isDeepStrictEqual } from 'node:util';
import type { PlanMatrix } from '@yijian/standard';
import type { Fault } from '../fault.js';
import { valuesAt } from '../json-pointer.js';
import type { Words } from '../words.js';

/** Lists of a matrix whose items have ids of their own. */
const lists = [
  '/units',
  '/tasks',
  '/stages',
  '/assignments',
  '/duties',
  '/discrepancies',
  '/plan/texts',
  '/plan/leadConventions',
  '/plan/targets',
] as const;

/** Places in a matrix that name an item of one of its lists. */
const references: readonly [path: string, list: (typeof lists)[number]][] = [
  ['/tasks/*/parentId', '/tasks'],
  ['/assignments/*/taskId', '/tasks'],
  ['/assignments/*/unitId', '/units'],
  ['/assignments/*/textId', '/plan/texts'],
  ['/assignments/*/conventionId', '/plan/leadConventions'],
  ['/duties/*/unitId', '/units'],
  ['/duties/*/withUnitIds/*', '/units'],
  ['/discrepancies/*/taskId', '/tasks'],
  ['/discrepancies/*/textIds/*', '/plan/texts'],
  ['/discrepancies/*/onlyInFirst/*', '/units'],
  ['/discrepancies/*/onlyInSecond/*', '/units'],
  ['/plan/targets/*/taskId', '/tasks'],
];

/** Ids that a matrix has twice in one list, and stages that are not the plan's. */
export function matrixFaults(matrix: PlanMatrix): Fault[] {
  const faults = lists.flatMap((list) => repeatedIds(matrix, list));
  if (!isDeepStrictEqual(matrix.stages, matrix.plan.stages)) {
    faults.push({
      pointer: '/stages',
      code: 'same',
      detail: {
        zh: 'stages 应与 plan.stages 逐项相同。',
        en: 'stages must be the same as plan.stages.',
      },
    });
  }
  const places = new Map(matrix.tasks.map(({ id }, index) => [id, index]));
  const behind = matrix.tasks.findIndex(({ parentId }, index) => (places.get(parentId ?? '') ?? -1) >= index);
  if (behind >= 0) {
    faults.push({
      pointer: `/tasks/${behind}/parentId`,
      code: 'order',
      detail: {
        zh: '上级任务应排在其下级之前；请调整 tasks 的次序。',
        en: 'A parent stands before its children; reorder the tasks.',
      },
    });
  }
  return faults;
}

/** Places in a matrix that name what the matrix does not have. */
export function matrixReferenceFaults(matrix: PlanMatrix): Fault[] {
  return references.flatMap(([path, list]) => {
    const known = new Set(valuesAt(matrix, `${list}/*/id`).map(({ value }) => value));
    return valuesAt(matrix, path)
      .filter(({ value }) => !known.has(value))
      .map(({ pointer, value }) => ({ pointer, code: 'reference', detail: notInList(value, list) }));
  });
}

function repeatedIds(matrix: PlanMatrix, list: string): Fault[] {
  const first = new Map<unknown, string>();
  return valuesAt(matrix, `${list}/*/id`).flatMap(({ pointer, value }) => {
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, pointer);
    return earlier === undefined ? [] : [{ pointer, code: 'taken', detail: takenBy(value, earlier) }];
  });
}

const takenBy = (id: unknown, earlier: string): Words => ({
  zh: `标识 ${JSON.stringify(id)} 已用于 ${earlier}；同一列表中的标识不得重复。`,
  en: `The id ${JSON.stringify(id)} is taken by ${earlier}; ids within a list must differ.`,
});

const notInList = (id: unknown, list: string): Words => ({
  zh: `${list} 中没有标识为 ${JSON.stringify(id)} 的条目。请补上该条目，或更正标识。`,
  en: `There is no ${JSON.stringify(id)} in ${list}. Add it there, or correct the id.`,
});
