import { html, nothing, type TemplateResult } from 'lit';
import type { PlanAssignment, PlanTask } from '@yijian/standard';
import { mechanism, taskStatus } from '@yijian/standard/labels';
import { discrepancyText } from './discrepancy-list.js';
import { label, type MatrixContext, roleName, taskName, textName, textNames } from './matrix-context.js';
import type { TaskNode } from './matrix-model.js';
import { planTargets } from './plan-header.js';
import { differenceSign, roleSign, statusSign } from './signs.js';
import detailStyles from './task-detail.styles.js';

export const styles = [detailStyles];

/** Everything that the plan says about one task but who carries it out. */
export function taskTerms(context: MatrixContext, node: TaskNode): TemplateResult {
  const { messages, model } = context;
  const { task } = node;
  const discrepancies = model.discrepancies.get(task.id) ?? [];
  const targets = (model.data.plan.targets ?? []).filter((target) => target.taskId === task.id);
  return html`<dl class="terms">
      ${
        ancestors(node).length > 0 || task.path
          ? row(
              messages.partOf,
              html`${task.path ? html`<span class="path">${task.path}</span>` : nothing}${ancestors(node).map((above) => html`<span class="crumb">${taskName(above.task)}</span>`)}`,
            )
          : nothing
      }
      ${row(
        messages.source,
        sourceOf(context, task).map((words) => html`<span class="crumb">${words}</span>`),
      )}
      ${task.titleInAnnex ? row(messages.titleInAnnex, task.titleInAnnex) : nothing}
      ${task.summary ? row(messages.summary, task.summary) : nothing}
      ${
        task.period?.wording
          ? row(
              messages.period,
              html`${task.period.wording}
              ${task.period.note ? html`<span class="remark">${task.period.note}</span>` : nothing}`,
            )
          : nothing
      }
      ${
        task.status === undefined
          ? nothing
          : row(messages.progress, html`${statusSign(task.status)} ${label(context, taskStatus, task.status)}`)
      }
      ${targets.length > 0 ? row(messages.targets, planTargets(context, targets)) : nothing}
      ${
        task.mechanismIds?.length
          ? row(
              messages.mechanisms,
              html`<ul class="chips">
                ${task.mechanismIds.map((id) => html`<li>${label(context, mechanism, id)}</li>`)}
              </ul>`,
            )
          : nothing
      }
    </dl>
    ${
      discrepancies.length === 0
        ? nothing
        : html`<ul class="task-discrepancies">
            ${discrepancies.map((entry) => html`<li>${differenceSign()} ${discrepancyText(context, entry)}</li>`)}
          </ul>`
    }`;
}

/** Where it is written: document, part of it, item. */
function sourceOf(context: MatrixContext, { id, path, number }: PlanTask): string[] {
  const { model, messages } = context;
  const { title, documentNumber } = model.data.plan;
  const own = new Set((model.assignments.get(id) ?? []).map(({ textId }) => textId));
  const parts = model.texts.flatMap((text, place) => (own.has(text.id) ? [place] : []));
  return [
    [title || messages.untitled, documentNumber].filter(Boolean).join(' '),
    ...(parts.length > 0 ? [textNames(context, parts)] : []),
    ...(path || number ? [path ?? number ?? ''] : []),
  ];
}

function row(name: string, content: unknown): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${content}</dd>
  </div>`;
}

function ancestors(node: TaskNode): TaskNode[] {
  return node.parent ? [...ancestors(node.parent), node.parent] : [];
}

/** Who carries the task out, text by text, as the document has it: order, phrase and name as written. */
export function taskAssignments(context: MatrixContext, { task }: TaskNode): TemplateResult | typeof nothing {
  const { model, messages } = context;
  const own = model.assignments.get(task.id) ?? [];
  if (own.length === 0) {
    return task.kind === 'part' || model.units.length === 0
      ? nothing
      : html`<p class="remark">${messages.unassigned}</p>`;
  }
  return html`<div class="readings">
    ${model.texts.map((text, place) => {
      const lines = own.filter((assignment) => assignment.textId === text.id);
      return html`<section class="reading">
        <h5>${readingTitle(context, place, lines.length > 0)}</h5>
        ${groups(lines).map((group, index, all) => groupList(context, group, all.length > 1 ? index + 1 : undefined))}
      </section>`;
    })}
  </div>`;
}

function readingTitle(context: MatrixContext, place: number, assigned: boolean): string {
  const { model, messages } = context;
  if (!assigned) return messages.notAssignedBy(textName(context, place));
  return model.texts.length > 1 ? messages.assignedBy(textName(context, place)) : messages.assignedInText;
}

/** Assignments by their group, groups in the order of the document. */
function groups(lines: readonly PlanAssignment[]): PlanAssignment[][] {
  const byNumber = new Map<number, PlanAssignment[]>();
  for (const line of lines) byNumber.set(line.groupNo, [...(byNumber.get(line.groupNo) ?? []), line]);
  return [...byNumber.values()];
}

function groupList(
  context: MatrixContext,
  group: readonly PlanAssignment[],
  number: number | undefined,
): TemplateResult {
  const { messages, model, locale } = context;
  const phrases = [...new Set(group.map((line) => line.phrase).filter((phrase) => phrase !== undefined))];
  return html`<p class="group-line">
      ${number === undefined ? nothing : html`<span>${messages.groupNo(number)}</span>`}
      ${phrases.length > 0 ? html`<span class="remark">${messages.phrase(locale.list(phrases))}</span>` : nothing}
    </p>
    <ol class="assignments">
      ${group.map((line) => {
        const remarks = [
          ...(line.nameAsWritten === undefined ? [] : [messages.asWritten(line.nameAsWritten)]),
          ...(line.openEnded === true ? [messages.openEnded] : []),
          ...(line.note === undefined ? [] : [line.note]),
        ];
        return html`<li>
          <span class="order">${line.order}</span>
          ${roleSign(context, line.role)}
          <span class="assigned-unit"
            >${model.unitById.get(line.unitId)?.name ?? line.unitId}
            <span class="assigned-role">${roleName(context, line.role)}</span>
            ${
              line.status === undefined
                ? nothing
                : html`<span class="status" data-status=${line.status}
                    >${statusSign(line.status)}${label(context, taskStatus, line.status)}</span
                  >`
            }
            ${remarks.map((remark) => html`<span class="remark">${remark}</span>`)}</span
          >
        </li>`;
      })}
    </ol>`;
}
