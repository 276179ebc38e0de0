import { toTone } from '../../internal/to-tone.js';
import { isCleanText, UntrustedRecord, type Report } from '../../internal/untrusted.js';
import { indexOf } from './event-index.js';
import { furtherDetails, type FurtherDetail } from './further-details.js';

/** Characters of an identifier and of a title; the rest is cut off. */
const mostId = 200;
const mostTitle = 300;

/** What a timeline shows of an event beside its day, kind and title. Which details there are depends on the kind. */
export type EventDetails = ReturnType<typeof eventDetails>;

/**
 * An event of a timeline. Its texts are read when they are first shown: of ten thousand events a reader sees few, and to look through all of
 * them for faults takes longer than to draw those.
 */
export class ShownEvent {
  readonly kind: string;
  readonly occurredOn: string;
  private readonly _value: { readonly id?: unknown; readonly causeIds?: unknown; readonly title?: unknown };
  private readonly _index: number;
  private readonly _late: Report;
  // Declared only: a field that is set for each of ten thousand events takes longer than those of the few that are shown.
  declare private _id: string | undefined;
  declare private _title: string | undefined;
  declare private _details: EventDetails | undefined;
  declare private _causeIds: readonly string[] | undefined;

  /** @param late is told of what is wrong in what is read later */
  constructor(
    { kind, occurredOn }: Pick<ShownEvent, 'kind' | 'occurredOn'>,
    value: ShownEvent['_value'],
    index: number,
    late: Report,
  ) {
    this.kind = kind;
    this.occurredOn = occurredOn;
    this._value = value;
    this._index = index;
    this._late = late;
  }

  /** Made up where there is none: rows are told apart by it. */
  get id(): string {
    if (this._id === undefined) {
      const { id } = this._value;
      this._id =
        isCleanText(id, mostId) && id !== ''
          ? id
          : (this._read((record) => record.text('id', mostId), undefined) ?? `unnamed-${this._index + 1}`);
    }
    return this._id;
  }

  /** Identifiers of the events that led to this one, each once, itself not among them. */
  get causeIds(): readonly string[] {
    if (this._value.causeIds === undefined) return none;
    return (this._causeIds ??= this._read(
      (record) => [...new Set(record.texts('causeIds', 200, 100))].filter((id) => id !== this.id),
      none,
    ));
  }

  get title(): string {
    if (this._title === undefined) {
      const { title } = this._value;
      this._title = isCleanText(title, mostTitle)
        ? title
        : (this._read((record) => record.text('title', mostTitle), undefined) ?? '');
    }
    return this._title;
  }

  get details(): EventDetails {
    return (this._details ??= this._read(eventDetails, {
      tone: 'neutral',
      further: [] as readonly FurtherDetail[],
    } as EventDetails));
  }

  private _read<T>(read: (record: UntrustedRecord) => T, otherwise: T): T {
    const path = `/data/${this._index}`;
    try {
      const record = UntrustedRecord.from(this._value, path, this._late);
      return record ? read(record) : otherwise;
    } catch (error) {
      this._late(path, `cannot be read: ${String(error)}`);
      return otherwise;
    }
  }
}

const none: readonly string[] = [];

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

/**
 * Makes of the body of a read what a timeline shows. Events without a date are left out: they have no place.
 *
 * @param late is told of faults in what is read only when it is shown
 */
export function readTimeline(body: unknown, report: Report, late: Report): ShownTimeline | undefined {
  const root = UntrustedRecord.from(body, '', report);
  if (!root) return undefined;
  if (!root.isList('data')) return undefined;
  // The last day and kind that nothing was wrong with: of many thousands, most are like the one before.
  let day: string | undefined;
  let plain: string | undefined;
  const events = root.list(
    'data',
    (record, index) => {
      const occurredOn = record.date('occurredOn') ?? record.missing<string>('occurredOn');
      if (occurredOn === undefined) return undefined;
      const value = (body as { data: readonly object[] }).data[index] ?? {};
      return new ShownEvent({ kind: record.text('kind', 40) ?? 'other', occurredOn }, value, index, late);
    },
    (value, index) => {
      const { kind, occurredOn } = value;
      if (occurredOn !== day && typeof occurredOn === 'string' && plainDay.test(occurredOn)) day = occurredOn;
      if (kind !== plain && typeof kind === 'string' && plainKind.test(kind)) plain = kind;
      return day !== undefined && occurredOn === day && plain !== undefined && kind === plain
        ? new ShownEvent(value as { kind: string; occurredOn: string }, value, index, late)
        : undefined;
    },
  );
  // Nobody is to be told that there are no records where none can be read.
  if (events.length === 0 && !root.isEmpty('data')) return undefined;
  return {
    subjectName: root.record('subject')?.words('name', 200),
    // Servers send them in order, and to sort many thousands again costs more than to look.
    events: indexOf(events).inOrder ? events : [...events].sort(newestFirst),
    nextCursor: root.record('page')?.text('nextCursor', 4000),
    overview: shownOverview(root.record('overview')),
  };
}

/** Kinds and days that nothing can be wrong with; all others are looked at closely. */
const plainKind = /^[a-z-]{1,40}$/;
const plainDay =
  /^[12]\d{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)$/;

const eventDetails = (record: UntrustedRecord) => ({
  summary: record.text('summary', 2000),
  tone: toTone(record.text('tone', 20)),
  unitName: record.record('unit')?.words('name', 120),
  inspection: inspectionDetail(record.record('inspection')),
  finding: findingDetail(record.record('finding')),
  rectification: rectificationDetail(record.record('rectification')),
  penalty: penaltyDetail(record.record('penalty')),
  score: scoreDetail(record.record('score')),
  credit: creditDetail(record.record('credit')),
  licence: licenceDetail(record.record('licence')),
  further: furtherDetails(record),
});

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
  const counted = (name: string, by: 'kind' | 'month', most: number): { key: string; count: number }[] =>
    overview.first(name, most, (item) => {
      const key = item.text(by, 40);
      const count = item.number('count');
      return key === undefined || count === undefined || count < 0 ? undefined : { key, count };
    });
  return {
    total,
    kinds: counted('kinds', 'kind', 100).map(({ key, count }) => ({ kind: key, count })),
    months: counted('months', 'month', 12_000)
      .filter(({ key }) => /^\d{4}-(0[1-9]|1[0-2])$/.test(key))
      .map(({ key, count }) => ({ month: key, count })),
  };
}
