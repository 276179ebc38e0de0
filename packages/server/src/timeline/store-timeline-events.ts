import { eventRank, timelineEvents, type TimelineSource } from '@yijian/rules';
import type { TimelineEvent } from '@yijian/standard';
import { sql } from 'kysely';
import { textAt } from '../json-pointer.js';
import { insertRows } from '../records/insert-rows.js';
import { idOf, type Tx } from '../records/record.js';
import type { Resource } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import type { JsonObject, TimelineEventRow } from '../store/tables.js';
import { hiddenIn, naturalPersonOf } from '../without-persons.js';
import { basisKinds } from './basis-kinds.js';
import { creditEventSources, ratedSubjects } from './credit-event-sources.js';

/** A kind of record that tells its events by itself: as which source, where it names its subject, and whether it names what it rests on. */
interface PlainSource {
  kind: Exclude<TimelineSource['kind'], 'credit-rating'>;
  subject: string;
  hasBasis?: true;
}

const plainSources = new Map<Resource, PlainSource>([
  [resources.facilities, { kind: 'facility', subject: '/id' }],
  [resources.inspections, { kind: 'inspection', subject: '/facilityId' }],
  [resources['self-inspections'], { kind: 'self-inspection', subject: '/facilityId' }],
  [resources.commitments, { kind: 'commitment', subject: '/facilityId' }],
  [resources.complaints, { kind: 'complaint', subject: '/subject/id' }],
  [resources.penalties, { kind: 'penalty', subject: '/subject/id' }],
  [resources['score-records'], { kind: 'score-record', subject: '/subject/id' }],
  [resources['list-entries'], { kind: 'list-entry', subject: '/subject/id', hasBasis: true }],
  [resources['credit-repairs'], { kind: 'credit-repair', subject: '/subject/id' }],
]);

/** The collections whose records tell of events. */
export const timelineResources: readonly Resource[] = [...plainSources.keys(), resources['credit-ratings']];

/** A record's events, ready to be derived. */
interface Derivation {
  resource: Resource;
  subjectId: string;
  source: TimelineSource;
}

/**
 * Derives the timeline events of records that were just stored. With `before`, the records replace that version, and its events go; with none
 * of them, it was withdrawn. A rating's event names the grade before it, and a scheme gives grades their words: what depends on them is derived
 * anew as well.
 */
export async function storeTimelineEvents(
  tx: Tx,
  resource: Resource,
  documents: readonly JsonObject[],
  { before }: { before?: JsonObject } = {},
): Promise<void> {
  const plain = plainSources.get(resource);
  if (plain) {
    if (before) await deleteEvents(tx, resource, [idOf(before)]);
    const basisKind = plain.hasBasis && (await basisKinds(tx, documents));
    await insertEvents(
      tx,
      documents.flatMap((document) => {
        const subjectId = textAt(document, plain.subject);
        // What is about nobody in particular, such as an unlicensed clinic without a name, is in no timeline.
        if (subjectId === undefined) return [];
        const source = { kind: plain.kind, record: document, basisKind } as unknown as TimelineSource;
        return [{ resource, subjectId, source }];
      }),
    );
  } else if (resource === resources['credit-ratings']) {
    const touched = [...documents, ...(before ? [before] : [])];
    if (before) await deleteEvents(tx, resource, [idOf(before)]);
    await deriveCreditEvents(tx, [...new Set(touched.map((document) => textAt(document, '/subject/id') ?? ''))]);
  } else if (resource === resources['credit-schemes'] && before) {
    await deriveCreditEvents(tx, await ratedSubjects(tx, idOf(before)));
  }
}

/** Derives the events of records that are stored already, anew. */
export async function deriveAgain(tx: Tx, resource: Resource, documents: readonly JsonObject[]): Promise<void> {
  await deleteEvents(tx, resource, documents.map(idOf));
  await storeTimelineEvents(tx, resource, documents);
}

async function deriveCreditEvents(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  const sources = await creditEventSources(tx, subjectIds);
  await deleteEvents(
    tx,
    resources['credit-ratings'],
    sources.map(({ record }) => record.id),
  );
  await insertEvents(
    tx,
    sources.map((source) => ({
      resource: resources['credit-ratings'],
      subjectId: source.record.subject.id,
      source,
    })),
  );
}

async function deleteEvents(tx: Tx, resource: Resource, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length === 0) return;
  await tx
    .deleteFrom('timeline_events')
    .where('resource', '=', resource.name)
    .where(sql<boolean>`record_id = any(${recordIds}::text[])`)
    .execute();
}

async function insertEvents(tx: Tx, derivations: readonly Derivation[]): Promise<void> {
  const rows = derivations.flatMap(({ resource, subjectId, source }) => {
    const shown = publicDays(resource, source.record);
    // An event is read without the record that says whom it names.
    const names = naturalPersonOf(source.record);
    return timelineEvents(source).map((event) => ({
      subject_id: subjectId,
      sort_key: sortKey(event),
      occurred_on: event.occurredOn,
      kind: event.kind,
      resource: resource.name,
      record_id: source.record.id,
      ...shown,
      event: JSON.stringify(names.length === 0 ? event : withoutNames(event, names)),
    }));
  });
  await insertRows(tx, 'timeline_events', rows);
}

const withoutNames = ({ title, summary, ...event }: TimelineEvent, names: readonly string[]): TimelineEvent => ({
  ...event,
  title: hiddenIn(title, names),
  ...(summary !== undefined && { summary: hiddenIn(summary, names) }),
});

/** When the public sees the events of a record: while it sees the record. */
function publicDays(
  { read, publicTerm }: Resource,
  document: JsonObject,
): Pick<TimelineEventRow, 'shown_from' | 'shown_until'> {
  if (read !== 'public') return { shown_from: '', shown_until: '' };
  const { from = '', until = '~' } = publicTerm?.(document) ?? {};
  return { shown_from: from, shown_until: until };
}

/** Sorts as the rules' compareTimelineEvents does, oldest first. */
const sortKey = ({ occurredOn, kind, id }: TimelineEvent): TimelineEventRow['sort_key'] =>
  `${occurredOn} ${String(eventRank(kind)).padStart(2, '0')} ${id}`;
