import type { PlanTask, Unit } from '@yijian/standard';
import { assignmentRole, type CodeLabels, labelIn, taskStatus } from '@yijian/standard/labels';
import type { CommonMessages, Locale } from '../../locales/locale.js';
import type { CellChange, Mark, MatrixModel, MatrixView } from './matrix-model.js';
import type { TaskMatrixMessages } from './task-matrix.messages.js';

/** What the parts of the matrix draw from. */
export interface MatrixContext {
  readonly model: MatrixModel;
  readonly view: MatrixView;
  readonly messages: TaskMatrixMessages & CommonMessages;
  readonly locale: Locale;
  /** Task whose detail is open. */
  readonly openTaskId: string | undefined;
  readonly openTask: (taskId: string) => void;
  readonly toggle: (taskId: string) => void;
  readonly filterUnit: (unitId: string) => void;
}

/** The label of a code in the reader's language. */
export function label({ locale }: MatrixContext, table: CodeLabels, code: string): string {
  return labelIn(table, code, locale.codeLabels);
}

/** A role in words. */
export function roleName(context: MatrixContext, role: string): string {
  return role === 'unknown' ? context.messages.unknownRole : label(context, assignmentRole, role);
}

/** The name of a text of the plan, or of a version where two are compared. */
export function textName({ model, messages }: MatrixContext, place: number): string {
  const { label = '' } = model.texts[place] ?? {};
  if (!model.data.versions) return label;
  return place === 0 ? messages.otherVersion(label) : messages.thisVersion(label);
}

/** Names of texts by their places in the plan. */
export function textNames(context: MatrixContext, places: readonly number[]): string {
  return context.locale.list(places.map((place) => textName(context, place)));
}

/** Number and title as one line, such as `（一） 加强党的全面领导`. */
export function taskName(task: PlanTask): string {
  return task.number ? `${task.number} ${task.title}` : task.title;
}

/** The name for a narrow place. */
export function narrowName(unit: Unit): string {
  return unit.shortName ?? unit.name;
}

/** What became of something between two versions, or two texts of one plan, in a word. */
export function changeWord({ messages, model }: MatrixContext, change: CellChange): string {
  if (model.data.versions) return messages.change(change);
  const text = model.texts[change === 'removed' ? 0 : 1];
  return change === 'changed' || model.texts.length > 2 ? messages.otherRole : messages.onlyIn(text?.label ?? '');
}

/** A mark in words: role, who says so, how often, how far. */
export function markWords(context: MatrixContext, mark: Mark): string {
  const { messages, locale } = context;
  return locale.list([
    roleName(context, mark.role),
    ...(mark.agreed ? [] : [messages.onlyIn(textNames(context, mark.texts))]),
    ...(mark.times > 1 ? [messages.repeated(mark.times)] : []),
    ...(mark.status === undefined ? [] : [label(context, taskStatus, mark.status)]),
  ]);
}
