import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Unit } from '@yijian/standard';
import { taskStatus, unitKind } from '@yijian/standard/labels';
import { wholeDates } from '../../internal/whole-dates.js';
import { changeWord, label, type MatrixContext, roleName, textName } from './matrix-context.js';
import type { MatrixFilter, TextView } from './matrix-model.js';
import { changeSign, groupSign, roleSign, statusSign } from './signs.js';

/** One choice among few, all in sight: radio buttons that look like one bar. */
export function choiceBar<T extends string | number>(
  name: string,
  legend: string,
  choices: readonly (readonly [value: T, text: string])[],
  chosen: T,
  choose: (value: T) => void,
): TemplateResult {
  return html`<div class="choice" role="radiogroup" aria-label=${legend}>
    ${choices.map(
      ([value, text]) =>
        html`<label
          ><input
            class="visually-hidden"
            type="radio"
            name=${name}
            .checked=${live(value === chosen)}
            @change=${() => choose(value)}
          /><span><bdi>${wholeDates(text)}</bdi></span></label
        >`,
    )}
  </div>`;
}

/** Switch between the texts of the plan and their comparison. */
export function textChoice(context: MatrixContext, choose: (text: TextView) => void): TemplateResult | typeof nothing {
  const { model, view, messages } = context;
  if (model.texts.length < 2) return nothing;
  return choiceBar<TextView>(
    'text',
    messages.text,
    [['compare', messages.compare], ...model.texts.map((_, index) => [index, textName(context, index)] as const)],
    view.text,
    choose,
  );
}

/** Units by kind, kinds in the order of first mention. */
function unitOptions(context: MatrixContext, units: readonly Unit[]): TemplateResult[] {
  const kinds = [...new Set(units.map((unit) => unit.kind))];
  return kinds.map(
    (kind) =>
      html`<optgroup label=${label(context, unitKind, kind)}>
        ${units.filter((unit) => unit.kind === kind).map((unit) => option(unit.id, unit.name, context.view.filter.unitId))}
      </optgroup>`,
  );
}

/** Units beyond which a list of them is filled only when it is asked for: a list of many costs as much as all the rest of the bar. */
const mostUnits = 24;

/** The chosen unit alone, as long as nobody wants to see the others. */
function chosenOption(units: readonly Unit[], chosen: string): TemplateResult | typeof nothing {
  const unit = units.find(({ id }) => id === chosen);
  return unit ? option(unit.id, unit.name, chosen) : nothing;
}

function option(value: string, text: string, chosen: string): TemplateResult {
  return html`<option .value=${value} .selected=${value === chosen}>${text}</option>`;
}

/** What a choice among many is called, and what it says when nothing is chosen. */
interface Choice {
  readonly name: string;
  readonly all: string;
  readonly chosen: string;
  readonly class?: string | typeof nothing;
  /** Asked to fill the list when the reader comes to it. */
  readonly want?: (() => void) | undefined;
}

/** A field to choose one of many by. */
function choice(
  { name, all, chosen, class: look = nothing, want }: Choice,
  options: unknown,
  choose: (value: string) => void,
): TemplateResult {
  return html`<label class="field"
    ><span class="field-name">${name}</span
    ><select
      class=${look}
      @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
      @focus=${want}
      @pointerdown=${want}
    >
      ${option('', all, chosen)}${options}
    </select></label
  >`;
}

export interface FilterControls {
  /** Units to choose from. */
  readonly units: readonly Unit[];
  /** Whether the reader has come to the list of units: a long one is filled only then. */
  readonly unitsWanted: boolean;
  readonly wantUnits: () => void;
  /** Roles to choose from; none where roles do not matter. */
  readonly roles: readonly string[];
  /** Progress to choose from; none where progress does not matter. */
  readonly statuses: readonly string[];
  /** Stages to choose from, by name. */
  readonly stages: readonly string[];
  /** Whether there are texts or versions that can differ. */
  readonly differences: boolean;
  readonly change: (filter: Partial<MatrixFilter>) => void;
  readonly clear: () => void;
}

