import { html, nothing, type TemplateResult } from 'lit';
import type { Unit } from '@yijian/standard';
import { columnClass, matrixBody } from './matrix-body.js';
import { type MatrixContext, narrowName, roleName } from './matrix-context.js';
import { unitTotals } from './matrix-model.js';
import { countText, countWords } from './role-counts.js';
import { groupSign, roleSign } from './signs.js';

/** Names of the rows and columns of the grid, by which the keyboard's place survives every change. */
export interface GridNames {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

const headRow = '#head';
/** Names of rows and columns that are no tasks and units start with a sign that no identifier has. */
const totalRow = (role: string): string => `#total ${role}`;

/** Whether the plan gives its tasks to units at all. */
export function hasUnits({ model }: MatrixContext): boolean {
  return model.units.length > 0;
}

/** What the rows and columns of the grid stand for, in order. */
export function gridNames(context: MatrixContext): GridNames {
  const { model, view } = context;
  const tasks = view.rows.map((row) => row.node.task.id);
  return hasUnits(context)
    ? {
        rows: [headRow, ...tasks, ...model.roles.map(totalRow)],
        columns: ['#task', '#total', ...view.columns.map((unit) => unit.id)],
      }
    : { rows: [headRow, ...tasks], columns: ['#task', '#summary'] };
}

/** The matrix as a treegrid: head, rows, and totals by unit at the foot. */
export function matrixGrid(context: MatrixContext): TemplateResult {
  const { messages, model } = context;
  const { rows, columns } = gridNames(context);
  const units = hasUnits(context);
  return html`<table
    role="treegrid"
    class=${units ? 'grid' : 'grid outline'}
    data-head=${headHeight(context)}
    aria-label=${messages.gridLabel(model.data.plan.title || messages.untitled)}
    aria-rowcount=${rows.length}
    aria-colcount=${columns.length}
    aria-describedby="keys"
  >
    <thead role="rowgroup">
      <tr role="row" aria-rowindex="1">
        <th role="columnheader" scope="col" class="task" tabindex="-1" aria-colindex="1">${messages.task}</th>
        ${
          units
            ? html`<th role="columnheader" scope="col" class="counts" tabindex="-1" aria-colindex="2">
                  ${messages.total}
                </th>
                ${context.view.columns.map((unit, index) => unitHeader(context, unit, index + 3))}`
            : html`<th role="columnheader" scope="col" class="summary" tabindex="-1" aria-colindex="2">
                ${messages.summary}
              </th>`
        }
      </tr>
    </thead>
    ${matrixBody(context, units ? 'units' : 'summary', 2)} ${units ? totals(context) : nothing}
  </table>`;
}

/** Room for the longest upright name, in four steps, so that the head keeps its height while columns come and go. */
function headHeight({ model }: MatrixContext): string {
  const longest = Math.max(0, ...model.units.map((unit) => narrowName(unit).length));
  return longest <= 4 ? 's' : longest <= 6 ? 'm' : longest <= 8 ? 'l' : 'xl';
}

/** Chromium repeats a table's head on every printed page, but not the buttons in it: the printed name stands beside. */
function unitHeader(context: MatrixContext, unit: Unit, columnIndex: number): TemplateResult {
  const { messages, view } = context;
  const chosen = view.filter.unitId === unit.id;
  const note = unit.isGroup ? `${unit.name}（${messages.groupNote}）` : unit.name;
  return html`<th
    role="columnheader"
    scope="col"
    class=${['unit', columnClass(context, unit)].filter(Boolean).join(' ')}
    aria-colindex=${columnIndex}
  >
    <button
      type="button"
      tabindex="-1"
      aria-pressed=${chosen ? 'true' : 'false'}
      title=${`${note}\n${messages.unitFilter(unit.name)}`}
      @click=${() => context.filterUnit(chosen ? '' : unit.id)}
    >
      <span class="unit-name" aria-hidden="true">${narrowName(unit)}</span>${unit.isGroup ? groupSign() : nothing}
      <span class="visually-hidden">${note}</span>
    </button>
    <span class="unit-name printed" aria-hidden="true">${narrowName(unit)}</span>
  </th>`;
}

function totals(context: MatrixContext): TemplateResult {
  const { model, view, messages } = context;
  const byUnit = new Map(
    view.columns.map((unit) => [unit.id, unitTotals(model, unit.id, view.text, view.matching)] as const),
  );
  const texts = view.text === 'compare' ? model.texts.length : 1;
  return html`<tfoot role="rowgroup">
    ${model.roles.map((role, roleIndex) => {
      const numbers = (unit: Unit): readonly number[] => byUnit.get(unit.id)?.get(role) ?? [];
      const sum = Array.from({ length: texts }, (_, text) =>
        view.columns.reduce((total, unit) => total + (numbers(unit)[text] ?? 0), 0),
      );
      return html`<tr role="row" aria-rowindex=${view.rows.length + 2 + roleIndex}>
        <th role="rowheader" scope="row" class="task" tabindex="-1" aria-colindex="1">
          <span class="task-line"
            >${roleSign(context, role)}<span class="title">${messages.roleTotal(roleName(context, role))}</span></span
          >
        </th>
        <td role="gridcell" class="counts" tabindex="-1" aria-colindex="2">${total(context, sum)}</td>
        ${view.columns.map(
          (unit, index) =>
            html`<td
              role="gridcell"
              class=${['cell', 'total', columnClass(context, unit)].filter(Boolean).join(' ')}
              tabindex="-1"
              aria-colindex=${index + 3}
            >
              ${total(context, numbers(unit))}
            </td>`,
        )}
      </tr>`;
    })}
  </tfoot>`;
}

function total(context: MatrixContext, numbers: readonly number[]): TemplateResult | typeof nothing {
  if (numbers.every((number) => number === 0)) return nothing;
  const unequal = new Set(numbers).size > 1;
  return unequal
    ? html`<span class="unequal" aria-hidden="true">${countText(numbers)}</span
        ><span class="visually-hidden">${countWords(context, numbers)}</span>`
    : html`${countText(numbers)}`;
}
