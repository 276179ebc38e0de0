import { covers } from '@yijian/rules';
import type { ProblemError } from '../http/problem.js';
import { etagsOf } from '../http/representation.js';
import { lookUpIn } from '../records/look-up.js';
import type { Tx } from '../records/record.js';
import type { LookUp, Resource, SchemaName } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';
import type { Caller } from './caller.js';
import { isOwn } from './own-records.js';
import { forbiddenRecord, insufficientScope } from './refusals.js';
import { regionOf } from './region-of.js';
import { requireOwnValues } from './require-own-values.js';

/** A write of one record. */
export interface RecordWrite {
  /** The record as it stands; absent when there is none. */
  before?: JsonObject | undefined;
  document: JsonObject;
}

/**
 * Holds a write to what its caller is in charge of: an institution to its own records, and within them to what is its own to say; a unit to
 * its region and its modules. Both as the record stands and as it will be, so that nobody takes one over or gives one away.
 *
 * @param lookUp shared by writes that are judged together, so that what they look up is asked for at once
 * @throws ProblemError `forbidden`
 */
export async function requireWritable(
  tx: Tx,
  caller: Caller,
  resource: Resource,
  write: RecordWrite,
  lookUp: LookUp = lookUpIn(tx),
): Promise<void> {
  const { before, document } = write;
  const states = before ? [before, document] : [document];
  switch (caller.role) {
    case 'administrator':
      return;
    case 'institution':
      for (const state of states) if (!(await isOwn(tx, caller, resource, state))) throw notOwn(caller, resource);
      requireOwnValues(resource.setByAuthorities, write);
      return;
    case 'unit':
      await requireInCharge(caller, resource, states, lookUp);
      return;
    case 'public':
      throw insufficientScope(caller, [['government:write']]);
  }
}

async function requireInCharge(
  { duties }: Caller,
  resource: Resource,
  states: readonly JsonObject[],
  lookUp: LookUp,
): Promise<void> {
  const { region: own = '', modules = [] } = duties ?? {};
  if (!modules.includes(resource.module)) throw notDuty(resource, modules);
  for (const state of states) {
    const region = await regionOf(resource, state, lookUp);
    if (region === undefined || !covers(own, region)) throw notRegion(resource, own, region);
  }
}

/**
 * Keeps whoever does not see a record whole from replacing it: what they did not see would be lost.
 *
 * @throws ProblemError `forbidden`
 */
export function requireWholeSight(caller: Caller, schema: SchemaName, before: unknown): void {
  // An institution writes only its own records, which it sees whole.
  if (caller.audience === 'government' || caller.role === 'institution') return;
  const [whole, ...less] = etagsOf(schema, before);
  if (less.length === 0 || less.some((seen) => seen !== whole))
    throw insufficientScope(caller, [['government:read', 'government:write']]);
}

const notOwn = ({ facilities }: Caller, { name, owner = '' }: Resource): ProblemError =>
  forbiddenRecord({
    zh: `此令牌只能写机构 ${facilities.join('、')} 自己的 ${name} 记录：${owner} 须（直接或经所引用的记录）指向该机构，已存的记录亦须是它的。`,
    en: `This token writes only records of ${facilities.join(', ')} in ${name}: ${owner} must lead to it, by itself or by the record that it names, and so must the record as it stands.`,
  });

const notDuty = ({ name, module }: Resource, modules: readonly string[]): ProblemError =>
  forbiddenRecord({
    zh: `${name} 属于模块 ${module}，而此令牌的职责为 ${modules.join('、')}。`,
    en: `${name} belongs to the module ${module}; the duties of this token are ${modules.join(', ')}.`,
  });

const notRegion = ({ name }: Resource, own: string, region: string | undefined): ProblemError =>
  forbiddenRecord({
    zh: `此令牌只能写行政区划 ${own} 之内的记录；${name} 的这条记录${region === undefined ? '没有（也没有引用的记录）给出行政区划' : `属于 ${region}`}。`,
    en: `This token writes only records within the division ${own}; this record of ${name} ${region === undefined ? 'names no division, nor does a record that it refers to' : `belongs to ${region}`}.`,
  });
