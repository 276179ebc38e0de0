import { eventRank, timelineEvents, type TimelineSource } from '@yijian/rules';
import type { TimelineEvent } from '@yijian/standard';
import { sql } from 'kysely';
import { textAt } from '../json-pointer.js';
import { insertRows } from '../records/insert-rows.js';
import { idOf, type Tx } from '../records/record.js';
import type { Resource } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import type { JsonObject, TimelineEventRow } from '../store/tables.js';
import { creditEventSources, ratedSubjects } from './credit-event-sources.js';

/** Records that tell their events by themselves: as which kind, and where they name their subject. */
const plainSources = new Map<Resource, { kind: Exclude<TimelineSource['kind'], 'credit-rating'>; subject: string }>([
  [resources.facilities, { kind: 'facility', subject: '/id' }],
  [resources.inspections, { kind: 'inspection', subject: '/facilityId' }],
  [resources.penalties, { kind: 'penalty', subject: '/subject/id' }],
  [resources['score-records'], { kind: 'score-record', subject: '/subject/id' }],
]);

/** A record's events, ready to be derived. */
interface Derivation {
  resource: Resource;
  recordId: string;
  subjectId: string;
  source: TimelineSource;
}

/**
 * Derives the timeline events of records that were just stored. With `before`, the records replace that version, and its events go. A
 * rating's event names the grade before it, and a scheme gives grades their words: what depends on them is derived anew as well.
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
    await insertEvents(
      tx,
      documents.map((document) => ({
        resource,
        recordId: idOf(document),
        subjectId: textAt(document, plain.subject) ?? '',
        source: { kind: plain.kind, record: document } as unknown as TimelineSource,
      })),
    );
  } else if (resource === resources['credit-ratings']) {
    const touched = [...documents, ...(before ? [before] : [])];
    await deriveCreditEvents(tx, [...new Set(touched.map((document) => textAt(document, '/subject/id') ?? ''))]);
  } else if (resource === resources['credit-schemes'] && before) {
    await deriveCreditEvents(tx, await ratedSubjects(tx, idOf(before)));
  }
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
      recordId: source.record.id,
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
  const rows = derivations.flatMap(({ resource, recordId, subjectId, source }) =>
    timelineEvents(source).map((event) => ({
      subject_id: subjectId,
      sort_key: sortKey(event),
      occurred_on: event.occurredOn,
      kind: event.kind,
      resource: resource.name,
      record_id: recordId,
      event: JSON.stringify(event),
    })),
  );
  await insertRows(tx, 'timeline_events', rows);
}

/** Sorts as the rules' compareTimelineEvents does, oldest first. */
const sortKey = ({ occurredOn, kind, id }: TimelineEvent): TimelineEventRow['sort_key'] =>
  `${occurredOn} ${eventRank(kind)} ${id}`;
