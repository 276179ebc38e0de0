import type {
  PlanAssignment,
  PlanDiscrepancy,
  PlanTask,
  PlanText,
  Unit,
  UnitDuty,
  VaguePeriod,
} from '@yijian/standard';
import type { Report } from '../../internal/untrusted.js';
import { type AssignmentSurvey, surveyOf } from './assignment-survey.js';
import type { MatrixData } from './matrix-data.js';

/** Roles of the standard, strongest first. Roles that a newer standard adds stand after them. */
export const knownRoles = ['lead', 'co-lead', 'responsible', 'participant'] as const;

/** A task in its tree. */
export interface TaskNode {
  readonly task: PlanTask;
  /** Depth, from 1. */
  readonly level: number;
  readonly parent: TaskNode | undefined;
  readonly children: readonly TaskNode[];
}

/** What can be asked of a plan's matrix without regard to filters. */
export interface MatrixModel {
  readonly data: MatrixData;
  /** Tasks in the order of the document, parents before their children. */
  readonly nodes: readonly TaskNode[];
  readonly nodeById: ReadonlyMap<string, TaskNode>;
  /** Units that some text assigns a task to, in the order of first mention: the columns. */
  readonly units: readonly Unit[];
  readonly unitById: ReadonlyMap<string, Unit>;
  /** Texts that assign tasks. More than one can be compared. */
  readonly texts: readonly PlanText[];
  /** Roles that occur, strongest first. */
  readonly roles: readonly string[];
  /** Statuses that occur, of tasks or of assignments. */
  readonly statuses: readonly string[];
  readonly assignments: AssignmentsByTask;
  /** Whether some unit has more than one part in some task. */
  readonly hasSeveral: boolean;
  readonly discrepancies: ReadonlyMap<string, readonly PlanDiscrepancy[]>;
}

/** Which text of the plan is shown: one by its place in `texts`, or all against one another. */
export type TextView = number | 'compare';

/** One role of one unit in one task. */
export interface Mark {
  readonly role: string;
  /** Places in `texts` of those that say so. */
  readonly texts: readonly number[];
  /** False when texts that are compared do not all say so. */
  readonly agreed: boolean;
  /** How often one text repeats the unit in the same role, from 1. */
  readonly times: number;
  readonly status: string | undefined;
}

/** What narrows the matrix. Empty strings do not narrow. */
export interface MatrixFilter {
  readonly unitId: string;
  readonly role: string;
  /** Progress of the task, or of the unit's part in it where a unit is asked for. */
  readonly status: string;
  /** Place of a stage in the plan, as a text: tasks whose time falls into it. */
  readonly stage: string;
  readonly query: string;
  /** Only tasks about which the compared texts differ. */
  readonly different: boolean;
}

export const noFilter: MatrixFilter = { unitId: '', role: '', status: '', stage: '', query: '', different: false };

/** Whether the filter narrows anything. */
export function isOn(filter: MatrixFilter): boolean {
  const { unitId, role, status, stage, query, different } = filter;
  return different || Boolean(unitId || role || status || stage || query.trim());
}

/** A task that is shown. */
export interface MatrixRow {
  readonly node: TaskNode;
  readonly expandable: boolean;
  readonly expanded: boolean;
  /** False when the task is only shown because one below it matches the filter. */
  readonly matches: boolean;
  /** Place among its shown siblings, from 1, and their number. */
  readonly place: number;
  readonly siblings: number;
}

/** What is shown of a matrix under a filter. */
export interface MatrixView {
  readonly text: TextView;
  readonly filter: MatrixFilter;
  readonly rowCount: number;
  /** The row at a place, from 0: made when it is asked for, because of a large plan most rows never come into sight. */
  readonly rowAt: (place: number) => MatrixRow | undefined;
  /** Place of a task's row; -1 when it is not shown. */
  readonly placeOf: (taskId: string) => number;
  /** All rows. */
  readonly rows: readonly MatrixRow[];
  /** Whether some row hides what is below it. */
  readonly hidesTasks: boolean;
  readonly columns: readonly Unit[];
  /** Tasks that match, parts not counted, collapsed ones included. */
  readonly matching: readonly TaskNode[];
  /** Tasks of the plan, sub-tasks among them. Parts are headings and not counted. */
  readonly taskCount: number;
  readonly subtaskCount: number;
  readonly filtered: boolean;
}

