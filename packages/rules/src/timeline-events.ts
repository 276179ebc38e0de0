import type {
  Commitment,
  Complaint,
  CreditRating,
  CreditRepair,
  CreditScheme,
  Facility,
  Finding,
  Inspection,
  LicenceEvent,
  ListEntry,
  Penalty,
  Rectification,
  ScoreRecord,
  SelfInspection,
  TimelineEvent,
} from '@yijian/standard';
import { codeLabel } from '@yijian/standard/codes';
import { addDays } from './calendar.js';
import { defined } from './defined.js';
import { eventTone } from './event-tones.js';

/** A record that tells of events, with what the record alone does not say. */
export type TimelineSource =
  | { kind: 'facility'; record: Facility }
  | { kind: 'inspection'; record: Inspection }
  | { kind: 'penalty'; record: Penalty }
  | { kind: 'score-record'; record: ScoreRecord }
  | { kind: 'commitment'; record: Commitment }
  | { kind: 'self-inspection'; record: SelfInspection }
  | { kind: 'complaint'; record: Complaint }
  | { kind: 'credit-repair'; record: CreditRepair }
  | ({ kind: 'list-entry'; record: ListEntry } & WithBasis)
  | CreditRatingSource;

/** Records that rest on others by their ids alone. */
interface WithBasis {
  /** The kind of the event that a record behind it has. Records for which it answers undefined are not named as causes. */
  basisKind?: (recordId: string) => BasisKind | undefined;
}

/** Kinds of events whose records others can rest on. */
export type BasisKind = 'inspection' | 'self-inspection' | 'complaint' | 'penalty' | 'score' | 'credit';

interface CreditRatingSource extends WithBasis {
  kind: 'credit-rating';
  record: CreditRating;
  /** Scheme of the rating: gives the grade its words and its tone. */
  scheme?: CreditScheme;
  /** Grade of the subject's rating before this one. */
  previousGradeCode?: string;
}

/** Event kinds in the order in which they can follow from one another on one day. */
const KINDS = [
  'licence',
  'commitment',
  'complaint',
  'self-inspection',
  'inspection',
  'finding',
  'rectification',
  'penalty',
  'score',
  'list',
  'repair',
  'credit',
];

const TITLE_LENGTH = 300;
const SUMMARY_LENGTH = 2000;

/**
 * The events that a record tells of. Ids are `<event kind>:<record id>`; the licence events of a facility have none of their own and are
 * numbered from 1, oldest first, and that an entry left its list ends in `.left`. Events say no more of persons than the record does.
 */
export function timelineEvents(source: TimelineSource): TimelineEvent[] {
  switch (source.kind) {
    case 'facility':
      return (source.record.licenceEvents ?? []).map((event, index) => licenceEvent(source.record, event, index + 1));
    case 'inspection':
      return inspectionEvents(source.record);
    case 'penalty':
      return [penaltyEvent(source.record)];
    case 'score-record':
      return [scoreEvent(source.record)];
    case 'commitment':
      return [commitmentEvent(source.record)];
    case 'self-inspection':
      return selfInspectionEvents(source.record);
    case 'complaint':
      return [complaintEvent(source.record)];
    case 'credit-repair':
      return [repairEvent(source.record)];
    case 'list-entry':
      return listEvents(source.record, source.basisKind);
    case 'credit-rating':
      return [creditEvent(source)];
  }
}

/**
 * The place of an event kind among the events of one day: causes have lower numbers than what follows from them. Kinds not known come last.
 */
export function eventRank(kind: string): number {
  const rank = KINDS.indexOf(kind);
  return rank < 0 ? KINDS.length : rank;
}

/** Orders events as a timeline shows them: newest first, and within a day effect before cause. */
export function compareTimelineEvents(a: TimelineEvent, b: TimelineEvent): number {
  return compareText(b.occurredOn, a.occurredOn) || eventRank(b.kind) - eventRank(a.kind) || compareText(b.id, a.id);
}

function licenceEvent(facility: Facility, event: LicenceEvent, number: number): TimelineEvent {
  return timelineEvent({
    id: `licence:${facility.id}.${number}`,
    kind: 'licence',
    occurredOn: event.occurredOn,
    title: `执业许可：${codeLabel('licence-event-kind', event.kind)}`,
    summary: event.note,
    tone: eventTone('licence-event-kind', event.kind),
    unit: event.unitId === undefined ? undefined : { id: event.unitId },
    licence: defined({ kind: event.kind, licenceNumber: facility.licence?.number }),
  });
}

