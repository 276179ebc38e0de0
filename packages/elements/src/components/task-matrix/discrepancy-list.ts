import { html, nothing, type TemplateResult } from 'lit';
import type { PlanDiscrepancy } from '@yijian/standard';
import { planDiscrepancyKind } from '@yijian/standard/labels';
import { label, type MatrixContext } from './matrix-context.js';
import { differenceSign } from './signs.js';

/** One discrepancy: its kind and what differs. */
export function discrepancyText(context: MatrixContext, discrepancy: PlanDiscrepancy): TemplateResult {
  return html`<span class="kind">${label(context, planDiscrepancyKind, discrepancy.kind)}</span> ${discrepancy.detail}`;
}

/** Every place where the document disagrees with itself, with the task it concerns. */
export function discrepancyList(context: MatrixContext): TemplateResult | typeof nothing {
  const { model, messages } = context;
  const { discrepancies } = model.data;
  if (discrepancies.length === 0) return nothing;
  return html`<div class="discrepancies" part="discrepancies">
    <h4 id="discrepancies" tabindex="-1">${differenceSign()} ${messages.discrepancies(discrepancies.length)}</h4>
    <ol>
      ${discrepancies.map((discrepancy) => {
        const task = model.nodeById.get(discrepancy.taskId)?.task;
        return html`<li>
          ${
            task
              ? html`<button type="button" class="task-link" @click=${() => context.openTask(task.id)}>
                  ${task.path ?? task.number ?? nothing} ${task.title}
                </button>`
              : html`<span class="task-link">${discrepancy.taskId}</span>`
          }
          <p>${discrepancyText(context, discrepancy)}</p>
        </li>`;
      })}
    </ol>
  </div>`;
}
