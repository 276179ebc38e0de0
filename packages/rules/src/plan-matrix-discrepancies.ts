import type { PlanDiscrepancy, PlanLine, PlanSource, PlanTask, PlanText } from '@yijian/standard';
import { listedUnits, type ListedUnit } from './plan-matrix-lines.js';

/** The longest `detail` that the standard allows. */
const detailLimit = 500;

/** A discrepancy before it has an identifier. */
type Finding = Omit<PlanDiscrepancy, 'id'>;

/** What a comparison looks up. */
interface Lookup {
  linesOf(taskId: string, textId: string): readonly PlanLine[];
  task(id: string | undefined): PlanTask | undefined;
  childrenOf(taskId: string): readonly PlanTask[];
  /** Unit names, as a Chinese list. */
  names(unitIds: readonly string[]): string;
}

/**
 * Where the texts of a plan disagree about a task, or one of them lists a unit twice, in the order of the tasks. Both readings stay
 * in the assignments. Only texts that assign tasks at all are compared, each with the next.
 */
export function planDiscrepancies(source: PlanSource): PlanDiscrepancy[] {
  const lookup = lookupIn(source);
  const texts = source.plan.texts ?? [];
  const assigning = texts.filter(({ id }) => source.lines.some(({ textId }) => textId === id));
  const pairs = assigning.slice(1).map((second, index) => ({ first: assigning[index] ?? second, second }));
  const findings = source.tasks.flatMap((task) => [
    ...titleDifference(task, texts),
    ...pairs.flatMap(({ first, second }) => textDifference(task, first, second, lookup)),
    ...assigning.flatMap((text) => repeatedUnits(task, text, lookup)),
  ]);
  return numbered(findings);
}

