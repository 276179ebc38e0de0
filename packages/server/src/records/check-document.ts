import { faultyRequest, ProblemError } from '../http/problem.js';
import type { Resource } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';
import { claimFaults, referenceFaults, ruleFaults } from './document-faults.js';
import type { Tx } from './record.js';

/**
 * Holds a document to what its schema cannot say, against the records that are there.
 *
 * @throws ProblemError `unknown-reference`, `unprocessable` or `conflict`
 */
export async function checkDocument(tx: Tx, resource: Resource, document: JsonObject): Promise<void> {
  // References come first: rules read what they lead to.
  const dangling = await referenceFaults(tx, resource, document);
  if (dangling.length > 0) throw faultyRequest('unknown-reference', dangling);
  const broken = await ruleFaults(tx, resource, document);
  if (broken.length > 0) throw faultyRequest('unprocessable', broken);
  const [taken, ...more] = await claimFaults(tx, resource, document);
  if (taken) throw new ProblemError('conflict', taken.detail, { faults: [taken, ...more] });
}
