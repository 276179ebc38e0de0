import { html, nothing, type TemplateResult } from 'lit';
import type { Unit } from '@yijian/standard';
import { taskStatus } from '@yijian/standard/labels';
import accordionStyles from './accordion.styles.js';
import { label, type MatrixContext, markWords, roleName, taskName } from './matrix-context.js';
import {
  cellChange,
  cellMarks,
  type RoleCounts,
  type TaskNode,
  taskTotals,
  totalsByUnit,
  unitsByRole,
} from './matrix-model.js';
import { onlyWord, taskRemarks } from './matrix-cells.js';
import { roleCounts } from './role-counts.js';
import { changeSign, roleSign, statusSign, twistySign } from './signs.js';
import type * as TaskDetail from './task-detail.js';

export const styles = [accordionStyles];

export interface AccordionContext extends MatrixContext {
  /** Unit whose tasks are open. */
  readonly openUnitId: string | undefined;
  /** How a task is shown in detail, once that is loaded. */
  readonly details: typeof TaskDetail | undefined;
  readonly openUnit: (unitId: string) => void;
  readonly closeTask: () => void;
  /** How many rows are shown before the reader asks for more. */
  readonly limit: number;
  readonly showMore: () => void;
}

/** The matrix for narrow places, task by task: the units of each as chips by role, everything else when it is opened. */
export function tasksAccordion(context: AccordionContext): TemplateResult {
  const { view, messages, limit } = context;
  const rest = view.rows.length - limit;
  return html`<ol class="accordion" part="accordion">
      ${view.rows
        .slice(0, limit)
        .map(({ node }) => (node.task.kind === 'part' ? partHeading(node) : taskItem(context, node)))}
    </ol>
    ${
      rest > 0
        ? html`<button class="button show-more" type="button" @click=${() => context.showMore()}>
            ${messages.showMore(rest)}
          </button>`
        : nothing
    }`;
}

function partHeading({ task, level }: TaskNode): TemplateResult {
  return html`<li class="part" data-level=${Math.min(level, 6)}><h4>${taskName(task)}</h4></li>`;
}

function taskItem(context: AccordionContext, node: TaskNode): TemplateResult {
  const { task } = node;
  const open = context.openTaskId === task.id;
  return html`<li class="item" data-kind=${task.kind} data-task=${task.id}>
    <h5>
      <button
        type="button"
        aria-expanded=${String(open)}
        @click=${() => (open ? context.closeTask() : context.openTask(task.id))}
      >
        ${twistySign()}
        <span class="item-name"
          >${task.number ? html`<span class="number">${task.number}</span> ` : nothing}${task.title}
          ${taskRemarks(context, task)} ${whoLeads(context, node)}
        </span>
      </button>
    </h5>
    ${open ? itemBody(context, node) : nothing}
  </li>`;
}

function itemBody(context: AccordionContext, node: TaskNode): TemplateResult {
  const { details, messages, model } = context;
  if (!details) return html`<p class="item-body remark" role="status">${messages.loading}</p>`;
  return html`<div class="item-body">
    ${unitChips(context, node)} ${details.taskTerms(context, node)}
    ${
      model.assignments.has(node.task.id)
        ? html`<details class="more">
            <summary>${messages.asInDocument}</summary>
            ${details.taskAssignments(context, node)}
          </details>`
        : details.taskAssignments(context, node)
    }
  </div>`;
}

/** In one line who leads by name, and how many others there are. */
function whoLeads(context: AccordionContext, { task }: TaskNode): TemplateResult {
  const { model, view, messages, locale } = context;
  const leads = unitsByRole(model, task.id, view.text).get('lead') ?? [];
  const others = new Map([...taskTotals(model, task.id, view.text)].filter(([role]) => role !== 'lead'));
  return html`<span class="item-counts"
    >${
      leads.length === 0
        ? nothing
        : html`<span class="count" data-role="lead"
            ><span aria-hidden="true">${messages.roleShort('lead')} </span
            ><span class="visually-hidden">${roleName(context, 'lead')} </span>${locale.list(
              leads.map((unit) => unit.name),
            )}</span
          >`
    }${roleCounts(context, others)}</span
  >`;
}

function unitChips(context: AccordionContext, { task }: TaskNode): TemplateResult | typeof nothing {
  const byRole = unitsByRole(context.model, task.id, context.view.text);
  if (byRole.size === 0) return nothing;
  return html`<dl class="by-role">
    ${[...byRole].map(
      ([role, units]) =>
        html`<div>
          <dt>${roleSign(context, role)} ${roleName(context, role)}</dt>
          <dd>
            <ul class="chips">
              ${units.map((unit) => unitChip(context, task.id, unit, role))}
            </ul>
          </dd>
        </div>`,
    )}
  </dl>`;
}

function unitChip(context: AccordionContext, taskId: string, unit: Unit, role: string): TemplateResult {
  const marks = cellMarks(context.model, taskId, unit.id, context.view.text);
  const mark = marks.find((entry) => entry.role === role);
  const change = cellChange(marks);
  const only = mark && !mark.agreed && change ? onlyWord(context, mark, change) : undefined;
  return html`<li class=${only ? 'differs' : ''}>
    ${unit.name}${only && change ? html` <span class="only">${changeSign(change)}${only}</span>` : nothing}${
      mark?.status === undefined
        ? nothing
        : html` ${statusSign(mark.status)}<span class="remark">${label(context, taskStatus, mark.status)}</span>`
    }
  </li>`;
}

/** The matrix for narrow places, unit by unit: each with its tasks. */
export function unitsAccordion(context: AccordionContext): TemplateResult {
  const { model, view } = context;
  const totals = totalsByUnit(model, view.text, view.matching);
  return html`<ol class="accordion" part="accordion">
    ${view.columns.map((unit) => unitItem(context, unit, totals.get(unit.id) ?? new Map()))}
  </ol>`;
}

function unitItem(context: AccordionContext, unit: Unit, totals: RoleCounts): TemplateResult | typeof nothing {
  const { model, view, messages } = context;
  const tasks = view.matching.filter((node) => cellMarks(model, node.task.id, unit.id, view.text).length > 0);
  if (tasks.length === 0) return nothing;
  const open = context.openUnitId === unit.id;
  return html`<li class="item" data-unit=${unit.id}>
    <h5>
      <button type="button" aria-expanded=${String(open)} @click=${() => context.openUnit(open ? '' : unit.id)}>
        ${twistySign()}
        <span class="item-name"
          >${unit.name}${unit.isGroup ? html` <span class="remark">${messages.groupNote}</span>` : nothing}
          <span class="item-counts">${roleCounts(context, totals)}</span>
        </span>
      </button>
    </h5>
    ${
      open
        ? html`<ul class="item-body unit-tasks">
            ${tasks.map((node) => unitTask(context, unit, node))}
          </ul>`
        : nothing
    }
  </li>`;
}

function unitTask(context: AccordionContext, unit: Unit, { task }: TaskNode): TemplateResult {
  const marks = cellMarks(context.model, task.id, unit.id, context.view.text);
  return html`<li>
    ${marks.map((mark) => roleSign(context, mark.role))}
    <span>
      <button type="button" class="task-link" @click=${() => context.openTask(task.id)}>
        ${task.path ?? task.number ?? nothing} ${task.title}
      </button>
      <span class="remark">${marks.map((mark) => markWords(context, mark)).join('；')}</span>
    </span>
  </li>`;
}