/** Identifiers `task:kind:number`; the number runs within a task and kind. */
function numbered(findings: readonly Finding[]): PlanDiscrepancy[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const key = `${finding.taskId}:${finding.kind}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return { id: `${key}:${count}`, ...finding, detail: clipped(finding.detail) };
  });
}

const clipped = (detail: string): string =>
  detail.length > detailLimit ? `${detail.slice(0, detailLimit - 1)}…` : detail;

function lookupIn({ lines, tasks, units }: PlanSource): Lookup {
  const nameOf = new Map(units.map(({ id, name }) => [id, name]));
  return {
    linesOf: (taskId, textId) => lines.filter((line) => line.taskId === taskId && line.textId === textId),
    task: (id) => tasks.find((task) => task.id === id),
    childrenOf: (taskId) => tasks.filter(({ parentId }) => parentId === taskId),
    names: (unitIds) => unitIds.map((id) => nameOf.get(id) ?? id).join('、'),
  };
}

function titleDifference({ id, title, titleInAnnex }: PlanTask, texts: readonly PlanText[]): Finding[] {
  if (titleInAnnex === undefined || titleInAnnex === title) return [];
  const textIds = texts.slice(0, 2).map((text) => text.id);
  return [{ taskId: id, kind: 'title', detail: `正文标题为“${title}”，附件标题为“${titleInAnnex}”。`, textIds }];
}

/** How two texts differ in whom they name for a task. */
function textDifference(task: PlanTask, first: PlanText, second: PlanText, lookup: Lookup): Finding[] {
  const inFirst = lookup.linesOf(task.id, first.id);
  const inSecond = lookup.linesOf(task.id, second.id);
  if (inFirst.length > 0 && inSecond.length > 0) return unitDifference(task, first, second, lookup);
  if (inSecond.length > 0) return absence('missing-in-first', task, { absentIn: first, namedIn: second }, lookup);
  if (inFirst.length > 0) return absence('missing-in-second', task, { absentIn: second, namedIn: first }, lookup);
  return [];
}

function unitDifference(task: PlanTask, first: PlanText, second: PlanText, lookup: Lookup): Finding[] {
  const inFirst = mentions(task, first, lookup);
  const inSecond = mentions(task, second, lookup);
  const onlyInFirst = distinct(inFirst.filter((unit) => !inSecond.includes(unit)));
  const onlyInSecond = distinct(inSecond.filter((unit) => !inFirst.includes(unit)));
  const textIds = [first.id, second.id];

  if (onlyInFirst.length > 0 || onlyInSecond.length > 0) {
    const detail = [
      `${first.label}列${distinct(inFirst).length}个单位，${second.label}列${distinct(inSecond).length}个单位`,
      ...(onlyInFirst.length > 0 ? [`仅${first.label}列有：${lookup.names(onlyInFirst)}`] : []),
      ...(onlyInSecond.length > 0 ? [`仅${second.label}列有：${lookup.names(onlyInSecond)}`] : []),
    ].join('；');
    return [{ taskId: task.id, kind: 'unit-set', detail: `${detail}。`, textIds, onlyInFirst, onlyInSecond }];
  }

  // A unit that is listed twice has no one place: its text reports the repetition instead.
  const placed = (units: readonly string[]): string[] => units.filter((u) => once(u, inFirst) && once(u, inSecond));
  const [order, otherOrder] = [placed(inFirst), placed(inSecond)];
  if (order.every((unit, index) => unit === otherOrder[index])) return [];
  const detail = `单位相同而次序不同。${first.label}：${lookup.names(inFirst)}；${second.label}：${lookup.names(inSecond)}。`;
  return [{ taskId: task.id, kind: 'order', detail, textIds }];
}

/** A task that one text assigns and the other does not, unless the other assigns it piece by piece through its sub-tasks. */
function absence(
  kind: 'missing-in-first' | 'missing-in-second',
  task: PlanTask,
  { absentIn, namedIn }: { absentIn: PlanText; namedIn: PlanText },
  lookup: Lookup,
): Finding[] {
  if (assignedBelow(task, absentIn, lookup)) return [];
  const above = assignedAbove(task, absentIn, lookup);
  const count = distinct(mentions(task, namedIn, lookup)).length;
  const detail = above
    ? `${absentIn.label}未单列此项，只在上级任务“${above.title}”列出分工；${namedIn.label}列${count}个单位。`
    : `${absentIn.label}未列此项分工，${namedIn.label}列${count}个单位。`;
  const textIds = kind === 'missing-in-first' ? [absentIn.id, namedIn.id] : [namedIn.id, absentIn.id];
  return [{ taskId: task.id, kind, detail, textIds }];
}

const assignedBelow = (task: PlanTask, text: PlanText, lookup: Lookup): boolean =>
  lookup
    .childrenOf(task.id)
    .some((child) => lookup.linesOf(child.id, text.id).length > 0 || assignedBelow(child, text, lookup));

function assignedAbove(task: PlanTask, text: PlanText, lookup: Lookup): PlanTask | undefined {
  const parent = lookup.task(task.parentId);
  if (!parent || lookup.linesOf(parent.id, text.id).length > 0) return parent;
  return assignedAbove(parent, text, lookup);
}

function repeatedUnits(task: PlanTask, text: PlanText, lookup: Lookup): Finding[] {
  return lookup.linesOf(task.id, text.id).flatMap((line) => {
    const listed = listedUnits(line);
    return distinct(listed.filter(({ repeats }) => repeats !== undefined).map(({ unitId }) => unitId)).map((unitId) => {
      const places = listed.filter((unit) => unit.unitId === unitId);
      const detail = `${text.label}将${lookup.names([unitId])}列${places.length}次：${placesInWords(places)}。`;
      return { taskId: task.id, kind: 'duplicate', detail, textIds: [text.id] };
    });
  });
}

const placesInWords = (places: readonly ListedUnit[]): string =>
  places.map(({ position, as }) => `第${position}位${as === undefined ? '' : `（作“${as}”）`}`).join('、');

/** Every mention of a unit for a task in a text, in order. */
const mentions = (task: PlanTask, text: PlanText, lookup: Lookup): string[] =>
  lookup.linesOf(task.id, text.id).flatMap((line) => listedUnits(line).map(({ unitId }) => unitId));

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];
const once = (id: string, ids: readonly string[]): boolean => ids.indexOf(id) === ids.lastIndexOf(id);
