import type { JsonObject } from './bundle-standard.ts';
import { resolved } from './schema-at.ts';

/** A value that a record shows, and where the standard says what it is. */
export interface ShownValue {
  /** Schema and property: `Penalty.fineYuan`. */
  place: string;
  /** Of the property itself, or of its items when it is an array. */
  property: JsonObject;
  value: unknown;
}

/**
 * Every property that a record shows, with each of its values. What its schema does not know is passed over.
 *
 * @param schemas those of the bundle, by name
 */
export function shownValues(schemas: JsonObject, name: string, record: unknown): ShownValue[] {
  const shown: ShownValue[] = [];
  const enter = (node: JsonObject | undefined, value: unknown, place: string): void => {
    if (node === undefined) return;
    if (Array.isArray(value)) {
      for (const item of value) enter(node['items'] as JsonObject | undefined, item, place);
      return;
    }
    shown.push({ place, property: node, value });
    const within = (node['$ref'] as string | undefined)?.split('/').at(-1) ?? place;
    const properties = resolved(schemas, node)?.['properties'] as Record<string, JsonObject> | undefined;
    if (properties === undefined || typeof value !== 'object') return;
    for (const [key, item] of Object.entries(value as JsonObject)) enter(properties[key], item, `${within}.${key}`);
  };
  enter({ $ref: `#/components/schemas/${name}` }, record, name);
  return shown;
}