function inspectionEvents(inspection: Inspection): TimelineEvent[] {
  const { id, kind, resultCode, findings = [], recheckOfInspectionId } = inspection;
  const label = codeLabel('inspection-kind', kind);
  const event = timelineEvent({
    id: `inspection:${id}`,
    kind: 'inspection',
    occurredOn: inspection.inspectedOn,
    title: resultCode === undefined ? label : `${label}：${codeLabel('inspection-result', resultCode)}`,
    summary: inspection.summary,
    tone: eventTone('inspection-result', resultCode),
    causeIds: recheckOfInspectionId === undefined ? undefined : [`inspection:${recheckOfInspectionId}`],
    unit: inspection.unit,
    inspection: defined({
      inspectionId: id,
      kind,
      resultCode,
      findingCount: findings.length,
      inspectorCount: inspection.inspectorCount,
    }),
  });
  return [event, ...findings.flatMap((finding) => findingEvents(event, finding))];
}

function selfInspectionEvents(record: SelfInspection): TimelineEvent[] {
  const { id, kind, trigger, findings = [], reportedOn } = record;
  const label = codeLabel('self-inspection-kind', kind);
  const event = timelineEvent({
    id: `self-inspection:${id}`,
    kind: 'self-inspection',
    occurredOn: record.inspectedOn,
    title: findings.length === 0 ? label : `${label}：发现 ${findings.length} 个问题`,
    summary: record.summary,
    // Who finds faults by himself does what he should.
    tone: 'neutral',
    unit: record.reportedTo,
    selfInspection: defined({ selfInspectionId: id, kind, trigger, findingCount: findings.length, reportedOn }),
  });
  return [event, ...findings.flatMap((finding) => findingEvents(event, finding))];
}

/** A finding of an inspection, and what became of it. */
function findingEvents(inspection: TimelineEvent, finding: Finding): TimelineEvent[] {
  const { rectification } = finding;
  return [
    findingEvent(inspection, finding),
    ...(rectification ? [rectificationEvent(inspection, finding, rectification)] : []),
  ];
}

function findingEvent(inspection: TimelineEvent, finding: Finding): TimelineEvent {
  const { id, severity, matter, legalBasis } = finding;
  return timelineEvent({
    id: `finding:${id}`,
    kind: 'finding',
    occurredOn: inspection.occurredOn,
    title: `发现${codeLabel('finding-severity', severity)}问题：${matter ?? finding.description}`,
    summary: finding.description,
    tone: eventTone('finding-severity', severity),
    causeIds: [inspection.id],
    unit: inspection.unit,
    finding: defined({ findingId: id, severity, matter, legalBasis }),
  });
}

function rectificationEvent(inspection: TimelineEvent, finding: Finding, rectification: Rectification): TimelineEvent {
  const { id, kind, status, dueOn, completedOn, verifiedOn } = rectification;
  return timelineEvent({
    id: `rectification:${id}`,
    kind: 'rectification',
    occurredOn: rectifiedOn(rectification) ?? inspection.occurredOn,
    title: `${codeLabel('rectification-kind', kind)}：${codeLabel('rectification-status', status)}`,
    summary: rectification.measures,
    tone: eventTone('rectification-status', status),
    causeIds: [`finding:${finding.id}`],
    unit: inspection.unit,
    rectification: defined({ rectificationId: id, kind, status, dueOn, completedOn, verifiedOn }),
  });
}

/** The day on which the rectification came into its state. It is overdue from the day after its deadline. */
function rectifiedOn({ status, orderedOn, dueOn, completedOn, verifiedOn }: Rectification): string | undefined {
  switch (status) {
    case 'open':
      return orderedOn;
    case 'completed':
      return completedOn ?? orderedOn;
    case 'overdue':
      return dueOn === undefined ? orderedOn : addDays(dueOn, 1);
    default:
      return verifiedOn ?? completedOn ?? orderedOn;
  }
}

