import type { SubjectFacts } from '@yijian/rules';
import type { Facility, Practitioner } from '@yijian/standard';
import type { Caller } from '../access/caller.js';
import { mayReadOwn } from '../access/own-records.js';
import { textAt } from '../json-pointer.js';
import { documents, grouped } from '../reads/documents.js';
import { type Db, idOf, type StoredRecord } from '../records/record.js';
import { shownTo } from '../records/shown-to.js';
import type { Resource } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import { visibleTo } from '../standard.js';
import type { JsonObject } from '../store/tables.js';
import { formerRecords, recordsAsKnown } from './as-known.js';
import { recordsOf } from './records-of.js';
import { Versions } from './versions.js';

/** The collections that tell of subjects: where a record names its subject, and what the rules' functions call them. */
const sources = {
  ratings: [resources['credit-ratings'], '/subject/id'],
  scoreRecords: [resources['score-records'], '/subject/id'],
  listEntries: [resources['list-entries'], '/subject/id'],
  penalties: [resources.penalties, '/subject/id'],
  inspections: [resources.inspections, '/facilityId'],
  selfInspections: [resources['self-inspections'], '/facilityId'],
  tiers: [resources['supervision-tiers'], '/subject/id'],
  verifications: [resources.verifications, '/facilityId'],
  registrations: [resources['practice-registrations'], '/practitionerId'],
  repairs: [resources['credit-repairs'], '/subject/id'],
  cases: [resources.cases, '/subject/id'],
  resultUses: [resources['result-uses'], '/subject/id'],
} as const satisfies Partial<Record<keyof SubjectFacts, readonly [Resource, string]>>;

/** Where the records of each collection name the subject that they are about. */
export const subjectPlaces: ReadonlyMap<Resource, string> = new Map<Resource, string>([
  [resources.facilities, '/id'],
  [resources.practitioners, '/id'],
  ...Object.values(sources),
]);

export interface FactsQuery {
  /**
   * Leaves out what the reader may not know of; absent: nothing is left out. An institution that asks for none but itself knows what the public
   * does, and besides all records that it keeps.
   */
  reader?: { caller: Caller; now: Date };
  /** Only versions that were stored until then. */
  asKnownAt?: Date;
}

/** Facts by the ids of their subjects, and the versions of the records that they are in. */
export interface KnownFacts {
  facts: Map<string, SubjectFacts>;
  versions: Versions;
}

/** All that is recorded of some facilities and practitioners, by their ids, and the versions that it is in. Ids of nobody are left out. */
export async function readFacts(
  db: Db,
  subjectIds: readonly string[],
  { reader, asKnownAt }: FactsQuery = {},
): Promise<KnownFacts> {
  const versions = new Versions();
  const isItself = reader !== undefined && asksForItself(reader.caller, subjectIds);
  const isKept = (resource: Resource): boolean => isItself && mayReadOwn(reader.caller, resource);
  const seen = [...subjectPlaces].filter(
    ([resource]) => reader?.caller.audience !== 'public' || resource.read === 'public' || isKept(resource),
  );
  const all = await recordsOf(
    db,
    seen.map(([resource, at]) => ({ resource, at })),
    subjectIds,
  );
  const read = async (resource: Resource, at: string): Promise<StoredRecord[]> => {
    const present = all.get(resource) ?? [];
    const records =
      asKnownAt === undefined ? present : await recordsThen(db, resource, at, subjectIds, present, asKnownAt);
    const shows = reader && !isKept(resource) ? shownTo(resource, reader.caller, reader.now) : () => true;
    const shown = records.filter(({ document }) => shows(document));
    versions.add(resource.name, shown);
    if (!isItself || isKept(resource)) return shown;
    // It gets all that is made of these facts, so that nothing else may be in them.
    return shown.map((record) => ({ ...record, document: visibleTo('public', resource.schema, record.document) }));
  };
  const facilities = documents<Facility>(await read(resources.facilities, '/id'));
  const practitioners = documents<Practitioner>(await read(resources.practitioners, '/id'));
  const facts = new Map<string, SubjectFacts>();
  for (const facility of facilities) facts.set(facility.id, { ...none('facility', facility), facility });
  for (const practitioner of practitioners)
    facts.set(practitioner.id, { ...none('practitioner', practitioner), practitioner });
  for (const [name, [resource, at]] of Object.entries(sources)) {
    // What a reader may not see at all stays unknown, which is not the same as none.
    if (!all.has(resource)) continue;
    const bySubject = grouped(await read(resource, at), ({ document }) => textAt(document, at) ?? '');
    for (const [id, own] of facts) Object.assign(own, { [name]: documents(bySubject.get(id) ?? []) });
  }
  return { facts, versions };
}

/**
 * The facts of facilities or practitioners that were just stored, before anything can name them: themselves alone, since whatever else tells of
 * a subject refers to a record that is stored.
 */
export function factsOfNew(resource: Resource, subjects: readonly JsonObject[]): KnownFacts {
  const versions = new Versions();
  versions.add(
    resource.name,
    subjects.map((document) => ({ id: idOf(document), version: 1 })),
  );
  // Nothing is hidden from a derivation: of every kind of record it is known that there is none.
  const noOthers = Object.fromEntries(Object.keys(sources).map((name) => [name, []]));
  const facts = subjects.map((document): SubjectFacts => {
    if (resource === resources.facilities) {
      const facility = document as unknown as Facility;
      return { ...none('facility', facility), ...noOthers, facility };
    }
    const practitioner = document as unknown as Practitioner;
    return { ...none('practitioner', practitioner), ...noOthers, practitioner };
  });
  return { facts: new Map(facts.map((own) => [own.subject.id, own])), versions };
}

/** Whether an institution asks for nobody else. */
export const asksForItself = ({ role, facilities }: Caller, subjectIds: readonly string[]): boolean =>
  role === 'institution' && subjectIds.every((id) => facilities.includes(id));

const none = (
  kind: 'facility' | 'practitioner',
  { id, name, regionCode = '' }: { id: string; name: string; regionCode?: string },
): SubjectFacts => ({
  subject: { kind, id, name },
  regionCode,
  ratings: [],
  scoreRecords: [],
  listEntries: [],
  penalties: [],
  inspections: [],
  selfInspections: [],
  tiers: [],
  verifications: [],
  registrations: [],
});

/** The records about the subjects as they were known at an instant: of those that are about them now, and of those that were then. */
async function recordsThen(
  db: Db,
  resource: Resource,
  at: string,
  subjectIds: readonly string[],
  present: readonly StoredRecord[],
  asKnownAt: Date,
): Promise<StoredRecord[]> {
  const former = await formerRecords(db, resource, subjectIds);
  const ids = [...new Set([...present.map(({ id }) => id), ...former])];
  const known = await recordsAsKnown(db, resource, ids, asKnownAt);
  return known.filter(({ document }) => subjectIds.includes(textAt(document, at) ?? ''));
}