/** For each role, the count by each text that is shown: one number, or one for each text when texts are compared. */
export type RoleCounts = ReadonlyMap<string, readonly number[]>;

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

function rank(role: string): number {
  const place = (knownRoles as readonly string[]).indexOf(role);
  return place < 0 ? knownRoles.length : place;
}

/** Strongest first; equals keep their order. */
function byStrength(roles: Iterable<string>): string[] {
  const distinct = [...new Set(roles)];
  return distinct.length < 2 ? distinct : distinct.sort((a, b) => rank(a) - rank(b));
}

interface MutableNode extends TaskNode {
  level: number;
  parent: MutableNode | undefined;
  children: MutableNode[];
  /** Where the task's assignments begin and end in the list of all. */
  start: number;
  end: number;
}

/** Shared by all tasks that have nothing below them: most. */
const noChildren: MutableNode[] = [];

/** Tasks without any assignment that are passed over in search of the next one with some. */
const mostWithout = 20;

/** Whether a node is another or one of those above it. Only a node that has children can be above any. */
function isAbove(node: MutableNode, other: MutableNode): boolean {
  if (node.children.length === 0) return node === other;
  for (let at: MutableNode | undefined = other; at; at = at.parent) if (at === node) return true;
  return false;
}

/** The tasks of a plan in their tree. */
interface TaskTree {
  /** In the order of the document, parents before their children. */
  readonly nodes: readonly MutableNode[];
  readonly byId: () => ReadonlyMap<string, MutableNode>;
}

function newNode(task: PlanTask): MutableNode {
  return { task, level: 1, parent: undefined, children: noChildren, start: 0, end: 0 };
}

function putUnder(parent: MutableNode, node: MutableNode): void {
  node.parent = parent;
  if (parent.children === noChildren) parent.children = [node];
  else parent.children.push(node);
}

/** As nearly all plans list them, each task behind the one that it belongs to and what else belongs to that: undefined where they do not. */
function treeAsListed(tasks: readonly PlanTask[]): TaskTree | undefined {
  const nodes: MutableNode[] = [];
  let last: MutableNode | undefined;
  for (const task of tasks) {
    const node = newNode(task);
    const { parentId } = task;
    if (parentId !== undefined) {
      let parent: MutableNode | undefined = last;
      while (parent && parent.task.id !== parentId) parent = parent.parent;
      if (!parent) return undefined;
      node.level = parent.level + 1;
      putUnder(parent, node);
    }
    nodes.push(node);
    last = node;
  }
  let byId: ReadonlyMap<string, MutableNode> | undefined;
  return { nodes, byId: () => (byId ??= new Map(nodes.map((node) => [node.task.id, node]))) };
}

function taskTree(tasks: readonly PlanTask[], report: Report): TaskTree {
  const listed = treeAsListed(tasks);
  if (listed) return listed;
  const byId = new Map<string, MutableNode>();
  for (const task of tasks) byId.set(task.id, newNode(task));
  const roots: MutableNode[] = [];
  byId.forEach((node) => {
    const { id, parentId } = node.task;
    const parent = parentId === undefined ? undefined : byId.get(parentId);
    const circular = parent !== undefined && isAbove(node, parent);
    if (parentId !== undefined && (!parent || circular)) {
      report('/tasks', `has "${id}" under "${parentId}", which is ${parent ? 'below it' : 'not listed'}`);
    }
    if (parent && !circular) putUnder(parent, node);
    else roots.push(node);
  });
  const nodes: MutableNode[] = [];
  const visit = (siblings: readonly MutableNode[], level: number): void => {
    for (const node of siblings) {
      node.level = level;
      nodes.push(node);
      if (node.children !== noChildren) visit(node.children, level + 1);
    }
  };
  visit(roots, 1);
  return { nodes, byId: () => byId };
}