/** Search, unit, role, progress and stage. */
export function filters(
  context: MatrixContext,
  { units, unitsWanted, wantUnits, roles, statuses, stages, differences, change, clear }: FilterControls,
): TemplateResult {
  const { messages, view } = context;
  const { filter } = view;
  const many = units.length > mostUnits;
  const want = many && !unitsWanted ? wantUnits : undefined;
  return html`<div class=${view.filtered ? 'filters' : 'filters no-print'}>
    <label class="field search"
      ><span class="field-name">${messages.search}</span
      ><input
        type="search"
        maxlength="100"
        placeholder=${messages.searchHint}
        .value=${live(filter.query)}
        @input=${(event: Event) => change({ query: (event.target as HTMLInputElement).value })}
    /></label>
    ${
      units.length > 1
        ? choice(
            {
              name: messages.unit,
              all: messages.allUnits,
              chosen: filter.unitId,
              want,
              class: many ? 'many' : nothing,
            },
            want ? chosenOption(units, filter.unitId) : unitOptions(context, units),
            (unitId) => change({ unitId }),
          )
        : nothing
    }
    ${
      roles.length > 1
        ? choice(
            { name: messages.role, all: messages.allRoles, chosen: filter.role },
            roles.map((role) => option(role, roleName(context, role), filter.role)),
            (role) => change({ role }),
          )
        : nothing
    }
    ${
      statuses.length > 1
        ? choice(
            { name: messages.progress, all: messages.allStatuses, chosen: filter.status },
            statuses.map((status) => option(status, label(context, taskStatus, status), filter.status)),
            (status) => change({ status }),
          )
        : nothing
    }
    ${
      stages.length > 1
        ? choice(
            { name: messages.stage, all: messages.allStages, chosen: filter.stage },
            stages.map((stage, index) => option(String(index), stage, filter.stage)),
            (stage) => change({ stage }),
          )
        : nothing
    }
    ${
      differences
        ? html`<label class="whole"
            ><input
              type="checkbox"
              .checked=${live(filter.different)}
              @change=${(event: Event) => change({ different: (event.target as HTMLInputElement).checked })}
            />${messages.onlyDifferences}</label
          >`
        : nothing
    }
    <button
      class="button clear no-print"
      type="button"
      aria-disabled=${view.filtered ? nothing : 'true'}
      @click=${() => {
        if (view.filtered) clear();
      }}
    >
      ${messages.clear}
    </button>
  </div>`;
}

const changes = ['added', 'removed', 'changed'] as const;

/** What the signs mean. Only those that occur. */
export function legend(context: MatrixContext): TemplateResult {
  const { messages, model, view } = context;
  const texts = model.texts.map((_, index) => textName(context, index));
  return html`<div class="legend" part="legend" role="group" aria-label=${messages.legend}>
    <ul>
      ${model.roles.map((role) => html`<li>${roleSign(context, role)} ${roleName(context, role)}</li>`)}
      ${model.units.some((unit) => unit.isGroup) ? html`<li>${groupSign()} ${messages.groupNote}</li>` : nothing}
      ${
        view.text === 'compare' && texts.length > 1
          ? html`${changes.map(
                (change) =>
                  html`<li data-change=${change}>${changeSign(change)}<span>${changeWord(context, change)}</span></li>`,
              )}
              <li><span>${wholeDates(messages.pairLegend(context.locale.list(texts)))}</span></li>`
          : nothing
      }
      ${view.hidesTasks ? html`<li><span class="hidden-count">2</span> ${messages.hiddenLegend}</li>` : nothing}
      ${
        model.statuses.length === 0
          ? html`<li class="remark">${messages.noProgress}</li>`
          : html`${model.statuses.map(
                (status) => html`<li>${statusSign(status)} ${label(context, taskStatus, status)}</li>`,
              )}
              <li class="remark">${messages.someProgress}</li>`
      }
    </ul>
  </div>`;
}