function penaltyEvent(penalty: Penalty): TimelineEvent {
  const { id, decisionNumber, kinds, fineYuan, confiscationYuan, publicityEndsOn, status, findingIds = [] } = penalty;
  const causes = findingIds.map((finding) => `finding:${finding}`);
  if (causes.length === 0 && penalty.inspectionId !== undefined) causes.push(`inspection:${penalty.inspectionId}`);
  const measures = kinds.map((kind) => {
    const label = codeLabel('penalty-kind', kind);
    return kind === 'fine' && fineYuan !== undefined ? `${label} ${groupThousands(fineYuan)} 元` : label;
  });
  const standing = ['in-force', 'performed'].includes(status) ? '' : `（${codeLabel('penalty-status', status)}）`;
  const summary = [penalty.violationKind, penalty.content].filter((part) => part !== undefined).join('；');
  return timelineEvent({
    id: `penalty:${id}`,
    kind: 'penalty',
    occurredOn: penalty.decidedOn,
    title: `行政处罚：${measures.join('、')}${standing}`,
    summary: summary === '' ? undefined : summary,
    tone: status === 'annulled' ? 'neutral' : gravest(kinds.map((kind) => eventTone('penalty-kind', kind))),
    causeIds: causes.length === 0 ? undefined : causes,
    unit: penalty.unit,
    penalty: defined({ penaltyId: id, decisionNumber, kinds, fineYuan, confiscationYuan, publicityEndsOn, status }),
  });
}

function scoreEvent(record: ScoreRecord): TimelineEvent {
  const { id, points, status, cycleFrom, cycleTo, penaltyId, findingId, inspectionId } = record;
  const cause =
    (penaltyId !== undefined && `penalty:${penaltyId}`) ||
    (findingId !== undefined && `finding:${findingId}`) ||
    (inspectionId !== undefined && `inspection:${inspectionId}`);
  const standing = status === 'effective' ? '' : `（${codeLabel('score-status', status)}）`;
  return timelineEvent({
    id: `score:${id}`,
    kind: 'score',
    occurredOn: record.recordedOn,
    title: `不良执业行为记 ${points} 分${standing}`,
    summary: record.behaviour,
    tone: eventTone('score-status', status),
    causeIds: cause ? [cause] : undefined,
    unit: record.unit,
    score: defined({ scoreRecordId: id, points, cycleFrom, cycleTo, status }),
  });
}

function commitmentEvent({ id, kind, status, validTo, signedOn, title, summary, unit }: Commitment): TimelineEvent {
  const standing = status === 'in-force' ? '' : `（${codeLabel('commitment-status', status)}）`;
  return timelineEvent({
    id: `commitment:${id}`,
    kind: 'commitment',
    occurredOn: signedOn,
    title: `${codeLabel('commitment-kind', kind)}${standing}`,
    summary: summary ?? title,
    tone: eventTone('commitment-status', status),
    unit,
    commitment: defined({ commitmentId: id, kind, status, validTo }),
  });
}

function complaintEvent(record: Complaint): TimelineEvent {
  const { id, kind, channel, status, dueOn, result, inspectionIds } = record;
  const standing = result === undefined ? codeLabel('complaint-status', status) : codeLabel('complaint-result', result);
  return timelineEvent({
    id: `complaint:${id}`,
    kind: 'complaint',
    occurredOn: record.receivedOn,
    title: `投诉举报（${codeLabel('complaint-kind', kind)}）：${standing}`,
    summary: record.summary,
    tone: eventTone('complaint-result', result),
    unit: record.unit,
    complaint: defined({ complaintId: id, kind, channel, status, dueOn, result, inspectionIds }),
  });
}

function repairEvent(record: CreditRepair): TimelineEvent {
  const { id, status, appliedOn, dueOn, decidedOn, effects } = record;
  const causes = [
    ...(record.penaltyIds ?? []).map((penalty) => `penalty:${penalty}`),
    ...(record.listEntryIds ?? []).map((entry) => `list:${entry}`),
  ];
  return timelineEvent({
    id: `repair:${id}`,
    kind: 'repair',
    occurredOn: decidedOn ?? record.acceptedOn ?? appliedOn,
    title: `信用修复：${codeLabel('credit-repair-status', status)}`,
    summary: record.note ?? record.refusalReason,
    tone: eventTone('credit-repair-status', status),
    causeIds: causes.length === 0 ? undefined : causes,
    unit: record.unit,
    repair: defined({ repairId: id, status, appliedOn, dueOn, decidedOn, effects }),
  });
}