/** The assignments of each task, in the order of the document, all texts. */
export interface AssignmentsByTask {
  get(task: string | TaskNode): readonly PlanAssignment[] | undefined;
  has(taskId: string): boolean;
}

/** Assignments with each task's side by side, as its node says where, and what a look at them tells. */
interface Assigned {
  readonly byTask: AssignmentsByTask;
  readonly survey: AssignmentSurvey;
}

/**
 * Finds the assignments of each task. Most plans list them in the order of the tasks, so that a task's are a stretch of the list, of which the
 * task's node keeps the ends: thousands of small lists would cost more than all the rest of a plan.
 */
function assign(survey: AssignmentSurvey, tree: TaskTree, report: Report): Assigned {
  const { assignments, taskIds, starts } = survey;
  let inOrder = true;
  let at = -1;
  /** Those between two tasks with assignments have none. */
  const nodeOf = (taskId: string): MutableNode | undefined => {
    for (let next = at + 1; next < tree.nodes.length && next <= at + mostWithout; next += 1) {
      if (tree.nodes[next]?.task.id !== taskId) continue;
      at = next;
      return tree.nodes[next];
    }
    return tree.byId().get(taskId);
  };
  for (let index = 0; index < taskIds.length; index += 1) {
    const taskId = taskIds[index] as string;
    const start = starts[index] as number;
    const end = starts[index + 1] ?? assignments.length;
    const node = nodeOf(taskId);
    if (!node || node.end > 0) inOrder = false;
    if (!node) report('/assignments', `assign the task "${taskId}", which is not listed`);
    else if (node.end > 0) node.end += end - start;
    else [node.start, node.end] = [start, end];
  }
  const sorted = inOrder ? survey : surveyOf(sortByTask(assignments, tree));
  const of = ({ start, end }: MutableNode): readonly PlanAssignment[] => sorted.assignments.slice(start, end);
  return {
    byTask: {
      get: (task) => {
        const found = typeof task === 'string' ? tree.byId().get(task) : (task as MutableNode);
        return found && found.end > found.start ? of(found) : undefined;
      },
      has: (taskId) => {
        const found = tree.byId().get(taskId);
        return found !== undefined && found.end > found.start;
      },
    },
    survey: sorted,
  };
}

/** Puts those of each task side by side, and leaves out those of none. The nodes know how many there are. */
function sortByTask(assignments: readonly PlanAssignment[], { nodes, byId }: TaskTree): PlanAssignment[] {
  let start = 0;
  nodes.forEach((node) => {
    const count = node.end - node.start;
    node.start = node.end = start;
    start += count;
  });
  const lines = new Array<PlanAssignment>(start);
  for (const line of assignments) {
    const node = byId().get(line.taskId);
    if (node) lines[node.end++] = line;
  }
  return lines;
}

/** Texts that assign something, in the plan's order; one that the plan does not list is named by its id. */
function assigningTexts(data: MatrixData, used: ReadonlySet<string>): PlanText[] {
  const left = new Set(used);
  const listed = (data.plan.texts ?? []).filter((text) => left.delete(text.id));
  return [...listed, ...[...left].map((id) => ({ id, label: id }))].map((text) => ({
    ...text,
    label: text.label || (data.versions ? '' : text.id),
  }));
}

