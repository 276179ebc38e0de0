import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Unit } from '@yijian/standard';
import { cellContent, cellTitle, cellWords, changeClass, classes, columnClass, taskHeader } from './matrix-cells.js';
import type { MatrixContext } from './matrix-context.js';
import { hiddenTasks, type Mark, type MatrixRow, rowMarks, taskTotals } from './matrix-model.js';
import { roleCounts } from './role-counts.js';

/** What stands right of the task in a row. */
export type BodyColumns = 'units' | 'summary';

const noMarks: readonly Mark[] = [];

/**
 * All rows of the matrix: one `tbody`. Large plans are drawn by a `MatrixWindow` instead, as far as they are in sight; both keep `aria-rowindex`
 * on rows and `aria-colindex` on cells, by which the keyboard finds its place.
 *
 * @param firstRowIndex `aria-rowindex` of the first row
 */
export function matrixBody(context: MatrixContext, columns: BodyColumns, firstRowIndex: number): TemplateResult {
  return html`<tbody role="rowgroup">
    ${repeat(
      context.view.rows,
      (row) => row.node.task.id,
      (row, index) => bodyRow(context, columns, row, firstRowIndex + index),
    )}
  </tbody>`;
}

function bodyRow(context: MatrixContext, columns: BodyColumns, row: MatrixRow, rowIndex: number): TemplateResult {
  const { task, level } = row.node;
  return html`<tr
    role="row"
    class=${row.matches ? 'row' : 'row context'}
    data-kind=${task.kind}
    aria-rowindex=${rowIndex}
    aria-level=${level}
    aria-posinset=${row.place}
    aria-setsize=${row.siblings}
    aria-expanded=${row.expandable ? String(row.expanded) : nothing}
    aria-current=${task.id === context.openTaskId ? 'true' : nothing}
    @click=${() => context.openTask(task.id)}
  >
    <th role="rowheader" scope="row" class="task" tabindex="-1" aria-colindex="1" data-level=${Math.min(level, 6)}>
      ${taskHeader(context, row)}
    </th>
    ${
      columns === 'summary'
        ? html`<td role="gridcell" class="summary" tabindex="-1" aria-colindex="2">${task.summary ?? nothing}</td>`
        : html`<td role="gridcell" class="counts" tabindex="-1" aria-colindex="2">
              ${roleCounts(context, taskTotals(context.model, row.node, context.view.text))}
            </td>
            ${unitCells(context, row)}`
    }
  </tr>`;
}

function unitCells(context: MatrixContext, row: MatrixRow): TemplateResult[] {
  const { model, view } = context;
  const marks = rowMarks(model, row.node, view.text);
  const hidden = row.expandable && !row.expanded ? hiddenTasks(model, row.node, view.text) : undefined;
  return view.columns.map((unit, index) =>
    cell(context, row, unit, index + 3, marks.get(unit.id) ?? noMarks, hidden?.get(unit.id) ?? 0),
  );
}

function cell(
  context: MatrixContext,
  row: MatrixRow,
  unit: Unit,
  columnIndex: number,
  marks: readonly Mark[],
  hidden: number,
): TemplateResult {
  const words = cellWords(context, marks, hidden);
  return html`<td
    role="gridcell"
    class=${classes('cell', changeClass(marks), columnClass(context, unit))}
    tabindex="-1"
    aria-colindex=${columnIndex}
    title=${words ? cellTitle(row.node, unit, words) : nothing}
  >
    ${words ? cellContent(context, marks, hidden, words) : nothing}
  </td>`;
}
