import type {
  CreditRating,
  CreditRepair,
  CreditScheme,
  DrawRule,
  EnforcementCase,
  Facility,
  HolidayCalendar,
  Inspection,
  ListEntry,
  Penalty,
  PracticeRegistration,
  Practitioner,
  PublicityRule,
  ResultUse,
  ScoreRecord,
  ScoreRuleSet,
  SelfInspection,
  SelfInspectionCadence,
  SubjectRef,
  SupervisionTier,
  TimeLimit,
  Verification,
} from '@yijian/standard';

/** All that is recorded of one subject, as far as rules ask for it. Records of other subjects must not be among them. */
export interface SubjectFacts {
  subject: SubjectRef;
  /** Division, GB/T 2260; tells which rules apply. Empty when it is not known. */
  regionCode: string;
  facility?: Facility;
  practitioner?: Practitioner;
  ratings: readonly CreditRating[];
  scoreRecords: readonly ScoreRecord[];
  listEntries: readonly ListEntry[];
  penalties: readonly Penalty[];
  inspections: readonly Inspection[];
  selfInspections: readonly SelfInspection[];
  tiers: readonly SupervisionTier[];
  verifications: readonly Verification[];
  registrations: readonly PracticeRegistration[];
  /** Absent for readers who may not see them. Then nothing is told that would rest on their absence. */
  repairs?: readonly CreditRepair[];
  cases?: readonly EnforcementCase[];
  resultUses?: readonly ResultUse[];
}

/** Every rule that there is, of all places and times; which of them apply is worked out. */
export interface RuleBook {
  scoreRuleSets: readonly ScoreRuleSet[];
  creditSchemes: readonly CreditScheme[];
  publicityRules: readonly PublicityRule[];
  cadences: readonly SelfInspectionCadence[];
  timeLimits: readonly TimeLimit[];
  drawRules: readonly DrawRule[];
  holidayCalendars: readonly HolidayCalendar[];
}