/** Indexes a plan's matrix. Assignments of tasks that are not listed cannot be shown and are reported. */
export function matrixModel(data: MatrixData, report: Report): MatrixModel {
  const tree = taskTree(data.tasks, report);
  // Of two versions that are shown as one, the survey is of one alone.
  const known = data.survey?.assignments === data.assignments ? data.survey : undefined;
  const { byTask, survey } = assign(known ?? surveyOf(data.assignments), tree, report);
  const { unitIds, textIds, roles, repeatsUnit } = survey;
  const statuses = new Set(survey.statuses);
  for (const { status } of data.tasks) if (status !== undefined) statuses.add(status);
  return {
    data,
    nodes: tree.nodes,
    get nodeById() {
      return tree.byId();
    },
    units: data.units.filter((unit) => unitIds.has(unit.id)),
    unitById: new Map(data.units.map((unit) => [unit.id, unit])),
    texts: assigningTexts(data, textIds),
    roles: byStrength(roles),
    statuses: [...statuses],
    assignments: byTask,
    hasSeveral: repeatsUnit,
    discrepancies: groupBy(data.discrepancies, (discrepancy) => discrepancy.taskId),
  };
}

function shownTexts(model: MatrixModel, text: TextView): number[] {
  return text === 'compare' ? model.texts.map((_, index) => index) : [text];
}

/**
 * The roles of a unit in a task, strongest first.
 *
 * @returns no mark when no shown text assigns the task to the unit; several when it has several roles, or texts disagree about its role
 */
export function cellMarks(model: MatrixModel, taskId: string, unitId: string, text: TextView): Mark[] {
  const own = (model.assignments.get(taskId) ?? []).filter((assignment) => assignment.unitId === unitId);
  return own.length === 0 ? [] : marksOf(own, model, shownTexts(model, text));
}

/** The marks of every unit that has a part in a task: all filled cells of one row. */
export function rowMarks(model: MatrixModel, task: string | TaskNode, text: TextView): Map<string, Mark[]> {
  const shown = shownTexts(model, text);
  const marks = new Map<string, Mark[]>();
  for (const [unitId, own] of groupBy(model.assignments.get(task) ?? [], (assignment) => assignment.unitId)) {
    const found = marksOf(own, model, shown);
    if (found.length > 0) marks.set(unitId, found);
  }
  return marks;
}

function marksOf(own: readonly PlanAssignment[], model: MatrixModel, shown: readonly number[]): Mark[] {
  const [only] = own;
  if (own.length === 1 && only) {
    // Most cells by far: nothing to compare, nothing to count.
    const at = shown.findIndex((index) => model.texts[index]?.id === only.textId);
    if (at < 0) return [];
    const { role, status } = only;
    return [{ role, texts: [shown[at] as number], agreed: shown.length === 1, times: 1, status }];
  }
  return byStrength(own.map((assignment) => assignment.role)).flatMap((role) => {
    const said = shown
      .map((index) => ({
        index,
        lines: own.filter((entry) => entry.role === role && entry.textId === model.texts[index]?.id),
      }))
      .filter(({ lines }) => lines.length > 0);
    if (said.length === 0) return [];
    return [
      {
        role,
        texts: said.map(({ index }) => index),
        agreed: said.length === shown.length,
        times: Math.max(...said.map(({ lines }) => lines.length)),
        status: said.flatMap(({ lines }) => lines).find((line) => line.status !== undefined)?.status,
      },
    ];
  });
}

/** What became of a unit's part in a task from the first of two compared texts to the second. */
export type CellChange = 'added' | 'removed' | 'changed';

/** The change that the marks of a cell show; undefined when all compared texts say the same, or only one is shown. */
export function cellChange(marks: readonly Mark[]): CellChange | undefined {
  if (marks.every((mark) => mark.agreed)) return undefined;
  const inFirst = marks.some((mark) => mark.texts.includes(0));
  const inLater = marks.some((mark) => mark.texts.some((text) => text > 0));
  return inFirst && inLater ? 'changed' : inFirst ? 'removed' : 'added';
}

/** Whether the task is in what is shown. Of two versions, one has tasks that the other has not. */
function isIn({ data }: MatrixModel, taskId: string, text: TextView): boolean {
  const change = data.versions?.byTask.get(taskId)?.change;
  return text === 'compare' || change !== (text === 0 ? 'added' : 'removed');
}

