import { toTone } from '../../internal/tone-mark.js';
import { UntrustedRecord, type Report } from '../../internal/untrusted.js';
import type { Tone } from '../../tokens/tokens.js';

/** What a timeline shows of an event. Which details there are depends on the kind. */
export interface ShownEvent {
  readonly id: string;
  readonly kind: string;
  readonly occurredOn: string;
  readonly title: string;
  readonly summary: string | undefined;
  readonly tone: Tone;
  readonly causeIds: readonly string[];
  readonly unitName: string | undefined;
  readonly inspection: ReturnType<typeof inspectionDetail>;
  readonly finding: ReturnType<typeof findingDetail>;
  readonly rectification: ReturnType<typeof rectificationDetail>;
  readonly penalty: ReturnType<typeof penaltyDetail>;
  readonly score: ReturnType<typeof scoreDetail>;
  readonly credit: ReturnType<typeof creditDetail>;
  readonly licence: ReturnType<typeof licenceDetail>;
}

/** Counts over all events that match, not only those of this page. */
export interface ShownOverview {
  readonly total: number;
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  /** Month as YYYY-MM, oldest first. */
  readonly months: readonly { readonly month: string; readonly count: number }[];
}

/** One page of a timeline. */
export interface ShownTimeline {
  readonly subjectName: string | undefined;
  /** Newest first. */
  readonly events: readonly ShownEvent[];
  readonly nextCursor: string | undefined;
  /** Absent on the pages after the first. */
  readonly overview: ShownOverview | undefined;
}

/** Orders events by date, newest first; those of one day stay as they are. */
export function newestFirst(a: ShownEvent, b: ShownEvent): number {
  return a.occurredOn < b.occurredOn ? 1 : a.occurredOn > b.occurredOn ? -1 : 0;
}

/** Makes of the body of a read what a timeline shows. Events without a date are left out: they have no place. */
export function readTimeline(body: unknown, report: Report): ShownTimeline | undefined {
  const root = UntrustedRecord.from(body, '', report);
  if (!root) return undefined;
  if (!root.has('data')) return root.missing('data');
  let unnamed = 0;
  const events = root.list('data', (record) => shownEvent(record, () => `unnamed-${(unnamed += 1)}`));
  return {
    subjectName: root.record('subject')?.text('name', 200),
    // Servers send them in order; sorting costs nothing then, and mends what one does not.
    events: events.sort(newestFirst),
    nextCursor: root.record('page')?.text('nextCursor', 4000),
    overview: shownOverview(root.record('overview')),
  };
}

function shownEvent(record: UntrustedRecord, makeId: () => string): ShownEvent | undefined {
  const occurredOn = record.date('occurredOn') ?? record.missing<string>('occurredOn');
  if (occurredOn === undefined) return undefined;
  return {
    id: record.text('id', 200) ?? makeId(),
    kind: record.text('kind', 40) ?? 'other',
    occurredOn,
    title: record.text('title', 300) ?? '',
    summary: record.text('summary', 2000),
    tone: toTone(record.text('tone', 20)),
    causeIds: record.texts('causeIds', 200),
    unitName: record.record('unit')?.text('name', 120),
    inspection: inspectionDetail(record.record('inspection')),
    finding: findingDetail(record.record('finding')),
    rectification: rectificationDetail(record.record('rectification')),
    penalty: penaltyDetail(record.record('penalty')),
    score: scoreDetail(record.record('score')),
    credit: creditDetail(record.record('credit')),
    licence: licenceDetail(record.record('licence')),
  };
}

const inspectionDetail = (detail: UntrustedRecord | undefined) =>
  detail && {
    kind: detail.text('kind', 60),
    resultCode: detail.text('resultCode', 60),
    findingCount: detail.number('findingCount'),
    inspectorCount: detail.number('inspectorCount'),
  };

const findingDetail = (detail: UntrustedRecord | undefined) =>
  detail && {
    severity: detail.text('severity', 60),
    matter: detail.text('matter', 200),
    legalBasis: detail.text('legalBasis', 300),
  };

const rectificationDetail = (detail: UntrustedRecord | undefined) =>
  detail && {
    kind: detail.text('kind', 60),
    status: detail.text('status', 60),
    dueOn: detail.date('dueOn'),
    completedOn: detail.date('completedOn'),
    verifiedOn: detail.date('verifiedOn'),
  };

const penaltyDetail = (detail: UntrustedRecord | undefined) =>
  detail && {
    decisionNumber: detail.text('decisionNumber', 120),
    kinds: detail.texts('kinds', 60),
    fineYuan: detail.text('fineYuan', 40),
    confiscationYuan: detail.text('confiscationYuan', 40),
    publicityEndsOn: detail.date('publicityEndsOn'),
    status: detail.text('status', 60),
  };

const scoreDetail = (detail: UntrustedRecord | undefined) =>
  detail && {
    points: detail.number('points'),
    cycleFrom: detail.date('cycleFrom'),
    cycleTo: detail.date('cycleTo'),
    status: detail.text('status', 60),
  };

const creditDetail = (detail: UntrustedRecord | undefined) =>
  detail && {
    gradeCode: detail.text('gradeCode', 20),
    gradeLabel: detail.text('gradeLabel', 40),
    previousGradeCode: detail.text('previousGradeCode', 20),
    status: detail.text('status', 60),
  };

const licenceDetail = (detail: UntrustedRecord | undefined) =>
  detail && {
    kind: detail.text('kind', 60),
    licenceNumber: detail.text('licenceNumber', 60),
  };

function shownOverview(overview: UntrustedRecord | undefined): ShownOverview | undefined {
  const total = overview?.number('total');
  if (overview === undefined || total === undefined) return undefined;
  const counted = (name: string, by: 'kind' | 'month'): { key: string; count: number }[] =>
    overview.list(name, (item) => {
      const key = item.text(by, 40);
      const count = item.number('count');
      return key === undefined || count === undefined || count < 0 ? undefined : { key, count };
    });
  return {
    total,
    kinds: counted('kinds', 'kind').map(({ key, count }) => ({ kind: key, count })),
    months: counted('months', 'month')
      .filter(({ key }) => /^\d{4}-(0[1-9]|1[0-2])$/.test(key))
      .map(({ key, count }) => ({ month: key, count })),
  };
}
