import { Task } from '@lit/task';
import type { Plan } from '@yijian/client';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PortalPage } from './portal-page.js';
import { fragmentOf } from './route.js';

/** The plans, one of them shown as a matrix of tasks against units. */
export class PortalPlans extends PortalPage {
  @property({ attribute: false }) planId: string | undefined;

  readonly #plans = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => (await this.settings.client.plans.list({}, { signal })).data,
  });

  protected override render(): TemplateResult {
    const { words } = this;
    return html`
      <h1>${words.plans}</h1>
      ${this.#plans.render({
        pending: () => html`<p role="status">${words.loading}</p>`,
        complete: (plans) => this.#matrix(plans),
        error: (error) =>
          html`<p role="alert">
            ${words.failed} ${error instanceof Error ? error.message : ''}
            <button type="button" @click=${() => this.#plans.run()}>${words.retry}</button>
          </p>`,
      })}
    `;
  }

  #matrix(plans: Plan[]): TemplateResult {
    const shown = this.planId ?? plans[0]?.id;
    return html`
      <ul class="plans" aria-label=${this.words.choosePlan}>
        ${plans.map(
          (plan) =>
            html`<li>
              <a
                href=${fragmentOf({ page: 'plans', id: plan.id })}
                aria-current=${plan.id === shown ? 'true' : 'false'}
              >
                <strong>${plan.regionName ?? ''}</strong>
                <span>${plan.documentNumber ?? plan.title}</span>
              </a>
            </li>`,
        )}
      </ul>
      ${shown === undefined ? nothing : html`<yj-task-matrix plan=${shown}></yj-task-matrix>`}
    `;
  }
}
