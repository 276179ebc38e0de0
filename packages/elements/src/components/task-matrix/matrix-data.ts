import type {
  LeadConvention,
  Plan,
  PlanAssignment,
  PlanDiscrepancy,
  PlanMatrix,
  PlanStage,
  PlanTarget,
  PlanTask,
  PlanText,
  Unit,
  UnitDuty,
  VaguePeriod,
} from '@yijian/standard';
import type { PlanDifferences, TaskDifference } from '@yijian/rules';
import { isPlainText, type Report, UntrustedRecord } from '../../internal/untrusted.js';
import { type AssignmentSurvey, surveyIfPlain, surveyOf } from './assignment-survey.js';

/** What differs between two versions of a plan that are shown as one. */
export interface Versions {
  readonly differences: PlanDifferences;
  /** By the identifier that the task has among the shown ones. */
  readonly byTask: ReadonlyMap<string, TaskDifference>;
}

/** A plan matrix with every list present. */
export interface MatrixData extends Readonly<Required<PlanMatrix>> {
  /** Set where two versions are compared: each is then a text of the plan, the one compared with first. */
  readonly versions?: Versions;
  /** What a look at every assignment told, where somebody has looked. */
  readonly survey?: AssignmentSurvey;
}

/** The object without its properties that are undefined: in the standard, unknown means absent. */
type Known<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function known<T extends object>(object: T): Known<T> {
  const copy: Partial<T> = {};
  for (const name of Object.keys(object) as (keyof T)[]) if (object[name] !== undefined) copy[name] = object[name];
  return copy as unknown as Known<T>;
}

/** A code as it was sent. One that this version does not know is shown as it is, so the type is a promise that nobody relies on. */
function code<T extends string>(record: UntrustedRecord, name: string, otherwise: T): T {
  return (record.text(name, 60) as T | undefined) ?? otherwise;
}

const longText = 2000;

/** Texts that are read of a list within an item: lists in lists multiply. */
const mostTexts = 100;

function readPeriod(record: UntrustedRecord | undefined): VaguePeriod | undefined {
  return (
    record &&
    known({
      from: record.date('from'),
      to: record.date('to'),
      alternativeTo: record.date('alternativeTo'),
      precision: code<VaguePeriod['precision']>(record, 'precision', 'day'),
      wording: record.text('wording') ?? '',
      note: record.text('note', longText),
    })
  );
}

function readUnit(record: UntrustedRecord): Unit | undefined {
  const id = record.text('id');
  if (!id) return record.missing('id');
  const shortName = record.text('shortName');
  return known({
    id,
    name: record.text('name') ?? shortName ?? id,
    shortName,
    aliases: record.texts('aliases', undefined, mostTexts),
    kind: code(record, 'kind', 'other'),
    isGroup: record.flag('isGroup'),
  });
}

function readTask(record: UntrustedRecord): PlanTask | undefined {
  const id = record.text('id');
  if (!id) return record.missing('id');
  const number = record.text('number');
  const titleInAnnex = record.text('titleInAnnex');
  return known({
    id,
    parentId: record.text('parentId'),
    kind: code<PlanTask['kind']>(record, 'kind', 'task'),
    level: 1,
    order: 1,
    number,
    path: record.text('path'),
    title: record.text('title') ?? titleInAnnex ?? number ?? id,
    titleInAnnex,
    summary: record.text('summary', longText),
    mechanismIds: record.texts('mechanismIds', undefined, mostTexts),
    period: readPeriod(record.record('period')),
    status: record.text('status') as PlanTask['status'],
  });
}

/** The task as it is, when it has only what most tasks of a long plan have: nothing then need be done about it. */
function plainTask(value: Readonly<Record<string, unknown>>): PlanTask | undefined {
  const { id, parentId, kind, number, path, title, status } = value;
  if (!id || !title || !kind || parentId === '' || number === '' || path === '' || status === '') return undefined;
  if (value['titleInAnnex'] !== undefined || value['summary'] !== undefined || value['mechanismIds'] !== undefined)
    return undefined;
  if (value['period'] !== undefined) return undefined;
  const plain = isPlainText(title) && isPlainText(id) && isPlainText(number) && isPlainText(path);
  return plain && isCode(kind) && isCode(parentId) && isCode(status) ? (value as unknown as PlanTask) : undefined;
}

/** Texts that are never shown as long as something has them for its identifier or its code. */
const isCode = (value: unknown): boolean => value === undefined || (typeof value === 'string' && value.length <= 60);

function readAssignment(record: UntrustedRecord): PlanAssignment | undefined {
  const taskId = record.text('taskId');
  const unitId = record.text('unitId');
  if (!taskId) return record.missing('taskId');
  if (!unitId) return record.missing('unitId');
  return known({
    id: record.text('id') ?? '',
    taskId,
    unitId,
    role: code<PlanAssignment['role']>(record, 'role', 'unknown' as PlanAssignment['role']),
    order: record.number('order') ?? 1,
    groupNo: record.number('groupNo') ?? 1,
    textId: record.text('textId') ?? '',
    phrase: record.text('phrase'),
    nameAsWritten: record.text('nameAsWritten'),
    openEnded: record.flag('openEnded'),
    conventionId: record.text('conventionId'),
    status: record.text('status') as PlanAssignment['status'],
    note: record.text('note', longText),
  });
}

function readStage(record: UntrustedRecord): PlanStage {
  return known({
    id: record.text('id') ?? '',
    name: record.text('name') ?? '',
    period: readPeriod(record.record('period')) ?? { precision: 'day', wording: '' },
    summary: record.text('summary', longText),
  });
}

