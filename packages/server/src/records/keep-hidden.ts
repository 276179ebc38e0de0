import { visibleTo } from '../standard.js';
import type { Resource } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';

/**
 * The document that replaces another. What no reader ever sees cannot be sent back by whoever read the record and changed it, so restricted
 * properties that the new document leaves out stay as they were.
 */
export function keepHidden(resource: Resource, before: JsonObject, document: JsonObject): JsonObject {
  const visible = visibleTo('government', resource.schema, before);
  const hidden = Object.entries(before).filter(([name]) => !(name in visible));
  return { ...Object.fromEntries(hidden), ...document };
}
