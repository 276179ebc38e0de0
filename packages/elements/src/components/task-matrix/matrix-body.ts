import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Unit } from '@yijian/standard';
import { label, markWords, type MatrixContext, taskName, textNames } from './matrix-context.js';
import { cellMarks, hiddenTasks, type Mark, type MatrixRow, namesUnit, taskTotals } from './matrix-model.js';
import { roleCounts } from './role-counts.js';
import { differenceSign, roleSign, statusSign, twistySign } from './signs.js';

/** What stands right of the task in a row. */
export type BodyColumns = 'units' | 'summary';

/**
 * The rows of the matrix: one `tbody`. Nothing outside this module knows how rows are made, so that a body that recycles its rows can take
 * its place when plans are much longer; what it must keep is `aria-rowindex` on rows and `aria-colindex` on cells, by which the keyboard finds
 * its place.
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
    ${rowHeader(context, row)}
    ${
      columns === 'summary'
        ? html`<td role="gridcell" class="summary" tabindex="-1" aria-colindex="2">${task.summary ?? nothing}</td>`
        : html`<td role="gridcell" class="counts" tabindex="-1" aria-colindex="2">
              ${roleCounts(context, taskTotals(context.model, task.id, context.view.text))}
            </td>
            ${context.view.columns.map((unit, index) => cell(context, row, unit, index + 3))}`
    }
  </tr>`;
}

function rowHeader(context: MatrixContext, { node, expandable, expanded }: MatrixRow): TemplateResult {
  const { task, level } = node;
  const { messages, model, view } = context;
  const disagreements = model.discrepancies.get(task.id)?.length ?? 0;
  return html`<th
    role="rowheader"
    scope="row"
    class="task"
    tabindex="-1"
    aria-colindex="1"
    data-level=${Math.min(level, 6)}
  >
    <span class="task-line">
      ${
        expandable
          ? html`<button
              class="twisty"
              type="button"
              tabindex="-1"
              aria-label=${`${expanded ? messages.collapse : messages.expand} ${task.title}`}
              @click=${(event: Event) => {
                event.stopPropagation();
                context.toggle(task.id);
              }}
            >
              ${twistySign()}
            </button>`
          : html`<span class="twisty" aria-hidden="true"></span>`
      }
      ${task.number ? html`<span class="number">${task.number}</span>` : nothing}
      <span class="title">
        ${highlighted(task.title, view.filter.query)}
        ${
          task.status === undefined
            ? nothing
            : html`<span class="status" data-status=${task.status}
                >${statusSign(task.status)}${label(context, 'task-status', task.status)}</span
              >`
        }
        ${
          disagreements === 0
            ? nothing
            : html`<span class="differs">${differenceSign()}${messages.disagrees(disagreements)}</span>`
        }
      </span>
    </span>
  </th>`;
}

function cell(context: MatrixContext, row: MatrixRow, unit: Unit, columnIndex: number): TemplateResult {
  const { model, view, messages } = context;
  const { task } = row.node;
  const marks = cellMarks(model, task.id, unit.id, view.text);
  const hidden = row.expandable && !row.expanded ? hiddenTasks(model, row.node, unit.id, view.text).length : 0;
  const words = [
    ...marks.map((mark) => markWords(context, mark)),
    ...(hidden > 0 ? [messages.hiddenTasks(hidden)] : []),
  ];
  const differs = marks.some((mark) => !mark.agreed);
  return html`<td
    role="gridcell"
    class=${['cell', differs ? 'differs' : '', columnClass(context, unit)].filter(Boolean).join(' ')}
    tabindex="-1"
    aria-colindex=${columnIndex}
    title=${words.length > 0 ? `${taskName(task)}\n${unit.name}：${words.join('；')}` : nothing}
  >
    ${marks.map((mark) => markView(context, mark))}
    ${hidden > 0 ? html`<span class="hidden-count" aria-hidden="true">${hidden}</span>` : nothing}
    ${words.length > 0 ? html`<span class="visually-hidden">${words.join('；')}</span>` : nothing}
  </td>`;
}

function markView(context: MatrixContext, mark: Mark): TemplateResult {
  const { filter } = context.view;
  const quiet = filter.role !== '' && mark.role !== filter.role;
  return html`<span class=${quiet ? 'mark quiet' : 'mark'} aria-hidden="true">
    <span class="mark-sign"
      >${roleSign(context, mark.role)}${statusSign(mark.status)}${
        mark.times > 1 ? html`<span class="times">×${mark.times}</span>` : nothing
      }</span
    >
    ${
      mark.agreed ? nothing : html`<span class="only">${context.messages.onlyIn(textNames(context, mark.texts))}</span>`
    }
  </span>`;
}

/** The column of the unit that is asked for is marked from head to foot. */
export function columnClass({ view }: MatrixContext, unit: Unit): string {
  return unit.id === view.filter.unitId || namesUnit(unit, view.filter.query) ? 'chosen' : '';
}

/** A text with the searched words marked. */
function highlighted(text: string, query: string): unknown {
  const words = query.trim().split(/\s+/).filter(Boolean);
  const first = words
    .map((word) => ({ word, at: text.toLowerCase().indexOf(word.toLowerCase()) }))
    .find(({ at }) => at >= 0);
  if (!first) return text;
  const end = first.at + first.word.length;
  return html`${text.slice(0, first.at)}<mark>${text.slice(first.at, end)}</mark>${text.slice(end)}`;
}
