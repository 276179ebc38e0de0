import { html, nothing, type TemplateResult } from 'lit';
import type { PlanTask, Unit } from '@yijian/standard';
import { taskStatus } from '@yijian/standard/labels';
import { highlighted } from './highlighted.js';
import {
  changeWord,
  label,
  type MatrixContext,
  markWords,
  narrowName,
  roleName,
  taskName,
  textNames,
} from './matrix-context.js';
import {
  cellChange,
  type CellChange,
  type Mark,
  type MatrixRow,
  namesUnit,
  type RoleCounts,
  type TaskNode,
} from './matrix-model.js';
import { countText, countWords } from './role-counts.js';
import { changeSign, differenceSign, groupSign, roleSign, statusSign, twistySign } from './signs.js';

/** The row header's content: twisty, number, title, progress and whether the texts disagree. */
export function taskHeader(context: MatrixContext, { node, expandable, expanded }: MatrixRow): TemplateResult {
  const { task } = node;
  const { messages, view } = context;
  return html`<span class="task-line">
    ${
      expandable
        ? html`<button
            class="twisty"
            type="button"
            tabindex="-1"
            aria-label=${`${expanded ? messages.collapse : messages.expand} ${task.title}`}
            @click=${(event: Event) => {
              event.stopPropagation();
              context.toggle(task.id);
            }}
          >
            ${twistySign()}
          </button>`
        : html`<span class="twisty" aria-hidden="true"></span>`
    }
    ${task.number ? html`<span class="number">${task.number}</span>` : nothing}
    <span class="title">${highlighted(task.title, view.filter.query)} ${taskRemarks(context, task)}</span>
  </span>`;
}

/** What stands beside a task's title: how far it has come, whether the texts disagree, what became of it. */
export function taskRemarks(context: MatrixContext, task: PlanTask): TemplateResult | typeof nothing {
  const { messages, model } = context;
  const disagreements = model.discrepancies.get(task.id)?.length ?? 0;
  if (task.status === undefined && disagreements === 0 && !model.data.versions?.byTask.has(task.id)) return nothing;
  return html`${
    task.status === undefined
      ? nothing
      : html`<span class="status" data-status=${task.status}
          >${statusSign(task.status)}${label(context, taskStatus, task.status)}</span
        >`
  }
  ${
    disagreements === 0
      ? nothing
      : html`<span class="differs">${differenceSign()}${messages.disagrees(disagreements)}</span>`
  }
  ${taskChange(context, task.id)}`;
}

/** What a cell says in words: its marks, and how many tasks a collapsed row hides. */
export function cellWords(context: MatrixContext, marks: readonly Mark[], hidden: number): string {
  const change = context.model.data.versions && cellChange(marks);
  return [
    ...(change ? [changeWord(context, change)] : []),
    ...marks.map((mark) => markWords(context, mark)),
    ...(hidden > 0 ? [context.messages.hiddenTasks(hidden)] : []),
  ].join('；');
}

/** What a cell says when it is pointed at, without its row and its head in sight. */
export function cellTitle({ task }: TaskNode, unit: Unit, words: string): string {
  return `${taskName(task)}\n${unit.name}：${words}`;
}

/** The content of a cell: signs for the eye, words for the ear where they are given. */
export function cellContent(
  context: MatrixContext,
  marks: readonly Mark[],
  hidden: number,
  words?: string,
): TemplateResult {
  const change = cellChange(marks);
  // What was stands before what is, although the matrix sorts by strength.
  const inTime = change === 'changed' ? [...marks].sort((a, b) => (a.texts[0] ?? 0) - (b.texts[0] ?? 0)) : marks;
  return html`${inTime.map((mark) => markView(context, mark, change))}
  ${hidden > 0 ? html`<span class="hidden-count" aria-hidden="true">${hidden}</span>` : nothing}
  ${words ? html`<span class="visually-hidden">${words}</span>` : nothing}`;
}

function markView(context: MatrixContext, mark: Mark, change: CellChange | undefined): TemplateResult {
  const { filter } = context.view;
  const quiet = filter.role !== '' && mark.role !== filter.role;
  return html`<span class=${quiet ? 'mark quiet' : 'mark'} aria-hidden="true">
    ${roleSign(context, mark.role)}${statusSign(mark.status)}${
      mark.times > 1 ? html`<span class="times">×${mark.times}</span>` : nothing
    }
    ${
      mark.agreed || change === undefined
        ? nothing
        : html`<span class="only">${changeSign(change)}${onlyWord(context, mark, change)}</span>`
    }
  </span>`;
}

