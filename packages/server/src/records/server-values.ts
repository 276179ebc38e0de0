import type { Resource } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';
import { lookUpIn } from './look-up.js';
import type { Db } from './record.js';

/** What the server sets itself is not taken from the caller. */
export const withoutReadOnly = ({ readOnly }: Resource, body: JsonObject): JsonObject =>
  readOnly.some((name) => Object.hasOwn(body, name))
    ? Object.fromEntries(Object.entries(body).filter(([name]) => !readOnly.includes(name)))
    : body;

/** The document with the values that the server works out. `updatedAt` is not among them: it is kept beside the document. */
export const withDerived = async (db: Db, resource: Resource, document: JsonObject): Promise<JsonObject> => {
  const [whole = document] = await allWithDerived(db, resource, [document]);
  return whole;
};

/** As {@link withDerived}, for many: what they look up is asked of the database for all at once. */
export async function allWithDerived(
  db: Db,
  { derive }: Resource,
  documents: readonly JsonObject[],
): Promise<readonly JsonObject[]> {
  if (!derive) return documents;
  const lookUp = lookUpIn(db);
  return Promise.all(documents.map(async (document) => ({ ...document, ...(await derive(document, lookUp)) })));
}