/** Whether the compared texts differ about a task, in whatever way. */
export function differs(model: MatrixModel, { id, titleInAnnex, title }: PlanTask): boolean {
  if (model.data.versions) return model.data.versions.byTask.has(id);
  return (
    model.discrepancies.has(id) ||
    (titleInAnnex !== undefined && titleInAnnex !== title) ||
    [...rowMarks(model, id, 'compare').values()].some((marks) => cellChange(marks) !== undefined)
  );
}

/** Whether the text assigns the task to any unit. */
export function isAssigned(model: MatrixModel, taskId: string): boolean {
  return model.assignments.has(taskId);
}

/** Folds case, width and spaces, so that a search finds （三） by (三) and Ａ by a. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function unitWords(unit: Unit | undefined): string[] {
  return unit ? [unit.name, unit.shortName ?? '', ...(unit.aliases ?? [])] : [];
}

/** Whether every word of the query occurs in one of the texts. */
function says(texts: readonly string[], query: string): boolean {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const heap = texts.map(folded);
  return words.every((word) => heap.some((text) => text.includes(word)));
}

/** Whether the query names the unit. An empty query names none. */
export function namesUnit(unit: Unit, query: string): boolean {
  return query.trim() !== '' && says(unitWords(unit), query);
}

function taskWords(model: MatrixModel, { task }: TaskNode): string[] {
  return [
    task.number ?? '',
    task.path ?? '',
    task.title,
    task.titleInAnnex ?? '',
    ...(model.assignments.get(task.id) ?? []).flatMap((assignment) => [
      assignment.nameAsWritten ?? '',
      ...unitWords(model.unitById.get(assignment.unitId)),
    ]),
  ];
}

/** The time of a task: its own, or that of the nearest task above that has one. */
function periodOf(node: TaskNode): VaguePeriod | undefined {
  for (let at: TaskNode | undefined = node; at; at = at.parent) if (at.task.period) return at.task.period;
  return undefined;
}

/** Whether two times have a day in common. An end that is not known is taken as open; a time without any is with nothing. */
function overlap(a: VaguePeriod | undefined, b: VaguePeriod | undefined): boolean {
  if (!a || !b || !(a.from ?? a.to) || !(b.from ?? b.to)) return false;
  const end = ({ to = '', alternativeTo = '' }: VaguePeriod): string =>
    (to > alternativeTo ? to : alternativeTo) || '9';
  return (a.from ?? '') <= end(b) && (b.from ?? '') <= end(a);
}

/** Whether tasks can be told apart by the stage that they fall into. */
export function canFilterByStage({ data, nodes }: MatrixModel): boolean {
  return data.stages.length > 1 && nodes.some(({ task }) => task.period?.from ?? task.period?.to);
}

function passes(model: MatrixModel, node: TaskNode, text: TextView, filter: MatrixFilter): boolean {
  const { task } = node;
  if (filter.different && !differs(model, task)) return false;
  if (filter.unitId || filter.role || filter.status) {
    const texts = shownTexts(model, text).map((index) => model.texts[index]?.id);
    const assigned = (model.assignments.get(task.id) ?? []).some(
      (assignment) =>
        texts.includes(assignment.textId) &&
        (!filter.unitId || assignment.unitId === filter.unitId) &&
        (!filter.role || assignment.role === filter.role) &&
        (!filter.status || (assignment.status ?? task.status) === filter.status),
    );
    const reported = !filter.unitId && !filter.role && task.status === filter.status;
    if (!assigned && !reported) return false;
  }
  if (filter.stage && !overlap(periodOf(node), model.data.stages[Number(filter.stage)]?.period)) return false;
  return !filter.query.trim() || says(taskWords(model, node), filter.query);
}