/** Which text alone has the mark, as shortly as a cell needs it. */
export function onlyWord(context: MatrixContext, { texts }: Mark, change: CellChange): string {
  const { messages, model } = context;
  if (!model.data.versions) return messages.onlyIn(textNames(context, texts));
  return change === 'changed' ? messages.wasOrIs(texts.includes(0)) : changeWord(context, change);
}

/** Classes of a cell that say what became of it. */
export function changeClass(marks: readonly Mark[]): string {
  const change = cellChange(marks);
  return change ? `differs ${change}` : '';
}

/** What became of the task itself between two versions: new, gone, under another title, due at another time. */
export function taskChangeWords({ messages, model }: MatrixContext, id: string): string[] {
  const difference = model.data.versions?.byTask.get(id);
  if (!difference) return [];
  const { change, before, isRetitled, isRescheduled } = difference;
  if (change !== 'changed') return [messages.taskChange(change)];
  return [
    ...(isRetitled ? [messages.titleWas(before?.title ?? '')] : []),
    ...(isRescheduled ? [messages.periodWas(before?.period?.wording ?? '')] : []),
  ];
}

/** The same with its sign. */
export function taskChange(context: MatrixContext, id: string): TemplateResult | typeof nothing {
  const change = context.model.data.versions?.byTask.get(id)?.change;
  if (!change) return nothing;
  const lines = taskChangeWords(context, id);
  return html`${lines.map((line) => html`<span class="task-change" data-change=${change}>${changeSign(change)}${line}</span>`)}`;
}

/**
 * The content of a unit's header. Chromium repeats a table's head on every printed page, but not the buttons in it: the printed name stands
 * beside.
 */
export function unitHeader(context: MatrixContext, unit: Unit): TemplateResult {
  const { messages, view } = context;
  const chosen = view.filter.unitId === unit.id;
  const note = unit.isGroup ? `${unit.name}（${messages.groupNote}）` : unit.name;
  return html`<button
      type="button"
      tabindex="-1"
      aria-pressed=${chosen ? 'true' : 'false'}
      title=${`${note}\n${messages.unitFilter(unit.name)}`}
      @click=${() => context.filterUnit(chosen ? '' : unit.id)}
    >
      <span class="unit-name" aria-hidden="true">${narrowName(unit)}</span>${unit.isGroup ? groupSign() : nothing}
      <span class="visually-hidden">${note}</span>
    </button>
    <span class="unit-name printed">${narrowName(unit)}</span>`;
}

/** The row header's content in a row of totals. */
export function totalHeader(context: MatrixContext, role: string): TemplateResult {
  return html`<span class="task-line"
    >${roleSign(context, role)}<span class="title">${context.messages.roleTotal(roleName(context, role))}</span></span
  >`;
}

/** How many tasks all shown units have in a role, by each text that is shown. */
export function totalOfRole(
  { model, view }: MatrixContext,
  totals: ReadonlyMap<string, RoleCounts>,
  role: string,
): number[] {
  return [...Array(view.text === 'compare' ? model.texts.length : 1).keys()].map((text) =>
    view.columns.reduce((total, unit) => total + (totals.get(unit.id)?.get(role)?.[text] ?? 0), 0),
  );
}

/** A total; nothing where there is none. */
export function totalContent(context: MatrixContext, numbers: readonly number[]): TemplateResult | typeof nothing {
  if (numbers.every((number) => number === 0)) return nothing;
  const unequal = new Set(numbers).size > 1;
  return unequal
    ? html`<span class="unequal" aria-hidden="true">${countText(numbers)}</span
        ><span class="visually-hidden">${countWords(context, numbers)}</span>`
    : html`${countText(numbers)}`;
}

/** The column of the unit that is asked for is marked from head to foot. */
export function columnClass({ view }: MatrixContext, unit: Unit): string {
  return unit.id === view.filter.unitId || namesUnit(unit, view.filter.query) ? 'chosen' : '';
}

/** Classes in one attribute, empty ones left out. */
export function classes(...names: readonly string[]): string {
  return names.filter(Boolean).join(' ');
}
