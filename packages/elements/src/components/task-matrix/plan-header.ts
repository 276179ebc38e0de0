import { html, nothing, type TemplateResult } from 'lit';
import type { PlanTarget } from '@yijian/standard';
import { comparison as comparisonLabels, leadConvention, planStatus } from '@yijian/standard/labels';
import { label, type MatrixContext } from './matrix-context.js';

/**
 * What document this is, and what it says about itself.
 *
 * @param whole whether nothing may be folded away
 * @param unverified whether it comes from a credential whose signature nobody has checked
 */
export function planHeader(context: MatrixContext, whole: boolean, unverified: boolean): TemplateResult {
  const { messages, model } = context;
  const { plan } = model.data;
  const facts = [
    plan.documentNumber,
    plan.issuerName,
    plan.regionName && plan.regionInferred ? messages.regionInferred(plan.regionName) : plan.regionName,
    plan.issuedOn && messages.issuedOn(plan.issuedOn),
    plan.publishedOn && messages.publishedOn(plan.publishedOn),
  ].filter((fact) => fact !== undefined && fact !== '');
  return html`<div class="plan" part="header">
    <h3 class="plan-title">
      ${plan.title || messages.untitled}
      <span class="tag" data-status=${plan.status}>${label(context, planStatus, plan.status)}</span>
      ${unverified ? html`<span class="tag unverified">${messages.unverified}</span>` : nothing}
    </h3>
    ${plan.status === 'draft' ? html`<p class="warning">${messages.draft}</p>` : nothing}
    ${plan.titleStated === false && plan.title ? html`<p class="remark">${messages.titleGiven}</p>` : nothing}
    ${
      facts.length === 0
        ? nothing
        : html`<ul class="facts">
            ${facts.map((fact) => html`<li>${fact}</li>`)}
          </ul>`
    }
    <dl class="terms">
      ${plan.goal ? term(messages.goal, [plan.goal]) : nothing}
      ${term(
        messages.leadConventions,
        (plan.leadConventions ?? []).map((convention) =>
          messages.convention(
            label(context, leadConvention, convention.kind),
            convention.wording ?? '',
            convention.place ?? '',
          ),
        ),
      )}
    </dl>
    ${
      plan.basis?.length || plan.note
        ? html`<details class="more" ?open=${whole}>
            <summary>${messages.more}</summary>
            <dl class="terms">
              ${term(messages.basis, plan.basis ?? [])} ${plan.note ? term(messages.note, [plan.note]) : nothing}
            </dl>
          </details>`
        : nothing
    }
  </div>`;
}

function term(name: string, descriptions: readonly string[]): TemplateResult | typeof nothing {
  if (descriptions.length === 0) return nothing;
  return html`<div>
    <dt>${name}</dt>
    ${descriptions.map((description) => html`<dd>${description}</dd>`)}
  </div>`;
}

const signs: Readonly<Record<string, string>> = { 'at-least': '≥ ', 'at-most': '≤ ' };

function targetValue(context: MatrixContext, target: PlanTarget): TemplateResult {
  const { comparison, value, unitOfMeasure } = target;
  const sign = comparison === undefined ? '' : (signs[comparison] ?? '');
  return html`${
    sign === ''
      ? nothing
      : html`<span aria-hidden="true">${sign}</span
          ><span class="visually-hidden">${label(context, comparisonLabels, comparison ?? '')} </span>`
  }${context.locale.number(value)}
  ${unitOfMeasure}`;
}

/** Numbers that the document sets, with their dates in its own words. */
export function planTargets(context: MatrixContext, targets: readonly PlanTarget[]): TemplateResult {
  const { messages } = context;
  return html`<ul class="targets">
    ${targets.map(
      (target) =>
        html`<li>
          <span class="target-name">${target.name}</span>
          <span class="target-value"
            >${targetValue(context, target)}${
              target.cumulative ? html` <span class="remark">${messages.cumulative}</span>` : nothing
            }</span
          >
          ${target.period?.wording ? html`<span class="wording">${target.period.wording}</span>` : nothing}
        </li>`,
    )}
  </ul>`;
}
