/**
 * Two versions of a plan as one matrix, and what differs between them in words. Loaded on demand: most pages show one version.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { differenceCounts, type PlanDifferences, planDifferences, type TaskDifference } from '@yijian/rules';
import type { PlanAssignment, PlanTask, PlanText } from '@yijian/standard';
import { taskChangeWords } from './matrix-cells.js';
import { type MatrixContext, roleName } from './matrix-context.js';
import type { MatrixData } from './matrix-data.js';
import { changeSign } from './signs.js';
import versionStyles from './plan-versions.styles.js';

export const styles = [versionStyles];

/** No identifier of the standard begins so. */
const [otherId, currentId] = ['~other', '~current'];

/**
 * Puts two versions together: tasks and units of both, and each version as a text of its own, the other one first, so that the matrix compares
 * them as it compares body and annex. What body and annex of one version both say counts once.
 */
export function comparedVersions(other: MatrixData, current: MatrixData): MatrixData {
  const differences = planDifferences({ matrix: other }, { matrix: current });
  const { pairs } = differences;
  const taken = new Set(current.tasks.map(({ id }) => id));
  const idOfOther = new Map<string, string>();
  for (const { before, after } of pairs) {
    if (!before) continue;
    let id = after?.id ?? before.id;
    while (!after && taken.has(id)) id = `~${id}`;
    taken.add(id);
    idOfOther.set(before.id, id);
  }
  const shownId = ({ before, after }: { before?: PlanTask; after?: PlanTask }): string =>
    after?.id ?? idOfOther.get(before?.id ?? '') ?? '';
  const listed = new Set(current.units.map(({ id }) => id));
  return {
    ...current,
    plan: { ...current.plan, texts: [text(otherId, other), text(currentId, current)] },
    units: [...current.units, ...other.units.filter(({ id }) => !listed.has(id))],
    tasks: pairs.map(({ before, after }) => after ?? gone(before as PlanTask, idOfOther)),
    assignments: [
      ...distinct(other.assignments).map((line) => ({
        ...line,
        textId: otherId,
        taskId: idOfOther.get(line.taskId) ?? line.taskId,
      })),
      ...distinct(current.assignments).map((line) => ({ ...line, textId: currentId })),
    ],
    versions: { differences, byTask: new Map(differences.tasks.map((task) => [shownId(task), task])) },
  };
}

/** The text that stands for a version; its label is its date, and the messages put the words around it. */
function text(id: string, { plan }: MatrixData): PlanText {
  return { id, label: plan.issuedOn ?? plan.publishedOn ?? '' };
}

function gone(task: PlanTask, ids: ReadonlyMap<string, string>): PlanTask {
  const { parentId, status: _, ...rest } = task;
  const parent = parentId === undefined ? undefined : ids.get(parentId);
  return { ...rest, id: ids.get(task.id) ?? task.id, ...(parent !== undefined && { parentId: parent }) };
}

function distinct(assignments: readonly PlanAssignment[]): PlanAssignment[] {
  const seen = new Set<string>();
  return assignments.filter(({ taskId, unitId, role }) => {
    const key = JSON.stringify([taskId, unitId, role]);
    return !seen.has(key) && seen.add(key);
  });
}

/** Everything that differs between the versions: how much of each kind, then task by task. */
export function versionList(context: MatrixContext, differences: PlanDifferences): TemplateResult {
  const { messages, model } = context;
  const { tasks } = differences;
  const shown = [...(model.data.versions?.byTask ?? [])];
  return html`<div class="discrepancies versions" part="differences">
    <h4 id="differences" tabindex="-1">${messages.versionDifferences(tasks.length)}</h4>
    ${
      tasks.length === 0
        ? html`<p>${messages.noDifferences}</p>`
        : html`<ul class="version-counts">
              ${messages.differenceCounts(differenceCounts(differences)).map((line) => html`<li>${line}</li>`)}
            </ul>
            <ol>
              ${shown.map(([id, difference]) => html`<li>${taskLines(context, id, difference)}</li>`)}
            </ol>`
    }
  </div>`;
}

function taskLines(context: MatrixContext, id: string, difference: TaskDifference): TemplateResult {
  const { messages, model } = context;
  const task = model.nodeById.get(id)?.task;
  const name = (unitId: string): string => model.unitById.get(unitId)?.name ?? unitId;
  const roles = (list: readonly string[]): string => context.locale.list(list.map((role) => roleName(context, role)));
  return html`<button type="button" class="task-link" @click=${() => context.openTask(id)}>
      ${task?.path ?? task?.number ?? nothing} ${task?.title ?? id}
    </button>
    <ul class="version-changes">
      ${taskChangeWords(context, id).map((line) => html`<li data-change=${difference.change}>${changeSign(difference.change)}${line}</li>`)}
      ${difference.assignments.map(
        ({ unitId, change, rolesBefore, rolesAfter }) =>
          html`<li data-change=${change}>
            ${changeSign(change)}${messages.change(change)}
            ${name(unitId)}${
              change === 'changed'
                ? html` <span class="remark">${messages.roleFromTo(roles(rolesBefore), roles(rolesAfter))}</span>`
                : html` <span class="remark">${roles(change === 'added' ? rolesAfter : rolesBefore)}</span>`
            }
          </li>`,
      )}
    </ul>`;
}
