import type { LeadConvention, PlanLine, PlanLineGroup } from '@yijian/standard';
import type { ListedUnit } from './plan-matrix-lines.js';

type Phrase = PlanLineGroup['phrase'];
type Role = 'lead' | 'co-lead' | 'responsible' | 'participant';

interface Reading {
  /** Kinds of lead convention that explain the phrase. */
  conventions: readonly string[];
  /** Role of the first unit of the line that is read so. */
  first: Role;
  /** Role of every other one. */
  rest: Role;
}

const firstListed: Reading = { conventions: ['first-listed'], first: 'lead', rest: 'responsible' };

/** How each phrase of an assignment line is read. */
const readings: Record<Phrase, Reading> = {
  负责: firstListed,
  责任单位: firstListed,
  责任部门: firstListed,
  牵头负责: { conventions: ['stated'], first: 'lead', rest: 'lead' },
  分别负责: { conventions: ['respectively'], first: 'co-lead', rest: 'co-lead' },
  参与: { conventions: ['stated', 'respectively'], first: 'participant', rest: 'participant' },
};

const readingOf = (phrase: string): Reading | undefined => (readings as Partial<Record<string, Reading>>)[phrase];

/** Kinds of lead convention under which a phrase has a meaning; empty for a phrase that is not known. */
export const conventionKindsOf = (phrase: string): readonly string[] => readingOf(phrase)?.conventions ?? [];

/**
 * The plan's convention that gives a phrase its meaning. A phrase that fits several, such as 参与, goes with the convention of the
 * other phrases in its line.
 */
export function conventionFor(
  phrase: string,
  line: PlanLine,
  conventions: readonly LeadConvention[],
): LeadConvention | undefined {
  const fitting = conventions.filter(({ kind }) => conventionKindsOf(phrase).includes(kind));
  const beside = line.groups.filter((group) => group.phrase !== phrase).flatMap((g) => conventionKindsOf(g.phrase));
  return fitting.find(({ kind }) => beside.includes(kind)) ?? fitting[0];
}

/** The role that a unit's phrase and place give it among the units of its line. */
export function roleOf(unit: ListedUnit, line: readonly ListedUnit[]): Role {
  const reading = readings[unit.group.phrase];
  const first = line.find((other) => readings[other.group.phrase] === reading);
  return unit === first ? reading.first : reading.rest;
}
