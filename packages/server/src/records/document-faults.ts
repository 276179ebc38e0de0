import type { Fault } from '../fault.js';
import { valuesAt } from '../json-pointer.js';
import type { Resource } from '../resources/resource.js';
import { type Target, targetsOf } from '../resources/targets.js';
import type { JsonObject } from '../store/tables.js';
import type { Words } from '../words.js';
import { claimsOf, heldClaims } from './claims.js';
import { lookUpIn } from './look-up.js';
import { existingIds } from './read-records.js';
import { idOf, type Tx } from './record.js';
import { withdrawnIds } from './withdrawn.js';

/** Faults of a document by the rules that its schema cannot say. */
export async function ruleFaults(tx: Tx, resource: Resource, document: JsonObject): Promise<Fault[]> {
  const lookUp = lookUpIn(tx);
  const faults: Fault[] = [];
  for (const check of resource.checks) faults.push(...(await check(document, lookUp)));
  return faults;
}

/** Places in a document that name records which do not exist. A document may name itself, and what it claims for itself. */
export async function referenceFaults(tx: Tx, resource: Resource, document: JsonObject): Promise<Fault[]> {
  const places = resource.references.flatMap((reference) =>
    valuesAt(document, reference.path).map(({ pointer, value }) => ({
      pointer,
      id: value as string,
      targets: targetsOf(reference, document, pointer),
    })),
  );
  const known = new Map<Target, Set<string>>();
  for (const target of new Set(places.flatMap(({ targets }) => targets))) {
    const ids = new Set(places.filter(({ targets }) => targets.includes(target)).map(({ id }) => id));
    known.set(target, await knownIds(tx, target, [...ids], resource, document));
  }
  return places
    .filter(({ id, targets }) => !targets.some((target) => known.get(target)?.has(id)))
    .map(({ pointer, id, targets }) => ({ pointer, code: 'reference', detail: unknownRecord(id, targets) }));
}

/** Ids that a document claims for itself and that others have, or that it has twice. */
export async function claimFaults(tx: Tx, resource: Resource, document: JsonObject): Promise<Fault[]> {
  const claims = claimsOf(resource, document);
  const faults: Fault[] = [];
  for (const space of new Set(claims.map((claim) => claim.space))) {
    const own = claims.filter((claim) => claim.space === space);
    const held = await heldClaims(
      tx,
      space,
      own.map(({ id }) => id),
    );
    const first = new Map<string, string>();
    for (const { id, pointer } of own) {
      const holder = held.get(id);
      const earlier = first.get(id);
      if (holder && !(holder.resource === resource.name && holder.record_id === idOf(document))) {
        faults.push({ pointer, code: 'taken', detail: taken(id, `/${holder.resource}/${holder.record_id}`) });
      } else if (earlier !== undefined) {
        faults.push({ pointer, code: 'taken', detail: taken(id, earlier) });
      } else first.set(id, pointer);
    }
  }
  return faults;
}

async function knownIds(
  tx: Tx,
  target: Target,
  ids: readonly string[],
  resource: Resource,
  document: JsonObject,
): Promise<Set<string>> {
  if ('space' in target) {
    const own = claimsOf(resource, document).filter(({ space }) => space === target.space);
    return new Set([...(await heldClaims(tx, target.space, ids)).keys(), ...own.map(({ id }) => id)]);
  }
  const known = await existingIds(tx, target, ids);
  if (target === resource) known.add(idOf(document));
  // What was withdrawn may be named: by the record of who is accountable for it, and by those that named it before.
  const absent = ids.filter((id) => !known.has(id));
  return new Set([...known, ...(await withdrawnIds(tx, target, absent))]);
}

function unknownRecord(id: string, targets: readonly Target[]): Words {
  const places = targets
    .flatMap((target) => ('space' in target ? target.claimedBy : [target]))
    .map(({ name }) => `/${name}`);
  return {
    zh: `${places.join('、')} 中没有标识为 ${JSON.stringify(id)} 的记录。请先写入被引用的记录，或更正标识。`,
    en: `There is no record ${JSON.stringify(id)} in ${places.join(' or ')}. Store the record it means first, or correct the id.`,
  };
}

const taken = (id: string, where: string): Words => ({
  zh: `标识 ${JSON.stringify(id)} 已被 ${where} 使用；请换一个。`,
  en: `The id ${JSON.stringify(id)} is taken by ${where}; choose another.`,
});
