import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from './bundle-standard.ts';
import type { Fault } from './schema-faults.ts';

/** What only says what something means, and may be said anew. */
const words = ['description', 'x-title-zh', 'x-titles-zh', 'x-yijian-mechanisms', 'examples'];
const lowerBounds = ['minimum', 'minLength', 'minItems', 'minProperties'];
const upperBounds = ['maximum', 'maxLength', 'maxItems', 'maxProperties'];
/** What would change the meaning even of a schema that has said nothing of it. */
const neverAdded = ['readOnly', 'writeOnly', 'nullable', '$ref'];
const visibilities = ['public', 'government', 'restricted'];

const quote = (value: Json | undefined): string => JSON.stringify(value) ?? 'nothing';

/**
 * Where schemas after a change take what they did not take before, or show more people what they hold. What the standard promises must
 * hold wherever a profile is kept, so that anything that cannot be shown to be tighter counts as looser.
 */
export function loosenings(before: JsonObject, after: JsonObject): Fault[] {
  return Object.entries(before).flatMap(([name, schema]) => {
    const changed = after[name] as JsonObject | undefined;
    if (!changed) return [{ steps: [name], says: 'a schema of the standard is dropped; keep it.' }];
    return compare(schema as JsonObject, changed, [name]);
  });
}

function compare(before: JsonObject, after: JsonObject, steps: string[]): Fault[] {
  const keys = [...new Set([...Object.keys(before), ...neverAdded.filter((key) => key in after)])];
  return keys.flatMap((key): Fault[] => {
    const [old, now] = [before[key], after[key]];
    const at = [...steps, key];
    if (isDeepStrictEqual(old, now) || words.includes(key)) return [];
    if (key === 'properties') return compareProperties(old as JsonObject, (now ?? {}) as JsonObject, at);
    if (key === 'items' && now !== undefined) return compare(old as JsonObject, now as JsonObject, at);
    const fault = rule(key, old, now);
    return fault === undefined ? [] : [{ steps: at, says: fault }];
  });
}

const compareProperties = (before: JsonObject, after: JsonObject, steps: string[]): Fault[] =>
  Object.entries(before).flatMap(([name, property]) => {
    const changed = after[name] as JsonObject | undefined;
    if (changed) return compare(property as JsonObject, changed, [...steps, name]);
    return [{ steps: [...steps, name], says: `the property "${name}" is dropped; keep it.` }];
  });

/** What is wrong with one keyword that was changed; undefined when it is tighter. */
function rule(key: string, old: Json | undefined, now: Json | undefined): string | undefined {
  if (lowerBounds.includes(key))
    return Number(now) >= Number(old) ? undefined : `${key} ${quote(now)} is below the standard's ${quote(old)}.`;
  if (upperBounds.includes(key))
    return Number(now) <= Number(old) ? undefined : `${key} ${quote(now)} is above the standard's ${quote(old)}.`;
  if (key === 'required') {
    const dropped = strays(old, now);
    return dropped.length === 0
      ? undefined
      : `what the standard requires is no longer required: ${dropped.join(', ')}. A patch replaces the whole list; write it in full.`;
  }
  if (key === 'enum') {
    const added = strays(now, old);
    return now !== undefined && added.length === 0
      ? undefined
      : `the closed list is opened${added.length > 0 ? ` for ${added.join(', ')}` : ''}; it may only lose codes.`;
  }
  if (key === 'x-codelist-open')
    return old === true ? undefined : 'the closed code list is opened; it may only lose codes.';
  if (key === 'x-yijian-visibility')
    return visibilities.indexOf(now as string) > visibilities.indexOf(old as string)
      ? undefined
      : `${quote(now)} is more public than the standard's ${quote(old)}.`;
  return `${key} ${quote(now)} stands in place of ${quote(old)}; only bounds, required properties and code lists can be tightened.`;
}

/** Those of a list that another one has not. */
const strays = (list: Json | undefined, other: Json | undefined): string[] =>
  ((list ?? []) as string[]).filter((value) => !((other ?? []) as string[]).includes(value));
