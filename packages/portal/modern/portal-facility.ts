import { Task } from '@lit/task';
import type { Facility } from '@yijian/client';
import { facilityCategory, facilityStatus, hospitalGrade, profitClass } from '@yijian/standard/labels';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PortalPage } from './portal-page.js';
import { fragmentOf } from './route.js';

/** One facility: what is registered, its credit and its supervision life. */
export class PortalFacility extends PortalPage {
  @property({ attribute: false }) facilityId = '';

  readonly #facility = new Task(this, {
    args: () => [this.facilityId] as const,
    task: ([id], { signal }) => this.settings.client.facilities.get(id, { signal }),
  });

  protected override render(): TemplateResult {
    const { words } = this;
    return html`
      <p><a href=${fragmentOf({ page: 'facilities' })}>← ${words.back}</a></p>
      ${this.#facility.render({
        pending: () => html`<p role="status">${words.loading}</p>`,
        complete: (facility) => this.#details(facility),
        error: (error) =>
          html`<p role="alert">
            ${words.failed} ${error instanceof Error ? error.message : ''}
            <button type="button" @click=${() => this.#facility.run()}>${words.retry}</button>
          </p>`,
      })}
    `;
  }

  #details(facility: Facility): TemplateResult {
    const { words } = this;
    const { licence } = facility;
    const facts: [string, string | number | undefined][] = [
      [words.category, this.label(facilityCategory, facility.categoryCode)],
      [words.grade, this.label(hospitalGrade, facility.gradeCode)],
      [words.status, this.label(facilityStatus, facility.status)],
      [words.profit, this.label(profitClass, facility.profitClassCode)],
      [words.beds, facility.bedCount],
      [words.address, facility.address],
      [words.licence, licence?.number],
      [words.validity, licence && `${licence.validFrom} – ${licence.validTo ?? ''}`],
    ];
    return html`
      <h1>${facility.name}</h1>
      <div class="facility">
        <dl>
          ${facts.map(([name, value]) =>
            value === undefined || value === ''
              ? nothing
              : html`<div>
                  <dt>${name}</dt>
                  <dd>${value}</dd>
                </div>`,
          )}
        </dl>
        <section aria-label=${words.credit}>
          <yj-credit-badge subject=${facility.id} size="card"></yj-credit-badge>
        </section>
      </div>
      <h2>${words.timeline}</h2>
      <yj-inspection-timeline facility=${facility.id}></yj-inspection-timeline>
    `;
  }
}
