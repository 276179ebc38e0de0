import { html, nothing, type TemplateResult } from 'lit';
import { matrixBody } from './matrix-body.js';
import { classes, columnClass, totalContent, totalHeader, totalOfRole, unitHeader } from './matrix-cells.js';
import { type MatrixContext, narrowName } from './matrix-context.js';
import { hasUnits, totalsByUnit } from './matrix-model.js';

/** Names of the rows and columns of the grid, by which the keyboard's place survives every change. */
export interface GridNames {
  readonly rowCount: number;
  readonly columnCount: number;
  /** The name at a place; empty where there is none. */
  readonly rowAt: (place: number) => string;
  readonly columnAt: (place: number) => string;
  /** The place of a name, from 0; -1 where it has none. */
  readonly placeOfRow: (name: string) => number;
  readonly placeOfColumn: (name: string) => number;
}

export const noNames: GridNames = {
  rowCount: 0,
  columnCount: 0,
  rowAt: () => '',
  columnAt: () => '',
  placeOfRow: () => -1,
  placeOfColumn: () => -1,
};

const headRow = '#head';
/** Names of rows and columns that are no tasks and units start with a sign that no identifier has. */
const totalRow = (role: string): string => `#total ${role}`;

/** What the rows and columns of the grid stand for. */
export function gridNames(context: MatrixContext): GridNames {
  const { model, view } = context;
  const units = hasUnits(model);
  const totals = units ? model.roles.map(totalRow) : [];
  const columns = units ? ['#task', '#total', ...view.columns.map((unit) => unit.id)] : ['#task', '#summary'];
  return {
    rowCount: 1 + view.rowCount + totals.length,
    columnCount: columns.length,
    rowAt: (place) =>
      place === 0 ? headRow : (view.rowAt(place - 1)?.node.task.id ?? totals[place - 1 - view.rowCount] ?? ''),
    columnAt: (place) => columns[place] ?? '',
    placeOfRow: (name) => {
      if (name === headRow) return 0;
      const total = totals.indexOf(name);
      if (total >= 0) return 1 + view.rowCount + total;
      const place = view.placeOf(name);
      return place < 0 ? -1 : 1 + place;
    },
    placeOfColumn: (name) => columns.indexOf(name),
  };
}

/**
 * The matrix as a treegrid: head, rows, and totals by unit at the foot.
 *
 * @param windowed leaves head and body empty, for a `MatrixWindow` to draw what is in sight
 */
export function matrixGrid(context: MatrixContext, names: GridNames, windowed: boolean): TemplateResult {
  const { messages, model } = context;
  const units = hasUnits(model);
  return html`<table
    role="treegrid"
    class=${classes('grid', units ? '' : 'outline', windowed ? 'windowed' : '')}
    data-head=${headHeight(context)}
    aria-label=${messages.gridLabel(model.data.plan.title || messages.untitled)}
    aria-rowcount=${names.rowCount}
    aria-colcount=${names.columnCount}
    aria-describedby="keys"
  >
    ${
      windowed
        ? html`<thead role="rowgroup"></thead>
            <tbody role="rowgroup"></tbody>`
        : html`${head(context)} ${matrixBody(context, units ? 'units' : 'summary', 2)}
          ${units ? totals(context) : nothing}`
    }
  </table>`;
}

function head(context: MatrixContext): TemplateResult {
  const { messages } = context;
  return html`<thead role="rowgroup">
    <tr role="row" aria-rowindex="1">
      <th role="columnheader" scope="col" class="task" tabindex="-1" aria-colindex="1">${messages.task}</th>
      ${
        hasUnits(context.model)
          ? html`<th role="columnheader" scope="col" class="counts" tabindex="-1" aria-colindex="2">
                ${messages.total}
              </th>
              ${context.view.columns.map(
                (unit, index) =>
                  html`<th
                    role="columnheader"
                    scope="col"
                    class=${classes('unit', columnClass(context, unit))}
                    aria-colindex=${index + 3}
                  >
                    ${unitHeader(context, unit)}
                  </th>`,
              )}`
          : html`<th role="columnheader" scope="col" class="summary" tabindex="-1" aria-colindex="2">
              ${messages.summary}
            </th>`
      }
    </tr>
  </thead>`;
}

/** Room for the longest upright name, in four steps, so that the head keeps its height while columns come and go. */
function headHeight({ model }: MatrixContext): string {
  const longest = Math.max(0, ...model.units.map((unit) => narrowName(unit).length));
  return longest <= 4 ? 's' : longest <= 6 ? 'm' : longest <= 8 ? 'l' : 'xl';
}

function totals(context: MatrixContext): TemplateResult {
  const { model, view } = context;
  const byUnit = totalsByUnit(model, view.text, view.matching);
  return html`<tfoot role="rowgroup">
    ${model.roles.map(
      (role, roleIndex) =>
        html`<tr role="row" aria-rowindex=${view.rowCount + 2 + roleIndex}>
          <th role="rowheader" scope="row" class="task" tabindex="-1" aria-colindex="1">
            ${totalHeader(context, role)}
          </th>
          <td role="gridcell" class="counts" tabindex="-1" aria-colindex="2">
            ${totalContent(context, totalOfRole(context, byUnit, role))}
          </td>
          ${view.columns.map(
            (unit, index) =>
              html`<td
                role="gridcell"
                class=${classes('cell', 'total', columnClass(context, unit))}
                tabindex="-1"
                aria-colindex=${index + 3}
              >
                ${totalContent(context, byUnit.get(unit.id)?.get(role) ?? [])}
              </td>`,
          )}
        </tr>`,
    )}
  </tfoot>`;
}
