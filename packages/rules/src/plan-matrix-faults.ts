import type { PlanLine, PlanSource, PlanTask } from '@yijian/standard';
import { listedUnits } from './plan-matrix-lines.js';
import { conventionFor, conventionKindsOf } from './plan-matrix-roles.js';

/** What identifiers may hold. Assignments and discrepancies join them with colons. */
const idForm = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * Everything that keeps a source from becoming a matrix, each fault with its place and how to mend it: identifiers that are malformed,
 * doubled or unknown; a tree out of order; a line that names nobody; a phrase that no lead convention of the plan explains.
 * Empty for a sound source.
 */
export function planFaults(source: PlanSource): string[] {
  return [...idFaults(source), ...treeFaults(source.tasks), ...lineFaults(source), ...referenceFaults(source)];
}

function* idFaults({ plan, stages, units, tasks, duties, discrepancies }: PlanSource): Generator<string> {
  const lists = {
    'plan.texts': plan.texts,
    'plan.leadConventions': plan.leadConventions,
    'plan.targets': plan.targets,
    stages,
    units,
    tasks,
    duties,
    discrepancies,
  };
  for (const [list, items = []] of Object.entries(lists)) {
    for (const [index, { id }] of items.entries()) {
      const place = `${list}[${index}]`;
      const earlier = items.findIndex((item) => item.id === id);
      if (!idForm.test(id))
        yield `${place}: id "${id}" may hold only ASCII letters, digits, ".", "_" and "-"; rename it`;
      if (earlier !== index) yield `${place}: id "${id}" is taken by ${list}[${earlier}]; give each its own`;
    }
  }
}

function* treeFaults(tasks: readonly PlanTask[]): Generator<string> {
  for (const [index, { id, parentId, level, order }] of tasks.entries()) {
    const place = `tasks[${index}] "${id}"`;
    if (order !== index + 1) yield `${place}: order is ${order}; number the tasks as they stand, this one ${index + 1}`;

    const parentIndex = tasks.findIndex((task) => task.id === parentId);
    if (parentId !== undefined && parentIndex === -1) {
      yield unknown(place, 'parentId', parentId, 'tasks');
      continue;
    }
    if (parentIndex >= index) yield `${place}: stands before its parent "${parentId ?? ''}"; move it behind`;
    const levelAbove = tasks[parentIndex]?.level ?? 0;
    if (level !== levelAbove + 1) yield `${place}: level is ${level}; one below its parent is ${levelAbove + 1}`;
  }
}

function* lineFaults({ plan, lines }: PlanSource): Generator<string> {
  for (const [index, line] of lines.entries()) {
    const place = `lines[${index}] (task "${line.taskId}", text "${line.textId}")`;
    for (const [groupIndex, { phrase, units }] of line.groups.entries()) {
      if (units.length === 0) yield `${place}: groups[${groupIndex}] names no unit; name its units or delete the group`;
      const kinds = conventionKindsOf(phrase);
      if (kinds.length === 0) {
        yield `${place}: phrase "${phrase}" is not known; write the phrase of the document as PlanLineGroup lists it`;
      } else if (!conventionFor(phrase, line, plan.leadConventions ?? [])) {
        yield `${place}: no lead convention explains "${phrase}"; add one of kind ${kinds.join(' or ')} to plan.leadConventions`;
      }
    }
    if (line.groups.length === 0) yield `${place}: has no group; name its units or delete the line`;
  }
}

function* referenceFaults({ plan, units, tasks, lines, duties, discrepancies }: PlanSource): Generator<string> {
  const ids = (items: readonly { id: string }[] | undefined): Set<string> => new Set(items?.map(({ id }) => id));
  const known = { 'plan.texts': ids(plan.texts), units: ids(units), tasks: ids(tasks) };

  function* missing(
    place: string,
    list: keyof typeof known,
    references: Record<string, string | readonly string[] | undefined>,
  ): Generator<string> {
    for (const [field, value = []] of Object.entries(references)) {
      for (const id of typeof value === 'string' ? [value] : value) {
        if (!known[list].has(id)) yield unknown(place, field, id, list);
      }
    }
  }

  for (const [index, line] of lines.entries()) {
    const place = `lines[${index}]`;
    yield* missing(place, 'tasks', { taskId: line.taskId });
    yield* missing(place, 'plan.texts', { textId: line.textId });
    yield* missing(place, 'units', { groups: unitsOf(line) });
  }
  for (const { id, taskId } of plan.targets ?? []) yield* missing(`plan.targets "${id}"`, 'tasks', { taskId });
  for (const { id, unitId, withUnitIds } of duties ?? []) {
    yield* missing(`duties "${id}"`, 'units', { unitId, withUnitIds });
  }
  for (const { id, taskId, textIds, onlyInFirst, onlyInSecond } of discrepancies ?? []) {
    const place = `discrepancies "${id}"`;
    yield* missing(place, 'tasks', { taskId });
    yield* missing(place, 'plan.texts', { textIds });
    yield* missing(place, 'units', { onlyInFirst, onlyInSecond });
  }
}

const unitsOf = (line: PlanLine): string[] => listedUnits(line).map(({ unitId }) => unitId);

const unknown = (place: string, field: string, id: string, list: string): string =>
  `${place}: ${field} names "${id}", which is not in ${list}; add it there or correct the id`;
