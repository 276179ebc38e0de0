import type { Fault } from '../fault.js';
import { valuesAt } from '../json-pointer.js';
import type { LookUp, Resource, Target } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';
import type { Words } from '../words.js';
import { claimsOf, heldClaims } from './claims.js';
import { existingIds, findRecord } from './read-records.js';
import { idOf, type Tx } from './record.js';

/** Faults of a document by the rules that its schema cannot say. */
export async function ruleFaults(tx: Tx, resource: Resource, document: JsonObject): Promise<Fault[]> {
  const lookUp: LookUp = async (other, id) => (await findRecord(tx, other, id))?.document;
  return (await resource.check?.(document, lookUp)) ?? [];
}

/** Places in a document that name records which do not exist. */
export async function referenceFaults(tx: Tx, resource: Resource, document: JsonObject): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { path, to } of resource.references ?? []) {
    const places = valuesAt(document, path) as { pointer: string; value: string }[];
    if (places.length === 0) continue;
    const targets = to(document);
    const ids = [...new Set(places.map(({ value }) => value))];
    const known = new Set<string>();
    for (const target of targets) for (const id of await knownIds(tx, target, ids)) known.add(id);
    for (const { pointer, value } of places) {
      // A record may name itself, and the findings that it brings along.
      if (known.has(value) || (targets.includes(resource) && value === idOf(document))) continue;
      faults.push({ pointer, code: 'reference', detail: unknownRecord(value, targets) });
    }
  }
  return faults;
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

async function knownIds(tx: Tx, target: Target, ids: readonly string[]): Promise<Iterable<string>> {
  return target === 'finding' ? (await heldClaims(tx, 'finding', ids)).keys() : existingIds(tx, target, ids);
}

function unknownRecord(id: string, targets: readonly Target[]): Words {
  const places = targets.map((target) => (target === 'finding' ? '/inspections' : `/${target.name}`));
  return {
    zh: `${places.join('、')} 中没有标识为 ${JSON.stringify(id)} 的记录。请先写入被引用的记录，或更正标识。`,
    en: `There is no record ${JSON.stringify(id)} in ${places.join(' or ')}. Store the record it means first, or correct the id.`,
  };
}

const taken = (id: string, where: string): Words => ({
  zh: `标识 ${JSON.stringify(id)} 已被 ${where} 使用；请换一个。`,
  en: `The id ${JSON.stringify(id)} is taken by ${where}; choose another.`,
});
