import type { Resource } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';
import { lookUpIn } from './look-up.js';
import type { Db } from './record.js';

/** What the server sets itself is not taken from the caller. */
export const withoutReadOnly = ({ readOnly }: Resource, body: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !readOnly.includes(name)));

/** The document with the values that the server works out. `updatedAt` is not among them: it is kept beside the document. */
export const withDerived = async (db: Db, { derive }: Resource, document: JsonObject): Promise<JsonObject> =>
  derive ? { ...document, ...(await derive(document, lookUpIn(db))) } : document;