function shownColumns(model: MatrixModel, matching: readonly TaskNode[], filter: MatrixFilter): readonly Unit[] {
  const involved = new Set(
    matching.flatMap((node) => (model.assignments.get(node) ?? []).map((assignment) => assignment.unitId)),
  );
  const columns = model.units.filter((unit) => involved.has(unit.id));
  const own = columns.filter((unit) => unit.id === filter.unitId);
  return [...own, ...columns.filter((unit) => unit.id !== filter.unitId)];
}

/**
 * What to show: rows of the tree that are not collapsed away and that match or lead to a match, and the units that have a part in a match.
 * Under a unit filter that unit's column stands first.
 *
 * @param collapsed ids of tasks whose children are hidden
 */
export function matrixView(
  model: MatrixModel,
  text: TextView,
  filter: MatrixFilter,
  collapsed: ReadonlySet<string>,
): MatrixView {
  const filtered = isOn(filter);
  const nodes = model.data.versions ? model.nodes.filter((node) => isIn(model, node.task.id, text)) : model.nodes;
  const passing = filtered ? new Set(nodes.filter((node) => passes(model, node, text, filter))) : undefined;
  const whole = passing ? undefined : nodes.length === model.nodes.length;
  const kept = new Set<TaskNode>();
  for (const node of passing ?? (whole ? [] : nodes))
    for (let at: TaskNode | undefined = node; at && !kept.has(at); at = at.parent) kept.add(at);

  const shownChildren = (siblings: readonly TaskNode[]): readonly TaskNode[] =>
    whole ? siblings : siblings.filter((node) => kept.has(node));
  const rows: MatrixRow[] = [];
  const listRows = (shown: readonly TaskNode[]): void => {
    for (let index = 0; index < shown.length; index += 1) {
      const node = shown[index] as TaskNode;
      const children = node.children.length > 0 ? shownChildren(node.children) : node.children;
      const expandable = children.length > 0;
      const expanded = expandable && !collapsed.has(node.task.id);
      const matches = !passing || passing.has(node);
      rows.push({ node, expandable, expanded, matches, place: index + 1, siblings: shown.length });
      if (expanded) listRows(children);
    }
  };
  const roots = (): readonly TaskNode[] => model.nodes.filter((node) => !node.parent);
  /** Every task has its row, so that a row can be made without the others. */
  const isWhole = whole === true && collapsed.size === 0;
  let areListed = false;
  const allRows = (): readonly MatrixRow[] => {
    if (!areListed) listRows(shownChildren(roots()));
    areListed = true;
    return rows;
  };
  let topLevel: readonly TaskNode[] | undefined;
  const rowOf = (node: TaskNode): MatrixRow => {
    const expandable = node.children.length > 0;
    const siblings = node.parent?.children ?? (topLevel ??= roots());
    const place = siblings.indexOf(node) + 1;
    return { node, expandable, expanded: expandable, matches: true, place, siblings: siblings.length };
  };

  let [taskCount, subtaskCount] = [0, 0];
  for (const { task } of nodes) {
    if (task.kind !== 'part') taskCount += 1;
    if (task.kind === 'subtask') subtaskCount += 1;
  }
  let matching: readonly TaskNode[] | undefined;
  return {
    text,
    filter,
    rowCount: isWhole ? nodes.length : allRows().length,
    rowAt: (place) => {
      if (!isWhole) return rows[place];
      const node = nodes[place];
      return node && rowOf(node);
    },
    placeOf: (taskId) =>
      isWhole
        ? nodes.findIndex(({ task }) => task.id === taskId)
        : rows.findIndex(({ node }) => node.task.id === taskId),
    get rows() {
      return allRows();
    },
    hidesTasks: !isWhole && rows.some(({ expandable, expanded }) => expandable && !expanded),
    columns: passing ? shownColumns(model, [...passing], filter) : model.units,
    get matching() {
      return (matching ??= nodes.filter((node) => node.task.kind !== 'part' && (!passing || passing.has(node))));
    },
    taskCount,
    subtaskCount,
    filtered,
  };
}

