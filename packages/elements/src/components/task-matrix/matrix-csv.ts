import type { PlanTask } from '@yijian/standard';
import { planDiscrepancyKind, taskStatus } from '@yijian/standard/labels';
import { cellWords, taskChangeWords } from './matrix-cells.js';
import { label, type MatrixContext } from './matrix-context.js';
import { differs, rowMarks } from './matrix-model.js';

/** What a spreadsheet would take for a formula, whoever wrote it. */
const formula = /^[=+\-@\t\r]/;

function field(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * The tasks that the filters show, as CSV after RFC 4180: a row for each task, collapsed ones included, a column for each unit, the roles in words.
 * It begins with a byte order mark, without which Excel takes Chinese for another encoding.
 */
export function matrixCsv(context: MatrixContext): string {
  return `\ufeff${matrixTable(context)
    .map((row) => `${row.map(field).join(',')}\r\n`)
    .join('')}`;
}

/** The tasks that the filters show as rows of words, a head first. */
export function matrixTable(context: MatrixContext): string[][] {
  const { model, view, messages } = context;
  const head = [
    messages.csvNumber,
    messages.task,
    messages.csvLevel,
    messages.period,
    messages.progress,
    ...view.columns.map((unit) => unit.name),
    ...(view.text === 'compare' ? [messages.csvDifference] : []),
  ];
  const shown = new Set(view.matching);
  const rows = model.nodes
    .filter((node) => shown.has(node) || (!view.filtered && node.task.kind === 'part'))
    .map(({ task, level }) => {
      const marks = rowMarks(model, task.id, view.text);
      return [
        task.path ?? task.number ?? '',
        task.title,
        String(level),
        task.period?.wording ?? '',
        task.status === undefined ? '' : label(context, taskStatus, task.status),
        ...view.columns.map((unit) => cellWords(context, marks.get(unit.id) ?? [], 0)),
        ...(view.text === 'compare' ? [differenceWords(context, task)] : []),
      ];
    });
  return [head, ...rows];
}

/** How the compared texts or versions differ about a task; empty when they do not. */
function differenceWords(context: MatrixContext, task: PlanTask): string {
  const { model, messages } = context;
  if (!differs(model, task)) return '';
  const found = (model.discrepancies.get(task.id) ?? []).map(({ kind }) => label(context, planDiscrepancyKind, kind));
  const own = model.data.versions ? taskChangeWords(context, task.id) : found;
  return own.length > 0 ? own.join('；') : messages.unequal;
}