function listEvents(record: ListEntry, basisKind: WithBasis['basisKind']): TimelineEvent[] {
  const { id, kind, status, validTo, leftOn, exitReason, unit } = record;
  const list = codeLabel('list-kind', kind);
  const listEntry = defined({ listEntryId: id, kind, status, validTo, leftOn, exitReason });
  const isAnnulled = status === 'annulled';
  const causes = causesOf(record.basisRecordIds, basisKind);
  const entered = timelineEvent({
    id: `list:${id}`,
    kind: 'list',
    occurredOn: record.enteredOn,
    title: `列入${list}${isAnnulled ? `（${codeLabel('list-entry-status', status)}）` : ''}`,
    summary: record.summary ?? record.basis,
    tone: isAnnulled ? 'neutral' : eventTone('list-kind', kind),
    causeIds: causes.length === 0 ? undefined : causes,
    unit,
    listEntry,
  });
  if (leftOn === undefined || isAnnulled) return [entered];
  const reason = exitReason === undefined ? '' : `：${codeLabel('list-exit-reason', exitReason)}`;
  const left = timelineEvent({
    id: `list:${id}.left`,
    kind: 'list',
    occurredOn: leftOn,
    title: `移出${list}${reason}`,
    tone: 'neutral',
    causeIds: [entered.id],
    unit,
    listEntry,
  });
  return [entered, left];
}

const causesOf = (recordIds: readonly string[] = [], basisKind: WithBasis['basisKind']): string[] =>
  recordIds.flatMap((id) => {
    const kind = basisKind?.(id);
    return kind === undefined ? [] : [`${kind}:${id}`];
  });

function creditEvent({ record, scheme, previousGradeCode, basisKind }: CreditRatingSource): TimelineEvent {
  const { id, schemeId, gradeCode, status } = record;
  const grade = scheme?.grades.find(({ code }) => code === gradeCode);
  const causes = causesOf(record.basisRecordIds, basisKind);
  return timelineEvent({
    id: `credit:${id}`,
    kind: 'credit',
    occurredOn: record.asOf,
    title: creditTitle(record, grade?.label, previousGradeCode),
    summary: record.basisNote,
    tone: status === 'withdrawn' ? 'neutral' : (grade?.tone ?? 'neutral'),
    causeIds: causes.length === 0 ? undefined : causes,
    unit: record.issuer,
    // A withdrawn grade is no longer published.
    credit:
      status === 'withdrawn'
        ? { ratingId: id, schemeId, status }
        : defined({ ratingId: id, schemeId, gradeCode, gradeLabel: grade?.label, previousGradeCode, status }),
  });
}

function creditTitle({ status, gradeCode }: CreditRating, label: string | undefined, previous?: string): string {
  if (gradeCode === undefined || status === 'withdrawn') return `信用评价：${codeLabel('credit-status', status)}`;
  const what = status === 'repaired' ? '信用修复' : '信用评价';
  const words = label === undefined ? '' : `（${label}）`;
  return previous === undefined || previous === gradeCode
    ? `${what}：${gradeCode} 级${words}`
    : `${what}：由 ${previous} 级调整为 ${gradeCode} 级${words}`;
}

type Draft = { [K in keyof TimelineEvent]: TimelineEvent[K] | undefined } & Pick<
  TimelineEvent,
  'id' | 'kind' | 'occurredOn' | 'title' | 'tone'
>;

function timelineEvent(draft: Draft): TimelineEvent {
  return defined({
    ...draft,
    title: clip(draft.title, TITLE_LENGTH),
    summary: draft.summary === undefined ? undefined : clip(draft.summary, SUMMARY_LENGTH),
  });
}

function gravest(tones: TimelineEvent['tone'][]): TimelineEvent['tone'] {
  return (['serious', 'caution'] as const).find((tone) => tones.includes(tone)) ?? 'neutral';
}

function groupThousands(yuan: string): string {
  return yuan.replace(/\B(?=(\d{3})+(?!\d))(?=[^.]*(\.|$))/g, ',');
}

function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
