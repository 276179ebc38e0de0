/** The matrix as a workbook. Loaded on demand: few readers take a file with them. */
import { differenceCounts, planDifferences, type PlanDifferences } from '@yijian/rules';
import { taskChangeWords } from './matrix-cells.js';
import { type MatrixContext, roleName, textName } from './matrix-context.js';
import { matrixTable } from './matrix-csv.js';
import { knownRoles } from './matrix-model.js';
import { countOfRole, unitLoads } from './unit-loads.js';
import { workbook, type WorkbookCell, type WorkbookSheet, workbookType } from './workbook.js';

/**
 * What the filters show, as an `.xlsx` file: a sheet with the matrix, one with the load of each unit, and one with the differences where texts or
 * versions are compared. Roles and progress are words.
 *
 * @param today day on which it is judged what is overdue, `YYYY-MM-DD`
 */
export function matrixWorkbook(context: MatrixContext, today: string): Blob {
  const { messages, view } = context;
  const sheets: WorkbookSheet[] = [
    { name: messages.matrixView, rows: matrixTable(context), frozenColumns: 2, widths: [12, 40, 6, 16, 10, 14] },
    { name: messages.loadView, rows: loadRows(context, today), frozenColumns: 1, widths: [28, 10] },
    ...(view.text === 'compare'
      ? [{ name: messages.csvDifference, rows: differenceRows(context), frozenColumns: 2, widths: [12, 40, 24] }]
      : []),
  ];
  return new Blob([workbook(sheets)], { type: workbookType });
}

function loadRows(context: MatrixContext, today: string): WorkbookCell[][] {
  const { messages } = context;
  const { loads } = unitLoads(context, today);
  const head = [
    messages.unitName,
    messages.total,
    ...knownRoles.map((role) => roleName(context, role)),
    messages.statusDone,
    messages.statusOverdue,
  ];
  return [
    head,
    ...loads.map((load) => [
      load.unit.name ?? load.unit.id,
      load.totalCount,
      ...knownRoles.map((role) => load[countOfRole[role]]),
      load.doneCount,
      load.overdueCount,
    ]),
  ];
}

function differencesOf({ model }: MatrixContext): PlanDifferences | undefined {
  const { data, texts } = model;
  const [first, second] = texts;
  if (data.versions) return data.versions.differences;
  return first && second && planDifferences({ matrix: data, textId: first.id }, { matrix: data, textId: second.id });
}

/** A row for each thing that differs, and how much differs in all at the foot. */
function differenceRows(context: MatrixContext): WorkbookCell[][] {
  const { messages, model } = context;
  const differences = differencesOf(context);
  if (!differences) return [[messages.csvDifference]];
  const roles = (list: readonly string[]): string => context.locale.list(list.map((role) => roleName(context, role)));
  const idOf = new Map([...(model.data.versions?.byTask ?? [])].map(([id, difference]) => [difference, id]));
  const rows = differences.tasks.flatMap((difference) => {
    const { before, after, isRetitled, assignments } = difference;
    const task = after ?? before;
    const name = [task?.path ?? task?.number ?? '', task?.title ?? ''];
    const own = model.data.versions
      ? taskChangeWords(context, idOf.get(difference) ?? '')
      : isRetitled
        ? [messages.titleInAnnex]
        : [];
    return [
      ...own.map((words) => [
        ...name,
        words,
        '',
        before?.title ?? '',
        (model.data.versions ? after?.title : after?.titleInAnnex) ?? '',
      ]),
      ...assignments.map(({ unitId, change, rolesBefore, rolesAfter }) => [
        ...name,
        messages.change(change),
        model.unitById.get(unitId)?.name ?? unitId,
        roles(rolesBefore),
        roles(rolesAfter),
      ]),
    ];
  });
  const head = [messages.csvNumber, messages.task, messages.csvDifference, messages.unitName];
  return [
    [...head, textName(context, 0), textName(context, 1)],
    ...rows,
    ...messages.differenceCounts(differenceCounts(differences)).map((words) => ['', words]),
  ];
}