function countRoles(
  model: MatrixModel,
  text: TextView,
  assignments: readonly PlanAssignment[],
  counted: (assignment: PlanAssignment) => string,
): RoleCounts {
  const texts = shownTexts(model, text).map((index) => model.texts[index]?.id);
  const seen = new Map<string, readonly Set<string>[]>();
  for (const assignment of assignments) {
    let byText = seen.get(assignment.role);
    if (!byText) seen.set(assignment.role, (byText = texts.map(() => new Set<string>())));
    byText[texts.indexOf(assignment.textId)]?.add(counted(assignment));
  }
  return new Map(byStrength(seen.keys()).map((role) => [role, (seen.get(role) ?? []).map(({ size }) => size)]));
}

/** How many units have each role in a task. A unit that a text repeats counts once. */
export function taskTotals(model: MatrixModel, task: string | TaskNode, text: TextView): RoleCounts {
  return countRoles(model, text, model.assignments.get(task) ?? [], (assignment) => assignment.unitId);
}

/** How many of the given tasks each unit has each role in, for all units in one pass. */
export function totalsByUnit(
  model: MatrixModel,
  text: TextView,
  nodes: readonly TaskNode[],
): ReadonlyMap<string, RoleCounts> {
  const own = groupBy(
    nodes.flatMap((node) => model.assignments.get(node) ?? []),
    (assignment) => assignment.unitId,
  );
  return new Map(
    [...own].map(([unitId, assignments]) => [
      unitId,
      countRoles(model, text, assignments, (assignment) => assignment.taskId),
    ]),
  );
}

/** Every task below a node, in the order of the document. */
export function descendants(node: TaskNode): TaskNode[] {
  return node.children.flatMap((child) => [child, ...descendants(child)]);
}

/** In how many tasks below a node, the node not counted, each unit has a part: what a collapsed row hides. */
export function hiddenTasks(model: MatrixModel, node: TaskNode, text: TextView): ReadonlyMap<string, number> {
  const texts = new Set(shownTexts(model, text).map((index) => model.texts[index]?.id));
  const counts = new Map<string, number>();
  for (const below of descendants(node)) {
    const units = new Set(
      (model.assignments.get(below) ?? [])
        .filter((assignment) => texts.has(assignment.textId))
        .map((assignment) => assignment.unitId),
    );
    for (const unitId of units) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  }
  return counts;
}

/** Units of a task by role, strongest first, each unit once, in the order of the document. */
export function unitsByRole(model: MatrixModel, taskId: string, text: TextView): Map<string, Unit[]> {
  const units = new Map<string, Unit[]>();
  const own = model.assignments.get(taskId) ?? [];
  const ids = [...new Set(own.map((assignment) => assignment.unitId))];
  for (const role of byStrength(own.map((assignment) => assignment.role))) {
    const having = ids.flatMap((id) => {
      const unit = model.unitById.get(id);
      return unit && cellMarks(model, taskId, id, text).some((mark) => mark.role === role) ? [unit] : [];
    });
    if (having.length > 0) units.set(role, having);
  }
  return units;
}

/** The duties of one unit. */
export interface UnitDuties {
  readonly unit: Unit;
  readonly duties: readonly UnitDuty[];
}

/** Duties by unit, in the order of the document, that the filter's unit has or shares and that its query finds. */
export function dutiesByUnit(model: MatrixModel, filter: MatrixFilter): UnitDuties[] {
  const shown = model.data.duties.filter((duty) => {
    const units = [duty.unitId, ...(duty.withUnitIds ?? [])];
    if (filter.unitId && !units.includes(filter.unitId)) return false;
    const words = units.flatMap((id) => unitWords(model.unitById.get(id)));
    return !filter.query.trim() || says([duty.summary, ...words], filter.query);
  });
  return [...groupBy(shown, (duty) => duty.unitId)].flatMap(([unitId, duties]) => {
    const unit = model.unitById.get(unitId);
    return unit ? [{ unit, duties }] : [];
  });
}
