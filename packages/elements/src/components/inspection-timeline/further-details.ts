import {
  commitmentKind,
  commitmentStatus,
  complaintChannel,
  complaintKind,
  complaintResult,
  complaintStatus,
  creditRepairEffect,
  creditRepairStatus,
  listEntryStatus,
  listExitReason,
  listKind,
  selfInspectionKind,
  selfInspectionTrigger,
  type CodeLabels,
} from '@yijian/standard/labels';
import type { UntrustedRecord } from '../../internal/untrusted.js';
import type { TimelineMessages } from './inspection-timeline.messages.js';

type Term = keyof TimelineMessages['terms'];

/** A field of a detail: its name, its term, and what it holds: codes of a table, a day, a number, or the day by which something is due. */
type Field = readonly [name: string, term: Term, holds: CodeLabels | 'day' | 'number' | 'due'];

/** The details of kinds whose fields are shown one by one, each as it is. */
const details: Readonly<Record<string, readonly Field[]>> = {
  listEntry: [
    ['kind', 'listKind', listKind],
    ['status', 'status', listEntryStatus],
    ['validTo', 'validTo', 'day'],
    ['leftOn', 'leftOn', 'day'],
    ['exitReason', 'exitReason', listExitReason],
  ],
  repair: [
    ['status', 'status', creditRepairStatus],
    ['appliedOn', 'appliedOn', 'day'],
    ['dueOn', 'handleBy', 'due'],
    ['decidedOn', 'decidedOn', 'day'],
    ['effects', 'effects', creditRepairEffect],
  ],
  commitment: [
    ['kind', 'commitmentKind', commitmentKind],
    ['status', 'status', commitmentStatus],
    ['validTo', 'validTo', 'day'],
  ],
  selfInspection: [
    ['kind', 'selfInspectionKind', selfInspectionKind],
    ['trigger', 'trigger', selfInspectionTrigger],
    ['findingCount', 'findings', 'number'],
    ['reportedOn', 'reportedOn', 'day'],
  ],
  complaint: [
    ['kind', 'complaintKind', complaintKind],
    ['channel', 'channel', complaintChannel],
    ['status', 'status', complaintStatus],
    ['dueOn', 'handleBy', 'due'],
    ['result', 'outcome', complaintResult],
  ],
};

/** Fields that say that what was due has been done. */
const done = ['decidedOn', 'result'];

/** A field as it was read. */
export interface FurtherDetail {
  readonly term: Term;
  /** Codes, or the text itself. */
  readonly values: readonly string[];
  readonly labels: CodeLabels | undefined;
  /** Whether it is a day by which something is still to be done. */
  readonly due: boolean;
}

/** What the details say of list entries, repairs, commitments, self-inspections and complaints. */
export function furtherDetails(event: UntrustedRecord): readonly FurtherDetail[] {
  return Object.keys(details).flatMap((name) => {
    const record = event.has(name) ? event.record(name) : undefined;
    if (!record) return [];
    return (details[name] ?? []).flatMap(([field, term, holds]) => {
      if (!record.has(field)) return [];
      const labels = typeof holds === 'object' ? holds : undefined;
      const values = labels
        ? field === 'effects'
          ? record.texts(field, 60, 20)
          : [record.text(field, 60)]
        : [holds === 'number' ? record.number(field)?.toString() : record.date(field)];
      const known = values.filter((value) => value !== undefined);
      const due = holds === 'due' && !done.some((other) => record.has(other));
      return known.length === 0 ? [] : [{ term, values: known, labels, due }];
    });
  });
}
