import { html, nothing, svg, type TemplateResult } from 'lit';
import type { UnitLoad } from '@yijian/standard';
import { type MatrixContext, roleName, textName } from './matrix-context.js';
import { knownRoles } from './matrix-model.js';
import { countOfRole, unitLoads } from './unit-loads.js';
import loadStyles from './load-list.styles.js';

export const styles = [loadStyles];

/** From how many times the average on a unit counts as carrying much. */
const muchTimes = 2;

/**
 * How the assignments that are shown fall upon the units, the most burdened first: a bar by role, the figures in words, and a mark on those that
 * carry twice the average or more. Where texts are compared, the first one is counted: both together would count most tasks twice.
 *
 * @param today day on which it is judged what is overdue, `YYYY-MM-DD`
 */
export function loadList(context: MatrixContext, today: string): TemplateResult | undefined {
  const { model, messages } = context;
  const { loads, assignmentCount, text } = unitLoads(context, today);
  const [first] = loads;
  if (!first) return undefined;
  const average = assignmentCount / loads.length;
  return html`<div class="loads" part="loads">
    <p class="remark">
      ${messages.loadOf(loads.length, assignmentCount, context.locale.number(Math.round(average * 10) / 10))}
      ${model.texts.length > 1 ? messages.loadText(textName(context, text)) : nothing}
    </p>
    <ol>
      ${loads.map((load) => unitLine(context, load, first.totalCount, average))}
    </ol>
  </div>`;
}

function unitLine(context: MatrixContext, load: UnitLoad, most: number, average: number): TemplateResult {
  const { messages, model } = context;
  const unit = model.unitById.get(load.unit.id);
  const much = load.totalCount >= average * muchTimes;
  const roles = knownRoles.filter((role) => load[countOfRole[role]] > 0);
  return html`<li class=${much ? 'load much' : 'load'}>
    <button
      type="button"
      class="task-link"
      title=${messages.unitFilter(load.unit.name ?? load.unit.id)}
      @click=${() => context.filterUnit(load.unit.id)}
    >
      ${unit?.name ?? load.unit.id}
    </button>
    ${bar(load, roles, most, average)}
    <span class="load-words"
      ><strong>${messages.tasks(load.totalCount)}</strong>
      ${context.locale.list(roles.map((role) => `${roleName(context, role)} ${load[countOfRole[role]]}`))}
      ${load.doneCount > 0 ? html`<span class="remark">${messages.loadDone(load.doneCount)}</span>` : nothing}
      ${load.overdueCount > 0 ? html`<span class="overdue">${messages.loadOverdue(load.overdueCount)}</span>` : nothing}
      ${much ? html`<span class="heavy">${messages.loadMuch(muchTimes)}</span>` : nothing}</span
    >
  </li>`;
}

const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;

/** The unit's tasks by role on the scale of the most burdened, with the average as a line. */
function bar(
  load: UnitLoad,
  roles: readonly (keyof typeof countOfRole)[],
  most: number,
  average: number,
): TemplateResult {
  let from = 0;
  return html`<svg class="load-bar" aria-hidden="true" focusable="false">
    ${roles.map((role) => {
      const width = (load[countOfRole[role]] / most) * 100;
      const part = svg`<rect data-role=${role} x=${percent(from)} y="15%" width=${percent(width)} height="70%" />`;
      from += width;
      return part;
    })}
    ${svg`<line x1=${percent((average / most) * 100)} x2=${percent((average / most) * 100)} y1="0" y2="100%" />`}
  </svg>`;
}
