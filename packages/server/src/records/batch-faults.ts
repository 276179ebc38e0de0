import type { Fault } from '../fault.js';
import { valuesAt } from '../json-pointer.js';
import type { Resource } from '../resources/resource.js';
import { type Target, targetsOf } from '../resources/targets.js';
import type { JsonObject } from '../store/tables.js';
import type { Words } from '../words.js';
import { type Claim, claimsOf, heldClaims } from './claims.js';
import { lookUpIn } from './look-up.js';
import { existingIds } from './read-records.js';
import { idOf, type Tx } from './record.js';
import { withdrawnIds } from './withdrawn.js';

/** The faults of documents by document; those without any are not in it. */
export type Faults = ReadonlyMap<JsonObject, Fault[]>;

/** Says of ids which of them will be those of records that are not stored yet. */
export type Promised = (tx: Tx, target: Target, ids: readonly string[]) => Promise<Iterable<string>>;

/** Faults by the rules that a schema cannot say. What the documents look up is asked of the database for all at once. */
export async function ruleFaults(tx: Tx, resource: Resource, documents: readonly JsonObject[]): Promise<Faults> {
  if (resource.checks.length === 0) return new Map();
  const lookUp = lookUpIn(tx);
  const found = await Promise.all(
    documents.map(async (document): Promise<[JsonObject, Fault[]]> => {
      const faults: Fault[] = [];
      for (const check of resource.checks) faults.push(...(await check(document, lookUp)));
      return [document, faults];
    }),
  );
  return new Map(found.filter(([, faults]) => faults.length > 0));
}

/** A place in a document that names a record. */
interface Place {
  pointer: string;
  id: string;
  targets: Target[];
}

/**
 * Places that name records which do not exist. Documents may name themselves and each other, and what they claim for themselves: as long as
 * what they name is not among those at fault itself.
 *
 * @param promised what else counts as there
 */
export async function referenceFaults(
  tx: Tx,
  resource: Resource,
  documents: readonly JsonObject[],
  promised?: Promised,
): Promise<Faults> {
  if (resource.references.length === 0) return new Map();
  const places = new Map(documents.map((document) => [document, placesOf(resource, document)]));
  const wanted = new Map<Target, Set<string>>();
  for (const { id, targets } of [...places.values()].flat()) {
    for (const target of targets) {
      const ids = wanted.get(target);
      if (ids) ids.add(id);
      else wanted.set(target, new Set([id]));
    }
  }
  const known = new Map<Target, Set<string>>();
  const own = new Map<Target, Map<string, JsonObject>>();
  for (const [target, ids] of wanted) {
    own.set(target, broughtBy(resource, target, documents));
    known.set(target, await storedIds(tx, target, [...ids], promised));
  }
  const faulty = new Map<JsonObject, Fault[]>();
  const isThere = (id: string, target: Target): boolean => {
    if (known.get(target)?.has(id) === true) return true;
    const bringer = own.get(target)?.get(id);
    return bringer !== undefined && !faulty.has(bringer);
  };
  // Each that drops out may leave others without what they name.
  for (let before = -1; faulty.size > before;) {
    before = faulty.size;
    for (const [document, named] of places) {
      if (faulty.has(document)) continue;
      const lost = named.filter(({ id, targets }) => !targets.some((target) => isThere(id, target)));
      if (lost.length > 0) faulty.set(document, lost.map(unknownRecord));
    }
  }
  return faulty;
}

/** Ids that a document claims for itself and that others have, be they stored or before it in the list, or that it has twice. */
export async function claimFaults(tx: Tx, resource: Resource, documents: readonly JsonObject[]): Promise<Faults> {
  if (resource.claims.length === 0) return new Map();
  const claims = new Map(documents.map((document) => [document, claimsOf(resource, document)]));
  const all = [...claims.values()].flat();
  const faults = new Map<JsonObject, Fault[]>();
  for (const space of new Set(all.map((claim) => claim.space))) {
    const ids = new Set(all.filter((claim) => claim.space === space).map(({ id }) => id));
    const held = await heldClaims(tx, space, [...ids]);
    const first = new Map<string, { document: JsonObject; pointer: string }>();
    for (const [document, own] of claims) {
      for (const { id, pointer } of own.filter((claim) => claim.space === space)) {
        const holder = held.get(id);
        const earlier = first.get(id);
        if (holder && !(holder.resource === resource.name && holder.record_id === idOf(document)))
          add(document, takenFault(pointer, id, `/${holder.resource}/${holder.record_id}`));
        else if (earlier !== undefined) {
          const where = earlier.document === document ? earlier.pointer : `/${resource.name}/${idOf(earlier.document)}`;
          add(document, takenFault(pointer, id, where));
        } else first.set(id, { document, pointer });
      }
    }
  }
  return faults;

  function add(document: JsonObject, fault: Fault): void {
    const others = faults.get(document);
    if (others) others.push(fault);
    else faults.set(document, [fault]);
  }
}

const placesOf = (resource: Resource, document: JsonObject): Place[] =>
  resource.references.flatMap((reference) =>
    valuesAt(document, reference.path).map(({ pointer, value }) => ({
      pointer,
      id: value as string,
      targets: targetsOf(reference, document, pointer),
    })),
  );

/** The ids that documents will have in a target once they are stored. */
function broughtBy(resource: Resource, target: Target, documents: readonly JsonObject[]): Map<string, JsonObject> {
  if (target === resource) return new Map(documents.map((document) => [idOf(document), document]));
  if (!('space' in target) || !target.claimedBy.includes(resource)) return new Map();
  return new Map(
    documents.flatMap((document) =>
      claimsOf(resource, document)
        .filter(({ space }: Claim) => space === target.space)
        .map(({ id }): [string, JsonObject] => [id, document]),
    ),
  );
}

async function storedIds(tx: Tx, target: Target, ids: readonly string[], promised?: Promised): Promise<Set<string>> {
  const stored =
    'space' in target ? new Set((await heldClaims(tx, target.space, ids)).keys()) : await existingIds(tx, target, ids);
  // What was withdrawn may be named: by the record of who is accountable for it, and by those that named it before.
  if (!('space' in target)) {
    const absent = ids.filter((id) => !stored.has(id));
    for (const id of await withdrawnIds(tx, target, absent)) stored.add(id);
  }
  if (promised) for (const id of await promised(tx, target, ids)) stored.add(id);
  return stored;
}

function unknownRecord({ pointer, id, targets }: Place): Fault {
  const places = targets
    .flatMap((target) => ('space' in target ? target.claimedBy : [target]))
    .map(({ name }) => `/${name}`);
  return {
    pointer,
    code: 'reference',
    detail: {
      zh: `${places.join('、')} 中没有标识为 ${JSON.stringify(id)} 的记录。请先写入被引用的记录，或更正标识。`,
      en: `There is no record ${JSON.stringify(id)} in ${places.join(' or ')}. Store the record it means first, or correct the id.`,
    },
  };
}

const takenFault = (pointer: string, id: string, where: string): Fault => ({
  pointer,
  code: 'taken',
  detail: takenWords(id, where),
});

const takenWords = (id: string, where: string): Words => ({
  zh: `标识 ${JSON.stringify(id)} 已被 ${where} 使用；请换一个。`,
  en: `The id ${JSON.stringify(id)} is taken by ${where}; choose another.`,
});