function readDuty(record: UntrustedRecord): UnitDuty | undefined {
  const unitId = record.text('unitId');
  if (!unitId) return record.missing('unitId');
  return known({
    id: record.text('id') ?? '',
    unitId,
    verb: code(record, 'verb', 'responsible'),
    summary: record.text('summary', longText) ?? '',
    withUnitIds: record.texts('withUnitIds', undefined, mostTexts),
    withUnitsOpen: record.flag('withUnitsOpen'),
    order: record.number('order') ?? 1,
    mechanismIds: record.texts('mechanismIds', undefined, mostTexts),
  });
}

function readDiscrepancy(record: UntrustedRecord): PlanDiscrepancy {
  return {
    id: record.text('id') ?? '',
    taskId: record.text('taskId') ?? '',
    kind: code(record, 'kind', 'other'),
    detail: record.text('detail', longText) ?? '',
    textIds: record.texts('textIds', undefined, mostTexts),
    onlyInFirst: record.texts('onlyInFirst', undefined, mostTexts),
    onlyInSecond: record.texts('onlyInSecond', undefined, mostTexts),
  };
}

function readText(record: UntrustedRecord): PlanText | undefined {
  const id = record.text('id');
  return id ? { id, label: record.text('label') ?? id } : record.missing('id');
}

function readConvention(record: UntrustedRecord): LeadConvention {
  return known({
    id: record.text('id') ?? '',
    kind: code<LeadConvention['kind']>(record, 'kind', 'stated'),
    wording: record.text('wording'),
    place: record.text('place'),
  });
}

function readTarget(record: UntrustedRecord): PlanTarget | undefined {
  const value = record.number('value');
  if (value === undefined) return record.missing('value');
  return known({
    id: record.text('id') ?? '',
    taskId: record.text('taskId'),
    name: record.text('name') ?? '',
    comparison: record.text('comparison') as PlanTarget['comparison'],
    value,
    unitOfMeasure: record.text('unitOfMeasure') ?? '',
    cumulative: record.flag('cumulative'),
    period: readPeriod(record.record('period')),
  });
}

function readPlan(record: UntrustedRecord, stages: PlanStage[]): Plan {
  return known({
    id: record.text('id') ?? '',
    title: record.text('title') ?? '',
    titleStated: record.flag('titleStated'),
    documentNumber: record.text('documentNumber'),
    status: code<Plan['status']>(record, 'status', 'unknown'),
    issuedOn: record.date('issuedOn'),
    publishedOn: record.date('publishedOn'),
    issuerName: record.text('issuerName'),
    regionName: record.text('regionName'),
    regionInferred: record.flag('regionInferred'),
    basis: record.texts('basis', undefined, 100),
    goal: record.text('goal', longText),
    goalPeriod: readPeriod(record.record('goalPeriod')),
    leadConventions: record.first('leadConventions', 20, readConvention),
    texts: record.first('texts', 20, readText),
    stages,
    targets: record.first('targets', 1000, readTarget),
    note: record.text('note', longText),
  });
}

/** The first of each id. */
function distinct<T extends { readonly id: string }>(entries: T[], path: string, report: Report): T[] {
  if (new Set(entries.map(({ id }) => id)).size === entries.length) return entries;
  const seen = new Set<string>();
  return entries.filter(({ id }) => {
    if (seen.has(id)) report(path, `repeats the id "${id}": only its first entry is shown`);
    return !seen.has(id) && seen.add(id);
  });
}

/** Units that are used but not listed: shown by their ids, so that nothing vanishes. */
function unlistedUnits(units: readonly Unit[], uses: Iterable<string>, report: Report): Unit[] {
  const listed = new Set(units.map((unit) => unit.id));
  const unlisted: Unit[] = [];
  for (const unitId of uses) {
    if (listed.has(unitId)) continue;
    listed.add(unitId);
    report('/units', `lacks "${unitId}", which is used: it is shown by its id`);
    unlisted.push({ id: unitId, name: unitId, kind: 'other' });
  }
  return unlisted;
}

/**
 * Reads a plan matrix from whatever a page or a server handed over. What nothing can be said about is left out and reported; what only lacks
 * its words is named by its id.
 *
 * @param value body of `GET /v1/plans/{planId}/matrix`
 * @returns undefined when the value is no plan matrix
 */
export function readMatrixData(value: unknown, report: Report): MatrixData | undefined {
  const record = UntrustedRecord.from(value, '', report);
  const plan = record?.record('plan');
  if (!record || !plan) {
    record?.missing('plan');
    return undefined;
  }
  const stages = record.first('stages', 100, readStage);
  const plain = record.wholeList('assignments', surveyIfPlain);
  const survey = plain ?? surveyOf(record.list('assignments', readAssignment));
  const duties = record.first('duties', 2000, readDuty);
  const isList = record.isList('tasks');
  const tasks = isList ? distinct(record.list('tasks', readTask, plainTask), '/tasks', report) : [];
  // Nobody is to be told that there are no tasks where none can be read.
  const areUnread = tasks.length === 0 && (isList ? !record.isEmpty('tasks') : record.has('tasks'));
  if (areUnread && duties.length === 0) return undefined;
  const units = distinct(record.list('units', readUnit), '/units', report);
  return {
    plan: readPlan(plan, stages),
    units: [...units, ...unlistedUnits(units, [...survey.unitIds, ...duties.map(({ unitId }) => unitId)], report)],
    tasks,
    assignments: survey.assignments,
    survey,
    stages,
    duties,
    discrepancies: record.first('discrepancies', 1000, readDiscrepancy),
  };
}
