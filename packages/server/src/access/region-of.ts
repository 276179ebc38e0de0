import type { CollectionName } from '@yijian/standard/collections';
import { textAt } from '../json-pointer.js';
import type { LookUp, Resource } from '../resources/resource.js';
import { targetsOf } from '../resources/targets.js';
import type { JsonObject } from '../store/tables.js';

/** References that lead on and on, or in a circle, lead nowhere. */
const MAX_STEPS = 4;

/**
 * The division (GB/T 2260) that a record is about: the one that it names itself, or else that of the first record that it refers to and that
 * has one. Undefined when nothing tells.
 */
export async function regionOf(
  resource: Resource,
  document: JsonObject,
  lookUp: LookUp,
  steps = MAX_STEPS,
): Promise<string | undefined> {
  for (const at of resource.regions) {
    const region = textAt(document, at);
    if (region !== undefined) return region;
  }
  if (steps === 0) return undefined;
  for (const reference of resource.references) {
    const id = reference.path.includes('*') ? undefined : textAt(document, reference.path);
    if (id === undefined) continue;
    for (const target of targetsOf(reference, document, reference.path)) {
      // A record of the same kind, such as the one that replaces this one, may be another authority's.
      if ('space' in target || target === resource) continue;
      const referred = await lookUp(target.name as CollectionName, id);
      const region = referred && (await regionOf(target, referred, lookUp, steps - 1));
      if (region !== undefined) return region;
    }
  }
  return undefined;
}
