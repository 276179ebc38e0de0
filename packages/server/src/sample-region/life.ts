import type {
  CreditRating,
  CreditScheme,
  Finding,
  Inspection,
  Penalty,
  PublicityRule,
  ScoreRecord,
  ScoreRuleSet,
  SubjectRef,
} from '@yijian/standard';
import type { Agenda } from './agenda.js';
import type { FacilityClass } from './facility-classes.js';
import type { FacilityDraft } from './facility-draft.js';
import type { Matter, Severity } from './matters.js';
import type { Numbering } from './numbering.js';
import type { Random } from './random.js';
import type { Authorities } from './units.js';

/** What the lives of all facilities share. */
export interface World {
  /** First day of the electronic records. */
  from: string;
  /** Last day: nothing later has happened. */
  asOf: string;
  ruleSet: ScoreRuleSet;
  scheme: CreditScheme;
  publicityRule: PublicityRule;
  numbering: Numbering;
  /** The day on which a county's facilities are rated in a year. */
  ratingDay: (regionCode: string, year: number) => string;
  /** Practitioners for each that is drawn of an ordinary region. */
  staffing: number;
  /** Routine self-inspections of each facility that are told besides the yearly ones. */
  routineChecks: number;
}

/** A fault found, with what is known of it besides the record. */
export interface Case {
  inspection: Inspection;
  finding: Finding;
  matter: Matter;
  severity: Severity;
  /** True once it has led to a penalty or is about to. */
  answered: boolean;
}

/** A penalty that also falls on one of the facility's physicians. */
export interface PersonalCase {
  decidedOn: string;
  matter: Matter;
  case: Case;
}

/** One facility's supervision life while it is being told. Everything that has happened until now is in its records. */
export interface Life {
  readonly world: World;
  readonly facility: FacilityDraft;
  readonly facilityClass: FacilityClass;
  readonly subject: SubjectRef;
  /** The part of the facility's id that the ids of its records share. */
  readonly key: string;
  readonly authorities: Authorities;
  readonly random: Random;
  readonly agenda: Agenda;
  /** True for a facility drawn with a purpose: chance does not cross it. */
  readonly scripted: boolean;
  /** How often it has problems, against 1 for most. */
  readonly risk: number;
  readonly inspections: Inspection[];
  readonly penalties: Penalty[];
  readonly scoreRecords: ScoreRecord[];
  readonly ratings: CreditRating[];
  readonly personalCases: PersonalCase[];
  /** Rectifications and decisions that are still under way. A facility does not close while there are any. */
  unsettled: number;
  /** The day on which its licence was revoked or cancelled. */
  endedOn?: string;
}

/** True while the facility holds a licence. */
export function isLicensed(life: Life): boolean {
  return life.endedOn === undefined;
}

/** The date if it is not later than the end of the records: what is later is not known yet. */
export function ifKnown<K extends string>(life: Life, name: K, date: string): Partial<Record<K, string>> {
  return date <= life.world.asOf ? ({ [name]: date } as Record<K, string>) : {};
}

/** The id of the next record of a kind, such as `ins-000123-07`. */
export function nextId(life: Life, prefix: string, records: readonly unknown[]): string {
  return `${prefix}-${life.key}-${String(records.length + 1).padStart(2, '0')}`;
}
