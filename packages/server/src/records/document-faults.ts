import type { Fault } from '../fault.js';
import type { Resource } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';
import * as batch from './batch-faults.js';
import type { Tx } from './record.js';

/** Faults of a document by the rules that its schema cannot say. */
export const ruleFaults = (tx: Tx, resource: Resource, document: JsonObject): Promise<Fault[]> =>
  alone(batch.ruleFaults, tx, resource, document);

/** Places in a document that name records which do not exist. A document may name itself, and what it claims for itself. */
export const referenceFaults = (tx: Tx, resource: Resource, document: JsonObject): Promise<Fault[]> =>
  alone(batch.referenceFaults, tx, resource, document);

/** Ids that a document claims for itself and that others have, or that it has twice. */
export const claimFaults = (tx: Tx, resource: Resource, document: JsonObject): Promise<Fault[]> =>
  alone(batch.claimFaults, tx, resource, document);

const alone = async (
  faultsOf: (tx: Tx, resource: Resource, documents: readonly JsonObject[]) => Promise<batch.Faults>,
  tx: Tx,
  resource: Resource,
  document: JsonObject,
): Promise<Fault[]> => (await faultsOf(tx, resource, [document])).get(document) ?? [];
