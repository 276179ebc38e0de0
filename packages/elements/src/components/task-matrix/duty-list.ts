import { html, nothing, type TemplateResult } from 'lit';
import type { UnitDuty } from '@yijian/standard';
import { dutyVerb } from '@yijian/standard/labels';
import { label, type MatrixContext } from './matrix-context.js';
import { dutiesByUnit } from './matrix-model.js';
import dutyStyles from './duty-list.styles.js';

export const styles = [dutyStyles];

/** Duties that a prose annex gives to units, unit by unit. */
export function dutyList(context: MatrixContext): TemplateResult {
  const { model, view } = context;
  return html`<ol class="duties" part="duties">
    ${dutiesByUnit(model, view.filter).map(
      ({ unit, duties }) =>
        html`<li class="duty-unit">
          <h5>
            ${unit.name}${unit.isGroup ? html` <span class="remark">${context.messages.groupNote}</span>` : nothing}
          </h5>
          <ul>
            ${duties.map((duty) => html`<li>${dutyLine(context, duty)}</li>`)}
          </ul>
        </li>`,
    )}
  </ol>`;
}

function dutyLine(context: MatrixContext, duty: UnitDuty): TemplateResult {
  const { messages, model, locale } = context;
  const partners = (duty.withUnitIds ?? []).map((id) => model.unitById.get(id)?.name ?? id);
  return html`<span class="verb" data-verb=${duty.verb}>${label(context, dutyVerb, duty.verb)}</span>
    <span class="duty-text"
      >${duty.summary}
      ${
        partners.length > 0 || duty.withUnitsOpen
          ? html`<span class="remark">${messages.partners(locale.list(partners), duty.withUnitsOpen === true)}</span>`
          : nothing
      }</span
    >`;
}
