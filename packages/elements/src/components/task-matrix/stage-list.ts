import { html, nothing, svg, type TemplateResult } from 'lit';
import type { VaguePeriod } from '@yijian/standard';
import type { MatrixContext } from './matrix-context.js';
import { type AxisSpan, type AxisStretch, stageAxis, type StageAxis } from './stage-axis.js';
import stageStyles from './stage-list.styles.js';

export const styles = [stageStyles];

interface Entry {
  readonly name: string;
  readonly period: VaguePeriod;
  readonly summary: string | undefined;
  readonly kind: 'goal' | 'stage';
}

/**
 * The stages of a plan on one time axis, each with the document's own words for its time. What the words leave open or in doubt is drawn open
 * and in doubt.
 *
 * @param mostTicks how many months or years there is room to name
 */
export function stageList(context: MatrixContext, mostTicks: number): TemplateResult | typeof nothing {
  const { messages, model } = context;
  const { plan, stages } = model.data;
  const entries: Entry[] = [
    ...(plan.goalPeriod
      ? [{ name: messages.goal, period: plan.goalPeriod, summary: undefined, kind: 'goal' as const }]
      : []),
    ...stages.map(({ name, period, summary }) => ({ name, period, summary, kind: 'stage' as const })),
  ];
  if (entries.length === 0) return nothing;
  const axis = stageAxis(
    entries.map((entry) => entry.period),
    [plan.issuedOn],
    mostTicks,
  );
  const issued = axis?.place(plan.issuedOn);
  const spans = entries.map((entry) => axis?.span(entry.period));
  return html`<div class="stages" part="stages">
    <div class="stages-head">
      <h4>${messages.stages}</h4>
      ${axis ? key(context, spans, plan.issuedOn) : nothing}
    </div>
    ${axis ? scale(context, axis, issued, 100 - 90 / mostTicks) : nothing}
    <div class="stage-rows">
      ${axis ? html`<div class="backdrop">${lines(axis, issued)}</div>` : nothing}
      <ol>
        ${entries.map((entry, index) => {
          const span = spans[index];
          return html`<li class="stage" data-kind=${entry.kind}>
            <div class="stage-words">
              <span class="stage-name">${entry.name}</span>
              <span class="wording">${entry.period.wording}</span>
              ${span?.openStart ? html`<span class="remark">${messages.openStart}</span>` : nothing}
              ${span?.openEnd ? html`<span class="remark">${messages.openEnd}</span>` : nothing}
            </div>
            ${axis ? bar(span) : nothing}
            ${
              entry.summary || entry.period.note
                ? html`<div class="stage-notes">
                    ${entry.summary ? html`<p>${entry.summary}</p>` : nothing}
                    ${entry.period.note ? html`<p class="remark">${entry.period.note}</p>` : nothing}
                  </div>`
                : nothing
            }
          </li>`;
        })}
      </ol>
    </div>
  </div>`;
}

/** What the lines on the axis mean. Only those that occur. */
function key(
  { messages }: MatrixContext,
  spans: readonly (AxisSpan | undefined)[],
  issuedOn: string | undefined,
): TemplateResult {
  const sample = (drawing: TemplateResult, words: string): TemplateResult =>
    html`<li><svg class="axis sample" aria-hidden="true" focusable="false">${drawing}</svg>${words}</li>`;
  return html`<ul class="stage-key">
    ${issuedOn === undefined ? nothing : sample(upright(50, 'issued'), messages.issuedOn(issuedOn))}
    ${
      spans.some((span) => span && (span.openStart || span.openEnd))
        ? sample(svg`<line class="open" x1="0" x2="100%" y1="50%" y2="50%" />`, messages.open)
        : nothing
    }
    ${spans.some((span) => span?.doubtful) ? sample(block({ from: 5, to: 95 }, 'doubtful'), messages.doubtful) : nothing}
  </ul>`;
}

const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;

/** @param edge percentage beyond which there is no room for a name */
function scale({ messages }: MatrixContext, axis: StageAxis, issued: number | undefined, edge: number): TemplateResult {
  const yearsOnly = axis.ticks.every((tick) => tick.month === 1);
  return html`<div class="scale" aria-hidden="true">
    <svg class="axis" focusable="false">
      ${axis.ticks.map(
        ({ at, year, month }) =>
          svg`<line x1=${percent(at)} x2=${percent(at)} y1="60%" y2="100%" />${
            at > edge
              ? nothing
              : svg`<text x=${percent(at)} y="50%" dx="3">${yearsOnly ? messages.axisYear(year) : messages.axisMonth(year, month)}</text>`
          }`,
      )}
      ${
        issued === undefined
          ? nothing
          : svg`<line class="issued" x1=${percent(issued)} x2=${percent(issued)} y1="60%" y2="100%" />`
      }
    </svg>
  </div>`;
}

const upright = (at: number, kind: string, from = '0', to = '100%'): TemplateResult =>
  svg`<line class=${kind} x1=${percent(at)} x2=${percent(at)} y1=${from} y2=${to} />`;

const block = ({ from, to }: AxisStretch, kind: string): TemplateResult =>
  svg`<rect class=${kind} x=${percent(from)} width=${percent(Math.max(to - from, 0.4))} y="27%" height="46%" />`;

/** The months and the day of the document, behind all periods. */
function lines(axis: StageAxis, issued: number | undefined): TemplateResult {
  return html`<svg class="axis" aria-hidden="true" focusable="false">
    ${axis.ticks.map(({ at }) => upright(at, 'tick'))} ${issued === undefined ? nothing : upright(issued, 'issued')}
  </svg>`;
}

/**
 * One period as a bar; as a dashed line where the wording leaves its beginning or end open, with an edge at the end that it does give. Lengths
 * are percentages, which SVG takes as attributes: a strict page allows no inline style.
 */
function bar(span: AxisSpan | undefined): TemplateResult {
  return html`<svg class="axis bar-line" aria-hidden="true" focusable="false">
    ${span?.doubtful ? block(span.doubtful, 'doubtful') : nothing}
    ${span && !span.openStart && !span.openEnd ? block(span, 'span') : nothing}
    ${
      span && (span.openStart || span.openEnd)
        ? svg`<line class="open" x1=${percent(span.from)} x2=${percent(span.to)} y1="50%" y2="50%" />`
        : nothing
    }
    ${span?.openStart && !span.openEnd ? upright(span.to, 'edge', '22%', '78%') : nothing}
    ${span?.openEnd && !span.openStart ? upright(span.from, 'edge', '22%', '78%') : nothing}
  </svg>`;
}
